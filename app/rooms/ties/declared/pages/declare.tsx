import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Radios } from '../../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { comesBack } from '../../../../ground/ui/comes-back.ts'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { TEAM } from '../../../people/rules.ts'
import { showFacts } from '../../pages/facts.tsx'
import { nodeHere } from '../../parts/node-here.ts'
import type { NamedNode } from '../../reads.ts'
import { declareForm, endForm } from '../forms.ts'
import { declaredById, findNodes } from '../reads.ts'
import { declareTie, endDeclared, withdrawDeclared } from '../writes.ts'

export const declarePages = new Hono<Env>()
  .get('/ties/search', async (c) => {
    const actor = requireRole(c, ...TEAM)
    return c.json({ results: await asActor(actor, (tx) => findNodes(tx, c.req.query('q') ?? '')) })
  })
  .get('/ties/:id/declare', async (c) => {
    const actor = requireRole(c, ...TEAM)
    return show(c, await nodeHere(actor, c.req.param('id')))
  })
  .post('/ties/:id/declare', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const node = await nodeHere(actor, c.req.param('id'))
    const { dayOf, now } = textsOf(c)
    const form = await parseForm(declareForm(dayOf(now)), c)
    if (!form.ok) {
      const query = form.searching?.query
      const found = query ? await asActor(actor, (tx) => findNodes(tx, query)) : []
      c.status(statusOfRetry(form))
      return show(c, node, form, found)
    }
    const declared = await asActor(actor, (tx) =>
      declareTie(tx, actor, form.once, node, form.value, dayOf(now)),
    )
    if (!declared.ok) {
      c.status(409)
      return show(c, node, { ...form, refusal: declared.refusal })
    }
    flash(c, 'ties.declare.done')
    return c.redirect(below(c, `/ties/${node.id}/with/${declared.value.two.id}`), 303)
  })
  .post('/ties/declared/:declared/end', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const id = c.req.param('declared')
    const { dayOf, now } = textsOf(c)
    const form = await parseForm(endForm(dayOf(now)), c)
    const here = isId(id) ? await asActor(actor, (tx) => declaredById(tx, id)) : undefined
    if (!here) return c.notFound()
    const ended = form.ok && (await asActor(actor, (tx) => endDeclared(tx, actor, id, form.value.on)))
    if (!ended) {
      comesBack(c, { ...form, errors: { on: ['ties.declare.notEnded'] } })
      c.status(422)
      return showFacts(c, actor, here.one.id, here.two.id)
    }
    flash(c, 'ties.declare.ended')
    return c.redirect(below(c, `/ties/${here.one.id}/with/${here.two.id}`), 303)
  })
  .post('/ties/declared/:declared/withdraw', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const id = c.req.param('declared')
    const gone = isId(id)
      ? await asActor(actor, async (tx) => {
          const here = await declaredById(tx, id)
          return here && (await withdrawDeclared(tx, actor, id)) ? here : undefined
        })
      : undefined
    if (!gone) return c.notFound()
    flash(c, 'ties.declare.withdrawn')
    return c.redirect(below(c, `/ties/${gone.one.id}`), 303)
  })

const show = (c: Context<Env>, node: NamedNode, form: FormState = {}, found: Found[] = []) =>
  c.render(<DeclarePage node={node} form={form} found={found} />, {
    title: c.var.t('ties.declare.heading'),
  })

type DeclareProps = { node: NamedNode; form: FormState; found: readonly Found[] }

function DeclarePage({ node, form, found }: DeclareProps) {
  const { t, dayOf, now } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="ties.declare.heading"
      lead={['ties.declare.lead', { name: node.name }]}
      crumbs={[{ href: below(`/ties/${node.id}`), label: ['ties.page.heading', { name: node.name }] }]}
      width="reading"
    >
      <Form {...form} submit="ties.declare.save">
        <Combobox
          name="who"
          label="ties.declare.who"
          search={below('/ties/search')}
          found={found}
          addNew={[
            { prefix: 'new-person', label: 'ties.declare.newPerson' },
            { prefix: 'new-group', label: 'ties.declare.newGroup' },
          ]}
          required
        />
        <Radios
          required
          name="form"
          label="ties.declare.form"
          value="informal"
          options={(['informal', 'formal'] as const).map((value) => ({
            value,
            label: t(`ties.declare.form.${value}`),
          }))}
        />
        <Field name="sinceOn" type="date" label="ties.declare.since" value={dayOf(now)} max={dayOf(now)} />
        <Radios
          required
          name="saidBy"
          label="ties.declare.saidBy"
          value="team"
          options={(['team', 'themselves'] as const).map((value) => ({
            value,
            label: t(`ties.declare.saidBy.${value}`),
          }))}
        />
      </Form>
    </Page>
  )
}
