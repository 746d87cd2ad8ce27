import { type Context, Hono } from 'hono'
import * as z from 'zod'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Radios } from '../../../../ground/ui/choices.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { fullName, TEAM } from '../../rules.ts'
import { SideBySide } from '../parts/side-by-side.tsx'
import { type Likely, pairOf } from '../reads.ts'
import { mergePeople, tellApart, undoMerge } from '../writes.ts'

const keepForm = z.object({ keep: z.uuid('people.merge.keep.missing') })

export const pair = new Hono<Env>()
  .get('/people/duplicates/:one/:other', async (c) => {
    const actor = requireRole(c, ...TEAM)
    return show(c, await pairHere(actor, c.req.param()))
  })
  .post('/people/duplicates/:one/:other', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const { one, other } = c.req.param()
    const form = await parseForm(keepForm, c)
    const keptId = form.ok && [one, other].find((id) => id === form.value.keep)
    if (!keptId) {
      const errors = form.ok ? { keep: ['people.merge.keep.missing'] } : form.errors
      c.status(422)
      return show(c, await pairHere(actor, { one, other }), { ...form, errors })
    }
    const mergedId = keptId === one ? other : one
    const merged = await asActor(actor, (tx) => mergePeople(tx, actor, form.once, { keptId, mergedId }))
    if (merged.ok) {
      flash(c, 'people.merge.done')
      return c.redirect(below(c, `/people/${keptId}`), 303)
    }
    c.status(409)
    return show(c, await pairHere(actor, { one, other }), { ...form, refusal: merged.refusal })
  })
  .post('/people/duplicates/:one/:other/apart', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const { one, other } = await pairHere(actor, c.req.param())
    await asActor(actor, (tx) => tellApart(tx, actor, [one.id, other.id]))
    flash(c, 'people.duplicates.apart')
    return c.redirect(below(c, '/people/duplicates'), 303)
  })
  .post('/people/merges/:id/undo', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const id = c.req.param('id')
    const undone = isId(id) ? await asActor(actor, (tx) => undoMerge(tx, actor, id)) : undefined
    if (!undone?.ok) return c.notFound()
    flash(c, 'people.merge.undone')
    return c.redirect(below(c, `/people/${undone.value.personId}`), 303)
  })

async function pairHere(
  actor: SignedInActor,
  { one, other }: { one: string; other: string },
): Promise<Likely> {
  const known = isId(one) && isId(other) ? await asActor(actor, (tx) => pairOf(tx, one, other)) : undefined
  if (!known) throw new NotHere()
  return known
}

const show = (c: Context<Env>, pair: Likely, form: FormState = {}) =>
  c.render(<PairPage pair={pair} form={form} />, { title: c.var.t('people.pair.heading') })

function PairPage({ pair, form }: { pair: Likely; form: FormState }) {
  const below = useBelow()
  const { one, other } = pair
  const here = below(`/people/duplicates/${one.id}/${other.id}`)
  return (
    <Page
      heading="people.pair.heading"
      lead="people.pair.lead"
      crumbs={[
        { href: below('/people'), label: 'people.list.heading' },
        { href: below('/people/duplicates'), label: 'people.duplicates.heading' },
      ]}
    >
      <SideBySide pair={pair} />
      <Section heading="people.pair.same">
        <Form {...form} action={here} submit="people.merge.save">
          <Radios
            name="keep"
            label="people.merge.keep"
            hint="people.merge.keepHint"
            options={[
              { value: one.id, label: fullName(one), hint: pageHint(one) },
              { value: other.id, label: fullName(other), hint: pageHint(other) },
            ]}
            required
          />
        </Form>
      </Section>
      <Section heading="people.pair.different" lead="people.pair.differentLead">
        <ActionButton action={`${here}/apart`} label="people.pair.apart" />
      </Section>
    </Page>
  )
}

const pageHint = (one: { phone: string | null; email: string | null }) => one.phone ?? one.email ?? undefined
