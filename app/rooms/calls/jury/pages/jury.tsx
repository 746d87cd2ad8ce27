import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton, Form, Refusal } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { type Operator, operators } from '../../../operators/reads.ts'
import { tellOfResult } from '../../followers/parts/tell-all.ts'
import { tellOfIdea } from '../../ideas/parts/tell.ts'
import { admittedIn } from '../../ideas/reads.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { callHere, todayOf } from '../../parts/here.ts'
import type { Call } from '../../reads.ts'
import { publishResult } from '../../results/writes.ts'
import { isAssessed, KEEPERS } from '../../rules.ts'
import { assessorForm } from '../../sheets/forms.ts'
import { type Assessment, assessmentsIn, type Juror, jurorsOf } from '../reads.ts'
import { addJuror } from '../writes.ts'

export const juryPages = new Hono<Env>()
  .get('/calls/:id/jury', async (c) => show(c, await undecided(c)))
  .post('/calls/:id/jury', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const call = await undecided(c)
    const form = await parseForm(assessorForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, call, form)
    }
    const added = await asActor(actor, (tx) => addJuror(tx, actor, form.once, call.id, form.value.personId))
    if (!added.ok) {
      c.status(422)
      return show(c, call, { ...form, errors: { personId: [added.refusal] } })
    }
    flash(c, 'calls.jury.added')
    return c.redirect(below(c, `/calls/${call.id}/jury`), 303)
  })
  .post('/calls/:id/result', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const call = await callHere(c)
    const decided = await asActor(actor, (tx) => publishResult(tx, actor, call, todayOf(c)))
    if (!decided.ok) {
      c.status(409)
      return show(c, call, {}, decided.refusal)
    }
    for (const { ideaId, funded } of decided.value)
      await tellOfIdea(c, ideaId, funded ? 'funded' : 'notFunded')
    if (decided.value.length > 0) await tellOfResult(c, call)
    flash(c, 'calls.result.published')
    return c.redirect(below(c, `/calls/${call.id}`), 303)
  })

/** A published call without a result. */
async function undecided(c: Context<Env>): Promise<Call> {
  requireRole(c, ...KEEPERS)
  const call = await callHere(c)
  if (!call.publishedAt || call.decidedOn) throw new NotHere()
  return call
}

async function show(c: Context<Env>, call: Call, form: FormState = {}, refusal?: string) {
  const actor = requireRole(c, ...KEEPERS)
  const found = await asActor(actor, async (tx) => ({
    jurors: await jurorsOf(tx, call.id),
    said: await assessmentsIn(tx, call.id),
    ideas: (await admittedIn(tx, call.id)).length,
    candidates: await operators(tx),
  }))
  return c.render(<JuryPage call={call} form={form} refusal={refusal} {...found} />, {
    title: c.var.t('calls.jury.heading'),
    section: '/calls',
  })
}

type Props = {
  call: Call
  jurors: Juror[]
  said: Assessment[]
  ideas: number
  candidates: Operator[]
  form: FormState
  refusal: string | undefined
}

function JuryPage({ call, jurors, said, ideas, candidates, form, refusal }: Props) {
  const { t, number, dayOf, now } = useTexts()
  const below = useBelow()
  const crumbs = useCrumbs()
  const by = (personId: string, interested: boolean) =>
    said.filter((one) => one.personId === personId && one.interested === interested).length
  const assessed = isAssessed(call.method)
  // The last day on which somebody else has a say.
  const lastDay = [call.closesOn, call.supportsUntil, call.votesUntil]
    .filter((day) => day !== null)
    .sort()
    .at(-1)
  const free = candidates.filter(
    ({ personId, roles }) =>
      roles.some(({ role }) => role !== 'citizen' && role !== 'guardian') &&
      jurors.every((juror) => juror.personId !== personId),
  )
  return (
    <Page
      heading="calls.jury.heading"
      kicker={call.title}
      lead={assessed ? 'calls.jury.lead' : 'calls.jury.noneNeeded'}
      crumbs={crumbs(call)}
    >
      <Refusal reason={refusal} />
      {!assessed ? null : jurors.length === 0 ? (
        <p>{t('calls.jury.none')}</p>
      ) : (
        <Table
          caption="calls.jury.heading"
          captionHidden
          rows={jurors}
          columns={[
            { heading: 'calls.jury.juror', main: true, cell: ({ name }) => name },
            {
              heading: 'calls.jury.assessed',
              numeric: true,
              cell: ({ personId }) =>
                t('calls.jury.of', { done: number(by(personId, false)), all: number(ideas) }),
            },
            {
              heading: 'calls.jury.interests',
              numeric: true,
              cell: ({ personId }) => number(by(personId, true)),
            },
          ]}
        />
      )}
      {assessed && (
        <Section heading="calls.jury.add">
          <Form {...form} action={below(`/calls/${call.id}/jury`)} submit="calls.jury.addAct">
            <Select
              name="personId"
              label="calls.jury.juror"
              required
              options={free.map(({ personId, name }) => ({ value: personId, label: name }))}
            />
          </Form>
        </Section>
      )}
      {lastDay && dayOf(now) > lastDay && (
        <Section heading="calls.result.heading" lead="calls.result.lead">
          <ActionButton action={below(`/calls/${call.id}/result`)} label="calls.result.publish" />
        </Section>
      )}
    </Page>
  )
}
