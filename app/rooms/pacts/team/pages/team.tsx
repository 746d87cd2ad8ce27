import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { membersOf } from '../../../operators/circles/reads.ts'
import type { CircleMember } from '../../../operators/circles/rules.ts'
import { leaveCircle } from '../../../operators/circles/writes.ts'
import { findPeople } from '../../../people/reads.ts'
import { fullName, TEAM } from '../../../people/rules.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { actingOnPact, readingPact, todayOf } from '../../parts/pact-here.ts'
import { PartFields } from '../../parts/part-fields.tsx'
import { partWords } from '../../parts/part-words.ts'
import type { Pact } from '../../reads.ts'
import { joinForm } from '../forms.ts'
import { joinTeam } from '../writes.ts'

const found = async (...[tx, said]: Parameters<typeof findPeople>): Promise<Found[]> =>
  (await findPeople(tx, said, 10)).map((one) => ({
    value: `person:${one.id}`,
    label: fullName(one),
    hint: one.municipality ?? undefined,
  }))

export const pactTeam = new Hono<Env>()
  .get('/pacts/team/search', async (c) => {
    const actor = requireRole(c, ...TEAM)
    return c.json({ results: await asActor(actor, (tx) => found(tx, c.req.query('q') ?? '')) })
  })
  .get('/pacts/:id/team', (c) => show(c))
  .post('/pacts/:id/team', async (c) => {
    const form = await parseForm(joinForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const joined = await actingOnPact(c, (tx, pact, actor) =>
      joinTeam(tx, actor, pact, form.once, form.value, todayOf(c)),
    )
    if (!joined.ok) {
      c.status(422)
      return show(c, { ...form, errors: { who: [joined.refusal] } })
    }
    flash(c, 'pacts.team.joined')
    return c.redirect(below(c, `/pacts/${c.req.param('id')}/team`), 303)
  })
  .post('/pacts/:id/team/:member/leave', async (c) => {
    const { id, member } = c.req.param()
    if (!isId(member)) throw new NotHere()
    const left = await actingOnPact(c, async (tx, pact, actor) => ({
      outcome: await leaveCircle(tx, actor, pact.circleId, member, c.var.now),
      self: actor.personId,
    }))
    if (!left.outcome.ok) {
      flash(c, left.outcome.refusal, 'warning')
      return c.redirect(below(c, `/pacts/${id}/team`), 303)
    }
    flash(c, 'pacts.team.left')
    // Whoever left finds nothing here any more.
    const gone = left.outcome.value.personId === left.self
    return c.redirect(below(c, gone ? '/pacts' : `/pacts/${id}/team`), 303)
  })

type Shown = { pact: Pact; members: CircleMember[]; results: Found[] }

async function show(c: Context<Env>, form: FormState = {}) {
  const shown = await readingPact(
    c,
    async (tx, pact): Promise<Shown> => ({
      pact,
      members: await membersOf(tx, pact.circleId),
      results: form.searching ? await found(tx, form.searching.query) : [],
    }),
  )
  return c.render(<TeamPage {...shown} form={form} />, {
    title: `${c.var.t('pacts.team.heading')}: ${shown.pact.person}`,
    section: '/pacts',
  })
}

function TeamPage({ pact, members, results, form }: Shown & { form: FormState }) {
  const { t, day } = useTexts()
  const below = useBelow()
  const here = below(`/pacts/${pact.id}/team`)
  return (
    <Page heading="pacts.team.heading" kicker={pact.person} lead="pacts.team.lead" crumbs={useCrumbs(pact)}>
      <Table
        caption="pacts.team.caption"
        captionHidden
        rows={members}
        columns={[
          { heading: 'pacts.team.name', main: true, cell: ({ name }) => name },
          { heading: 'pacts.team.part', cell: ({ part }) => partWords(t, part) },
          {
            heading: 'pacts.team.since',
            cell: ({ fromAt, untilAt }) =>
              untilAt
                ? t('pacts.team.fromUntil', { from: day(fromAt), until: day(untilAt) })
                : t('pacts.team.from', { from: day(fromAt) }),
          },
          {
            heading: 'pacts.team.reads',
            cell: ({ acts }) => t(acts ? 'pacts.team.readsYes' : 'pacts.team.readsNo'),
          },
          {
            heading: 'pacts.team.leaves',
            cell: ({ id, name, untilAt }) =>
              !untilAt && (
                <ActionButton action={`${here}/${id}/leave`} label={['pacts.team.leave', { name }]} />
              ),
          },
        ]}
      />
      <Section heading="pacts.team.add">
        <Form {...form} submit="pacts.team.save">
          <Combobox
            name="who"
            label="pacts.team.who"
            hint="pacts.team.whoHint"
            search={below('/pacts/team/search')}
            required
            found={results}
            addNew={[{ prefix: 'new-person', label: 'encounters.form.newPerson' }]}
          />
          <PartFields />
        </Form>
      </Section>
    </Page>
  )
}
