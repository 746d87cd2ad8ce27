import { sql } from 'kysely'
import type { SignedInActor } from '../../ground/access/actor.ts'
import { NotHere } from '../../ground/access/signed-in.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { insertOwn } from '../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../ground/forms/outcome.ts'
import { record } from '../../ground/journal/record.ts'
import type { CallForm, LaterForm } from './forms.ts'
import { callById } from './reads.ts'

const columnsOf = ({ total, ceiling, least, blind, ...form }: CallForm) => ({
  title: form.title,
  purpose: form.purpose,
  who: form.who,
  fund_id: form.fundId ?? null,
  total_cents: total,
  ceiling_cents: ceiling,
  criteria: JSON.stringify(form.criteria),
  least_points: least,
  blind: blind === 'yes',
  opens_on: form.opensOn,
  closes_on: form.closesOn,
  result_on: form.resultOn,
  method: form.method,
  supports_until: form.supportsUntil ?? null,
  least_supports: form.leastSupports,
  votes_from: form.votesFrom ?? null,
  votes_until: form.votesUntil ?? null,
  most_choices: form.mostChoices ?? null,
  votes_weight: form.votesWeight ?? null,
})

/** Writes a call that nobody reads yet but who works here. Sent twice it is one. */
export async function writeCall(tx: ActorTx, actor: SignedInActor, id: string, form: CallForm) {
  const own = { territory_id: actor.territoryId, id, recorded_by: actor.personId }
  const added = await insertOwn(tx, 'idea_call', { ...own, ...columnsOf(form) })
  if (added) await record(tx, actor, 'calls.written', 'idea_call', id)
}

/** Changes a call nobody has read yet. Refused once it is published: its rule stands. */
export async function changeCall(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  form: CallForm,
): Promise<Outcome<null, 'calls.call.stands'>> {
  const call = await callById(tx, id)
  if (!call) throw new NotHere()
  if (call.publishedAt) return refused('calls.call.stands')
  await tx.updateTable('idea_call').set(columnsOf(form)).where('id', '=', id).execute()
  await record(tx, actor, 'calls.changed', 'idea_call', id)
  return done(null)
}

/** Lets anyone read it. Refused where nobody could send an idea any more. Said twice it is published once. */
export async function publishCall(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  today: string,
): Promise<Outcome<null, 'calls.call.over'>> {
  const call = await callById(tx, id)
  if (!call) throw new NotHere()
  if (call.publishedAt) return done(null)
  if (call.closesOn < today) return refused('calls.call.over')
  await tx.updateTable('idea_call').set({ published_at: sql`now()` }).where('id', '=', id).execute()
  await record(tx, actor, 'calls.published', 'idea_call', id)
  return done(null)
}

export type LaterRefusal = 'calls.call.earlier' | 'calls.call.resultEarlier' | 'calls.call.dayEarlier'

/** Leaves more time for ideas, supports and votes. Refused, beside its field, where it would leave less for one of them. */
export async function closeLater(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { closesOn, resultOn, supportsUntil, votesFrom, votesUntil }: LaterForm,
): Promise<{ ok: true } | { ok: false; field: string; refusal: LaterRefusal }> {
  const call = await callById(tx, id)
  if (!call?.publishedAt || call.decidedOn) throw new NotHere()
  const not = (field: string, refusal: LaterRefusal) => ({ ok: false, field, refusal }) as const
  if (closesOn < call.closesOn) return not('closesOn', 'calls.call.earlier')
  if (resultOn < call.resultOn) return not('resultOn', 'calls.call.resultEarlier')
  const days = { supportsUntil, votesFrom, votesUntil }
  for (const [field, day] of Object.entries(days)) {
    const before = call[field as keyof typeof days]
    if (before && day && day < before) return not(field, 'calls.call.dayEarlier')
  }
  await tx
    .updateTable('idea_call')
    .set({
      closes_on: closesOn,
      result_on: resultOn,
      supports_until: supportsUntil ?? call.supportsUntil,
      votes_from: votesFrom ?? call.votesFrom,
      votes_until: votesUntil ?? call.votesUntil,
    })
    .where('id', '=', id)
    .execute()
  await record(tx, actor, 'calls.prolonged', 'idea_call', id)
  return { ok: true }
}
