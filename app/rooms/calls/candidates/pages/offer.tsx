import { type Context, Hono } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { below } from '../../../../ground/ui/below.ts'
import type { Found } from '../../../../ground/ui/combobox.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { findOrganisations } from '../../../organisations/reads.ts'
import { townsToChoose } from '../../../people/parts/towns.ts'
import { STAFF } from '../../../people/rules.ts'
import { placesLike } from '../../../places/reads.ts'
import { todayOf } from '../../parts/here.ts'
import { SECTION, spaceCallHere, useSpaceCrumbs } from '../../spaces/parts/here.ts'
import type { SpaceCall } from '../../spaces/reads.ts'
import { phaseOf } from '../../spaces/rules.ts'
import { candidateForm, offerForm } from '../forms.ts'
import { CandidateFields, type Choices } from '../parts/candidate-fields.tsx'
import { writeToProposer } from '../parts/letters.ts'
import { offerSpace, receiverOf } from '../writes.ts'

/** Two ways in: by the form anyone can fill in while the call is open, and copied from paper by who works here. */
export const offering = new Hono<Env>()
  .get('/space-calls/:call/offer', async (c) => show(c, await openHere(c), false))
  .post('/space-calls/:call/offer', async (c) => {
    const call = await openHere(c)
    const form = await parseForm(offerForm(call.criteria), c)
    if (!form.ok) return again(c, call, false, form, 422)
    const { proposer: name, email, ...offered } = form.value
    const [receiver, proposer] = [receiverOf(c.var.territory.id), { name, email, language: c.var.language }]
    const sent = await asActor(receiver, (tx) =>
      offerSpace(tx, receiver, form.once, call, offered, { on: todayOf(c), now: c.var.now, proposer }),
    )
    if (!sent.ok) return again(c, call, false, { ...form, ...refusalAt(sent) }, 409)
    if (sent.value.added) await writeToProposer(c, proposer, call.id, 'received')
    flash(c, 'calls.candidate.sent')
    return c.redirect(below(c, `/space-calls/${call.id}`), 303)
  })
  .get('/space-calls/:call/paper', async (c) => show(c, await takingHere(c), true))
  .post('/space-calls/:call/paper', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const call = await takingHere(c)
    const form = await parseForm(candidateForm(call.criteria), c)
    if (!form.ok) {
      const query = form.searching?.query
      const found = query ? await asActor(actor, (tx) => findOrganisations(tx, query)) : []
      return again(
        c,
        call,
        true,
        form,
        statusOfRetry(form),
        found.map(({ id, name }) => ({ value: id, label: name })),
      )
    }
    const { arrivedOn, ...offered } = form.value
    const sent = await asActor(actor, (tx) =>
      offerSpace(tx, actor, form.once, call, offered, { on: arrivedOn, now: c.var.now }),
    )
    if (!sent.ok) return again(c, call, true, { ...form, ...refusalAt(sent) }, 422)
    flash(c, 'calls.candidate.copied')
    return c.redirect(below(c, `/space-calls/${call.id}/candidates`), 303)
  })

const refusalAt = ({ field, refusal }: { field: string; refusal: string }): FormState =>
  field === 'form' ? { refusal } : { errors: { [field]: [refusal] } }

async function openHere(c: Context<Env>): Promise<SpaceCall> {
  const call = await spaceCallHere(c)
  if (phaseOf(call, todayOf(c)) !== 'open') throw new NotHere()
  return call
}

/** A sheet of paper that came in time can be copied also when the call has closed, until the result. */
async function takingHere(c: Context<Env>): Promise<SpaceCall> {
  requireRole(c, ...STAFF)
  const call = await spaceCallHere(c)
  if (!['open', 'assessing'].includes(phaseOf(call, todayOf(c)))) throw new NotHere()
  return call
}

function again(
  c: Context<Env>,
  call: SpaceCall,
  team: boolean,
  form: FormState,
  status: 200 | 409 | 422,
  found: Found[] = [],
) {
  c.status(status)
  return show(c, call, team, form, found)
}

async function show(
  c: Context<Env>,
  call: SpaceCall,
  team: boolean,
  form: FormState = {},
  found: Found[] = [],
) {
  const { actor } = c.var
  const choices = await asActor(actor, async (tx) => ({
    places: await placesLike(tx, { state: 'open' }),
    towns: await townsToChoose(tx),
  }))
  const heading = team ? 'calls.candidate.paper' : 'calls.candidate.offer'
  const back = team && holdsRole(actor, ...STAFF)
  return c.render(<OfferPage {...choices} {...{ call, team, form, found, heading, back }} />, {
    title: c.var.t(heading),
    section: SECTION,
  })
}

type Props = Choices & {
  call: SpaceCall
  team: boolean
  form: FormState
  found: Found[]
  heading: 'calls.candidate.paper' | 'calls.candidate.offer'
  back: boolean
}

function OfferPage({ call, form, heading, back, ...fields }: Props) {
  const crumbs = useSpaceCrumbs()
  const more = back
    ? [{ href: `/space-calls/${call.id}/candidates`, label: 'calls.candidate.list' as const }]
    : []
  const lead = fields.team ? 'calls.candidate.paperLead' : 'calls.candidate.offerLead'
  return (
    <Page heading={heading} kicker={call.title} lead={lead} crumbs={crumbs(call, ...more)} width="reading">
      <Form {...form} submit="calls.candidate.send">
        <CandidateFields call={call} {...fields} />
      </Form>
    </Page>
  )
}
