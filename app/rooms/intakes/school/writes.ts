import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { seal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { idWithin } from '../../../ground/db/ids.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import type { IntakeLine } from '../reads.ts'
import { sealedWhere } from '../rules.ts'
import type { PartForm, SignalForm } from './forms.ts'
import { schoolsFor } from './reads.ts'
import type { Ending, Signal } from './rules.ts'

export type SendRefusal = 'intakes.signal.schoolMissing' | 'intakes.signal.nobody'

/**
 * A school tells the educators of the territory, who alone read it; sent twice it is told once. Refused for a school one does
 * not speak for, and where nobody works here who could take it up.
 */
export async function sendSignal(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { school, pupil, noticed }: SignalForm,
  { today, ofTeam }: { today: string; ofTeam: boolean },
): Promise<Outcome<null, SendRefusal>> {
  if (!(await schoolsFor(tx, ofTeam)).some((one) => one.id === school))
    return refused('intakes.signal.schoolMissing')
  const words: Signal = { pupil, noticed }
  const sealed = seal(JSON.stringify(words), sealedWhere('school_signal', id))
  const { rows } = await sql<{ reached: number | null }>`
    select app.send_school_signal(${id}, ${idWithin(id, 'circle')}, ${school}, ${today}, ${sealed}) as reached`.execute(
    tx,
  )
  const reached = rows[0]?.reached ?? null
  if (reached === null) return refused('intakes.signal.nobody')
  if (reached > 0) await record(tx, actor, 'intakes.signalled', 'school_signal', id)
  return done(null)
}

/** Somebody takes it up, so that the others know. */
export async function takeUp(tx: ActorTx, actor: SignedInActor, id: string, today: string) {
  const taken = await tx
    .updateTable('school_signal')
    .set({ taken_up_on: today, taken_up_by: actor.personId })
    .where('id', '=', id)
    .where('taken_up_on', 'is', null)
    .where('closed_on', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (taken) await record(tx, actor, 'intakes.tookUpSignal', 'school_signal', id)
}

export async function meetFamily(tx: ActorTx, actor: SignedInActor, id: string, metOn: string) {
  const met = await tx
    .updateTable('school_signal')
    .set({ family_met_on: metOn })
    .where('id', '=', id)
    .where('closed_on', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (met) await record(tx, actor, 'intakes.metFamily', 'school_signal', id)
}

type Settled = { outcome: Ending; intakeId?: undefined } | { outcome: 'agreed'; intakeId: string }

/** It is settled, one way or the other: what the school said is forgotten here at once. */
export async function settleSignal(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { outcome, intakeId }: Settled,
  today: string,
) {
  const settled = await tx
    .updateTable('school_signal')
    .set({ outcome, closed_on: today, closed_by: actor.personId, sealed: null, intake_id: intakeId ?? null })
    .where('id', '=', id)
    .where('closed_on', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (settled) await record(tx, actor, 'intakes.settledSignal', 'school_signal', id)
}

/** A part of the plan for the school, the family or the neighbourhood. Refused for a body or somebody that is not there. */
export async function addPart(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  intake: IntakeLine,
  { side, plan, forBody, forPerson, untilOn }: PartForm,
): Promise<Outcome<null, 'intakes.path.whomMissing'>> {
  const table = forBody ? 'organisation' : 'person'
  const whom = forBody ?? forPerson
  if (whom && !(await tx.selectFrom(table).where('id', '=', whom).select('id').executeTakeFirst()))
    return refused('intakes.path.whomMissing')
  const added = await insertOwn(tx, 'intake_path_part', {
    territory_id: actor.territoryId,
    id,
    intake_id: intake.id,
    circle_id: intake.circleId,
    person_id: intake.personId,
    side,
    organisation_id: forBody ?? null,
    shared_with: forPerson ?? null,
    until_on: untilOn ?? null,
    sealed: seal(plan, sealedWhere('intake_path_part', id)),
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'intakes.addedPart', 'intake', intake.id)
  return done(null)
}

/** Whoever a part is for, or who accompanies, says that it is done. */
export async function doPart(tx: ActorTx, actor: SignedInActor, partId: string, today: string) {
  const did = await tx
    .updateTable('intake_path_part')
    .set({ done_on: today, done_by: actor.personId })
    .where('id', '=', partId)
    .where('done_on', 'is', null)
    .returning('intake_id')
    .executeTakeFirst()
  if (did) await record(tx, actor, 'intakes.didPart', 'intake', did.intake_id)
  return did !== undefined
}
