import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { attempt } from '../../../ground/db/attempt.ts'
import { newId } from '../../../ground/db/ids.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { keptIdOf } from '../../people/reads.ts'
import { showAttachments } from '../attachments/writes.ts'
import type { Call } from '../reads.ts'
import type { IdeaForm, PaperForm } from './forms.ts'
import { contactOf, type Idea, ideaById } from './reads.ts'
import { contactWhere } from './rules.ts'

export const sealed: readonly SealedColumn[] = [{ table: 'idea_contact', column: 'sealed', id: 'idea_id' }]

/** What the database refuses of an idea, beside which field it is said. */
const REFUSALS = {
  idea_while_open: { field: 'arrivedOn', refusal: 'calls.idea.notOpen' },
  idea_below_ceiling: { field: 'cents', refusal: 'calls.idea.aboveCeiling' },
  idea_of_whom: { field: 'who', refusal: 'calls.idea.notForThem' },
} as const
export type IdeaRefusal = (typeof REFUSALS)[keyof typeof REFUSALS]['refusal']
type Refused = { ok: false; field: string; refusal: IdeaRefusal }

async function taking<V>(tx: ActorTx, work: () => Promise<V>): Promise<{ ok: true; value: V } | Refused> {
  try {
    return done(await attempt(tx, work))
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string }
    const said = code === '23514' && REFUSALS[constraint as keyof typeof REFUSALS]
    if (said) return { ok: false, ...said }
    throw error
  }
}

type Written = IdeaForm | PaperForm
const contentOf = (form: Written) => ({
  title: form.title,
  what: form.what,
  spending: form.spending,
  asked_cents: form.cents,
  who: form.who,
  organisation_id: ('organisationId' in form ? form.organisationId : undefined) ?? null,
  state: form.step === 'submit' ? 'submitted' : 'draft',
})
const sealedContact = (ideaId: string, { name, email, phone, others }: Written, language?: string) =>
  seal(JSON.stringify({ name, email, phone, others, language }), contactWhere(ideaId))

/** How an idea comes in: by whoever has it, or on paper through who copies it. */
export type Arrival = { on: string; onPaper: boolean; language?: string }

/**
 * Writes an idea into a call: a draft, or sent in. Refused where the call is not open on the day it arrived, where it asks
 * more than the ceiling, or comes from whom the call is not for. Sent twice it is one.
 */
export async function writeIdea(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  callId: string,
  form: Written,
  { on, onPaper, language }: Arrival,
) {
  const own = { territory_id: actor.territoryId, recorded_by: actor.personId }
  return taking(tx, async () => {
    const content = contentOf(form)
    const added = await insertOwn(tx, 'idea', {
      ...own,
      ...content,
      id,
      call_id: callId,
      on_paper: onPaper,
      arrived_on: on,
    })
    if (!added) return { id }
    // Whoever has an account stands for what they say; on paper it may be said whose it is, so that an erasure reaches it.
    const brought = 'personId' in form && form.personId ? await keptIdOf(tx, form.personId) : undefined
    const about = { ...own, idea_id: id, person_id: onPaper ? (brought ?? null) : actor.personId }
    await tx
      .insertInto('idea_signature')
      .values({ ...about, words: form.signature })
      .execute()
    await tx
      .insertInto('idea_contact')
      .values({ ...about, sealed: sealedContact(id, form, language) })
      .execute()
    await keepVersion(tx, actor, id, content)
    await record(tx, actor, content.state === 'draft' ? 'calls.drafted' : 'calls.submitted', 'idea', id)
    return { id }
  })
}

async function keepVersion(
  tx: ActorTx,
  actor: SignedInActor,
  ideaId: string,
  { title, what, spending, asked_cents, state }: ReturnType<typeof contentOf>,
) {
  const own = { territory_id: actor.territoryId, recorded_by: actor.personId }
  await tx
    .insertInto('idea_version')
    .values({ ...own, id: newId(), idea_id: ideaId, title, what, spending, asked_cents, state })
    .execute()
}

/** Whether somebody may still change an idea: who wrote it, until it is judged. */
export const mayChange = (actor: { personId: string | null }, idea: Pick<Idea, 'state' | 'writerId'>) =>
  actor.personId !== null && idea.writerId === actor.personId && ['draft', 'submitted'].includes(idea.state)

/**
 * Changes one's own idea while its call is open, and sends it in. What was sent in stays so; every writing is kept. Throws
 * NotHere for anyone else's, or one that was judged.
 */
export async function changeIdea(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  form: Written,
  today: string,
) {
  const idea = await ideaById(tx, id)
  if (!idea || !mayChange(actor, idea)) throw new NotHere()
  return taking(tx, async () => {
    const content = contentOf(idea.state === 'submitted' ? { ...form, step: 'submit' as const } : form)
    const arrivedOn = idea.onPaper && 'arrivedOn' in form ? form.arrivedOn : today
    await tx
      .updateTable('idea')
      .set({ ...content, arrived_on: arrivedOn })
      .where('id', '=', id)
      .execute()
    await tx.updateTable('idea_signature').set({ words: form.signature }).where('idea_id', '=', id).execute()
    await tx
      .updateTable('idea_contact')
      .set({ sealed: sealedContact(id, form, (await contactOf(tx, id))?.language) })
      .where('idea_id', '=', id)
      .execute()
    await keepVersion(tx, actor, id, content)
    const sentNow = idea.state === 'draft' && content.state === 'submitted'
    if (sentNow) await showAttachments(tx, [id], 'staff')
    await record(tx, actor, sentNow ? 'calls.submitted' : 'calls.ideaChanged', 'idea', id)
    return { id }
  })
}

/**
 * Says whether an idea is admitted, and why; an admitted one is read by anyone from then on, under its name unless the call
 * is blind. Refused while the call still takes ideas: until then whoever wrote it may change it. The first answer stands.
 */
export async function judgeIdea(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { answer, reason }: { answer: 'admitted' | 'refused'; reason: string },
  call: Call,
  today: string,
): Promise<Outcome<{ id: string }, 'calls.judge.tooEarly' | 'calls.judge.already'>> {
  if (today <= call.closesOn) return refused('calls.judge.tooEarly')
  const judged = await tx
    .updateTable('idea')
    .set({ state: answer, reason, judged_by: actor.personId, judged_at: sql`now()` })
    .where('id', '=', id)
    .where('state', '=', 'submitted')
    .returning('id')
    .executeTakeFirst()
  if (!judged) return refused('calls.judge.already')
  if (answer === 'admitted' && !call.blind) {
    await tx.updateTable('idea_signature').set({ shown: true }).where('idea_id', '=', id).execute()
    await showAttachments(tx, [id], 'anyone')
  }
  await record(tx, actor, answer === 'admitted' ? 'calls.admitted' : 'calls.notAdmitted', 'idea', id)
  return done({ id })
}
