import { type Actor, commandIn, type SignedInActor } from '../../../ground/access/actor.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { attempt } from '../../../ground/db/attempt.ts'
import { insertOnce } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { placeById } from '../../places/reads.ts'
import type { SpaceCall } from '../spaces/reads.ts'
import type { Offered } from './forms.ts'
import { type Candidate, candidatesIn, offeredSince } from './reads.ts'
import { MOST_OFFERED_AN_HOUR, type Proposer, proposerWhere } from './rules.ts'

export const sealed: readonly SealedColumn[] = [
  { table: 'space_proposer', column: 'sealed', id: 'candidate_id' },
]

/** Who writes down what a visitor offers: they have no account, and read nothing of it before the result. */
export const receiverOf = (territoryId: string) => commandIn(territoryId, ['coordinator'])

export type OfferRefusal = 'calls.candidate.notOpen' | 'calls.candidate.twice' | 'calls.candidate.tooMany'
type Refused = { ok: false; refusal: OfferRefusal; field: 'arrivedOn' | 'placeId' | 'form' }
type Arrival = { on: string; now: Date; proposer?: Proposer | undefined }

/**
 * Writes down a space that is offered in a call. Refused where the call was not open on the day it arrived, where the place
 * has been offered already, and where too many come by the form within an hour. Sent twice it is one.
 */
export async function offerSpace(
  tx: ActorTx,
  actor: Actor,
  id: string,
  call: SpaceCall,
  form: Offered,
  { on, now, proposer }: Arrival,
): Promise<{ ok: true; value: { added: boolean } } | Refused> {
  const standing = await candidatesIn(tx, call.id)
  const own = standing.find((one) => one.id === id)
  if (own && own.recordedBy !== actor.personId) throw new NotHere()
  if (own) return done({ added: false })
  if (standing.some((one) => one.placeId !== null && one.placeId === form.placeId && !one.asideReason))
    return { ok: false, refusal: 'calls.candidate.twice', field: 'placeId' }
  if (proposer && (await offeredSince(tx, new Date(now.getTime() - 3_600_000))) >= MOST_OFFERED_AN_HOUR)
    return { ok: false, refusal: 'calls.candidate.tooMany', field: 'form' }
  const place = form.placeId ? await placeById(tx, form.placeId) : undefined
  if (form.placeId && !place) throw new NotHere()
  const row = {
    territory_id: actor.territoryId,
    id,
    call_id: call.id,
    place_id: place?.id ?? null,
    name: place?.name ?? form.name ?? '',
    address: place?.address ?? form.address ?? null,
    istat_code: place?.istat_code ?? form.municipality ?? null,
    owner_id: form.ownerId ?? null,
    owner_said: form.ownerSaid ?? null,
    answers: form.answers,
    by_form: proposer !== undefined,
    arrived_on: on,
    recorded_by: actor.personId,
  }
  try {
    if (!(await attempt(tx, () => insertOnce(tx, 'space_candidate', row))))
      return { ok: false, refusal: 'calls.candidate.twice', field: 'placeId' }
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'space_while_open')
      return { ok: false, refusal: 'calls.candidate.notOpen', field: proposer ? 'form' : 'arrivedOn' }
    throw error
  }
  if (proposer)
    await tx
      .insertInto('space_proposer')
      .values({
        territory_id: actor.territoryId,
        candidate_id: id,
        sealed: seal(JSON.stringify(proposer), proposerWhere(id)),
        recorded_by: actor.personId,
      })
      .execute()
  await record(tx, actor, 'calls.spaceOffered', 'space_candidate', id)
  return done({ added: true })
}

/** Leaves a space out of the assessment, and says why. Refused once the result stands. Said twice the first reason stays. */
export async function setAside(
  tx: ActorTx,
  actor: SignedInActor,
  { id, asideReason }: Candidate,
  call: SpaceCall,
  reason: string,
): Promise<Outcome<null, 'calls.candidate.decided'>> {
  if (call.decidedOn) return refused('calls.candidate.decided')
  if (asideReason) return done(null)
  await tx
    .updateTable('space_candidate')
    .set({ aside_reason: reason, aside_by: actor.personId, aside_at: new Date() })
    .where('id', '=', id)
    .execute()
  await record(tx, actor, 'calls.spaceSetAside', 'space_candidate', id)
  return done(null)
}
