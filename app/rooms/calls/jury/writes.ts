import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { attempt } from '../../../ground/db/attempt.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { worksHere } from '../../operators/reads.ts'
import type { Idea } from '../ideas/reads.ts'
import type { Call } from '../reads.ts'
import type { SheetForm } from '../sheets/forms.ts'
import { isJuror } from './reads.ts'

/** Asks somebody to assess the ideas of a call. Refused for who has no part here; asked twice they stand once. */
export async function addJuror(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  callId: string,
  personId: string,
): Promise<Outcome<null, 'calls.jury.notHere'>> {
  if (!(await worksHere(tx, actor, [personId])).standing) return refused('calls.jury.notHere')
  if (await isJuror(tx, callId, personId)) return done(null)
  const own = { territory_id: actor.territoryId, recorded_by: actor.personId }
  const added = await insertOwn(tx, 'idea_juror', { ...own, id, call_id: callId, person_id: personId })
  if (added) await record(tx, actor, 'calls.jurorAsked', 'idea_call', callId)
  return done(null)
}

export type AssessRefusal = 'calls.assess.interested' | 'calls.assess.own'

/**
 * Keeps a juror's sheet on an idea; assessed again it takes the place of the one before. Refused for who has declared an
 * interest or wrote the idea. Throws NotHere for who is no juror, or an idea that is not to be assessed.
 */
export async function assess(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { idea, call }: { idea: Idea; call: Call },
  sheet: SheetForm,
): Promise<Outcome<null, AssessRefusal>> {
  await mustAssess(tx, actor, idea, call)
  const before = await saidBefore(tx, actor, idea.id)
  if (before?.interested) return refused('calls.assess.interested')
  if (idea.writerId === actor.personId) return refused('calls.assess.own')
  await attempt(tx, () =>
    tx
      .insertInto('idea_assessment')
      .values({ territory_id: actor.territoryId, id, idea_id: idea.id, person_id: actor.personId, ...sheet })
      .onConflict((same) => same.columns(['territory_id', 'idea_id', 'person_id']).doUpdateSet(sheet))
      .execute(),
  )
  await record(tx, actor, 'calls.assessed', 'idea', idea.id)
  return done(null)
}

/** Says that one has an interest in an idea: what one scored of it is gone, and nothing more can be. */
export async function declareInterest(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { idea, call }: { idea: Idea; call: Call },
) {
  await mustAssess(tx, actor, idea, call)
  if ((await saidBefore(tx, actor, idea.id))?.interested) return
  const interest = { interested: true, scores: [], reasons: [] }
  await tx
    .insertInto('idea_assessment')
    .values({ territory_id: actor.territoryId, id, idea_id: idea.id, person_id: actor.personId, ...interest })
    .onConflict((same) => same.columns(['territory_id', 'idea_id', 'person_id']).doUpdateSet(interest))
    .execute()
  await record(tx, actor, 'calls.interestDeclared', 'idea', idea.id)
}

async function mustAssess(tx: ActorTx, actor: SignedInActor, idea: Idea, call: Call) {
  if (idea.state !== 'admitted' || call.decidedOn || !(await isJuror(tx, call.id, actor.personId)))
    throw new NotHere()
}

const saidBefore = (tx: ActorTx, actor: SignedInActor, ideaId: string) =>
  tx
    .selectFrom('idea_assessment')
    .where('idea_id', '=', ideaId)
    .where('person_id', '=', actor.personId)
    .select('interested')
    .executeTakeFirst()
