import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import { TEAM } from '../../../people/rules.ts'
import { findNodes } from '../../declared/reads.ts'
import { settleForm } from '../forms.ts'
import { type Said, saidById, waitingSaid } from '../reads.ts'
import { putAside, settleSaid } from '../writes.ts'

/** What people and bodies said of their own ties: somebody of the team says who was meant. */
export const saidPages = new Hono<Env>()
  .get('/ties/said', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const waiting = await asActor(actor, waitingSaid)
    return c.render(<WaitingPage waiting={waiting} />, { title: c.var.t('ties.said.heading') })
  })
  .get('/ties/said/:said', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const said = await saidHere(actor, c.req.param('said'))
    const words = said.name_said
    return show(c, said, {}, words ? await asActor(actor, (tx) => findNodes(tx, words)) : [])
  })
  .post('/ties/said/:said', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const said = await saidHere(actor, c.req.param('said'))
    const form = await parseForm(settleForm, c)
    if (!form.ok) {
      const query = form.searching?.query
      const found = query ? await asActor(actor, (tx) => findNodes(tx, query)) : []
      c.status(statusOfRetry(form))
      return show(c, said, form, found)
    }
    const { dayOf, now } = textsOf(c)
    const who =
      form.value.who ??
      (said.organisation_id ? { kind: 'organisation' as const, id: said.organisation_id } : undefined)
    if (!who) {
      c.status(422)
      return show(c, said, { ...form, errors: { who: ['ties.declare.who.missing'] } })
    }
    const settled = await asActor(actor, (tx) => settleSaid(tx, actor, said, who, dayOf(now)))
    if (!settled.ok) {
      c.status(409)
      return show(c, said, { ...form, refusal: settled.refusal })
    }
    flash(c, 'ties.said.settled')
    return c.redirect(below(c, '/ties/said'), 303)
  })
  .post('/ties/said/:said/aside', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const said = await saidHere(actor, c.req.param('said'))
    await asActor(actor, (tx) => putAside(tx, actor, said.id))
    flash(c, 'ties.said.aside')
    return c.redirect(below(c, '/ties/said'), 303)
  })

async function saidHere(actor: SignedInActor, id: string): Promise<Said> {
  const said = isId(id) ? await asActor(actor, (tx) => saidById(tx, id)) : undefined
  if (!said) throw new NotHere()
  return said
}

function WaitingPage({ waiting }: { waiting: Said[] }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Page heading="ties.said.heading" lead="ties.said.lead">
      {waiting.length === 0 ? (
        <EmptyState heading="ties.said.none" text="ties.said.noneText" />
      ) : (
        <Table
          caption="ties.said.heading"
          captionHidden
          rows={waiting}
          columns={[
            {
              heading: 'ties.said.teller',
              main: true,
              cell: (one) => <a href={below(`/ties/said/${one.id}`)}>{one.teller.name}</a>,
            },
            { heading: 'ties.said.whom', cell: (one) => one.organisation ?? one.name_said },
            {
              heading: 'ties.say.wish',
              cell: (one) => t(`ties.said.wish.${one.wish as 'known' | 'no_longer'}`),
            },
            { heading: 'ties.said.at', cell: (one) => <When at={one.said_at} /> },
          ]}
        />
      )}
    </Page>
  )
}

const show = (c: Context<Env>, said: Said, form: FormState = {}, found: Found[] = []) =>
  c.render(<SettlePage said={said} form={form} found={found} />, { title: c.var.t('ties.said.one') })

function SettlePage({ said, form, found }: { said: Said; form: FormState; found: Found[] }) {
  const { t, day } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="ties.said.one"
      lead="ties.said.oneLead"
      crumbs={[{ href: below('/ties/said'), label: 'ties.said.heading' }]}
      width="reading"
    >
      <DefinitionList
        items={[
          ['ties.said.teller', said.teller.name],
          ['ties.said.whom', said.organisation ?? said.name_said],
          ['ties.say.wish', t(`ties.said.wish.${said.wish as 'known' | 'no_longer'}`)],
          ['ties.declare.form', t(said.formal ? 'ties.form.formal' : 'ties.form.informal')],
          ['ties.declare.since', said.since_on && day(said.since_on)],
        ]}
      />
      <Form {...form} submit="ties.said.settle">
        {said.organisation_id ? null : (
          <Combobox
            name="who"
            label="ties.said.who"
            search={below('/ties/search')}
            found={found}
            addNew={[
              { prefix: 'new-person', label: 'ties.declare.newPerson' },
              { prefix: 'new-group', label: 'ties.declare.newGroup' },
            ]}
          />
        )}
      </Form>
      <ActionButton action={below(`/ties/said/${said.id}/aside`)} label="ties.said.putAside" />
    </Page>
  )
}
