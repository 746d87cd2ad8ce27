import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { attempt } from '../../../ground/db/attempt.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { operators } from '../../operators/reads.ts'
import type { Candidate } from '../candidates/reads.ts'
import { isAssessor } from '../choosing/reads.ts'
import type { SheetForm } from '../sheets/forms.ts'
import type { SpaceCall } from '../spaces/reads.ts'
import { ASSESSORS } from '../spaces/rules.ts'

/** Asks somebody to assess the spaces of a call. Refused for who has no role that reads them. Asked twice they stand once. */
export async function addAssessor(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  callId: string,
  personId: string,
): Promise<Outcome<null, 'calls.jury.notHere'>> {
  const who = (await operators(tx)).find((one) => one.personId === personId)
  if (!who?.roles.some(({ role }) => ASSESSORS.some((one) => one === role)))
    return refused('calls.jury.notHere')
  if (await isAssessor(tx, callId, personId)) return done(null)
  const own = { territory_id: actor.territoryId, recorded_by: actor.personId }
  const added = await insertOwn(tx, 'space_assessor', { ...own, id, call_id: callId, person_id: personId })
  if (added) await record(tx, actor, 'calls.assessorAsked', 'space_call', callId)
  return done(null)
}

type About = { space: Candidate; call: SpaceCall }
export type AssessRefusal = 'calls.assess.interested' | 'calls.choosing.own'

/**
 * Keeps an assessor's sheet on a space; assessed again it takes the place of the one before. Refused for who has declared an
 * interest, who proposed it, or is part of a body that owns or manages it. Throws NotHere for anyone who does not assess it.
 */
export async function assessSpace(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { space, call }: About,
  sheet: SheetForm,
): Promise<Outcome<null, AssessRefusal>> {
  await mustAssess(tx, actor, space, call)
  if (await hasInterest(tx, actor, space.id)) return refused('calls.assess.interested')
  const said = { territory_id: actor.territoryId, id, candidate_id: space.id, person_id: actor.personId }
  try {
    await attempt(tx, () =>
      tx
        .insertInto('space_assessment')
        .values({ ...said, ...sheet })
        .onConflict((same) => same.columns(['territory_id', 'candidate_id', 'person_id']).doUpdateSet(sheet))
        .execute(),
    )
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'space_assessment_not_own')
      return refused('calls.choosing.own')
    throw error
  }
  await record(tx, actor, 'calls.spaceAssessed', 'space_candidate', space.id)
  return done(null)
}

/** Says that one has an interest in a space: what one scored of it is gone, and nothing more can be. */
export async function declareInSpace(tx: ActorTx, actor: SignedInActor, id: string, { space, call }: About) {
  await mustAssess(tx, actor, space, call)
  if (await hasInterest(tx, actor, space.id)) return
  const interest = { interested: true, scores: [], reasons: [] }
  await tx
    .insertInto('space_assessment')
    .values({
      territory_id: actor.territoryId,
      id,
      candidate_id: space.id,
      person_id: actor.personId,
      ...interest,
    })
    .onConflict((same) => same.columns(['territory_id', 'candidate_id', 'person_id']).doUpdateSet(interest))
    .execute()
  await record(tx, actor, 'calls.spaceInterestDeclared', 'space_candidate', space.id)
}

async function mustAssess(tx: ActorTx, actor: SignedInActor, space: Candidate, call: SpaceCall) {
  if (space.asideReason || call.decidedOn || !(await isAssessor(tx, call.id, actor.personId)))
    throw new NotHere()
}

const hasInterest = async (tx: ActorTx, actor: SignedInActor, candidateId: string) =>
  (
    await tx
      .selectFrom('space_assessment')
      .where('candidate_id', '=', candidateId)
      .where('person_id', '=', actor.personId)
      .select('interested')
      .executeTakeFirst()
  )?.interested === true
