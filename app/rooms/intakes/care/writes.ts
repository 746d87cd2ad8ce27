import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { idWithin, newId } from '../../../ground/db/ids.ts'
import { insertOnce } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { sessionById } from '../../activities/sessions/reads.ts'
import { openCircle } from '../../operators/circles/writes.ts'
import { refusalToName } from '../../people/guardians/reads.ts'
import type { NamingRefusal } from '../../people/guardians/rules.ts'
import { keptIdOf } from '../../people/reads.ts'
import { correctEvidence, removeEvidence } from '../../ties/writes.ts'
import type { BelongForm, GroupForm, PlacementForm } from './forms.ts'
import { belongingTo, type CareGroup } from './reads.ts'

/**
 * An activity of the agenda is also a group of care, for its circle alone. In the journal stands the circle, never the
 * activity: nobody learns from there which one it is. Refused for an activity that is not there.
 */
export async function beginCareGroup(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { activity, purpose, part }: GroupForm,
): Promise<Outcome<{ groupId: string }, 'intakes.care.activityMissing'>> {
  const there = await tx.selectFrom('activity').where('id', '=', activity).select('id').executeTakeFirst()
  if (!there) return refused('intakes.care.activityMissing')
  const circleId = idWithin(id, 'circle')
  const begun = await openCircle(tx, actor, { id: circleId, kind: 'care_group', aboutId: null, part })
  if (begun) {
    await insertOnce(tx, 'care_group', {
      territory_id: actor.territoryId,
      id,
      circle_id: circleId,
      activity_id: activity,
      purpose,
      recorded_by: actor.personId,
    })
    await record(tx, actor, 'intakes.care', 'circle', circleId)
  }
  return done({ groupId: id })
}

/** Somebody belongs to it from today. Refused for nobody, and where somebody may not be named. */
export async function belong(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  group: CareGroup,
  { who, belongsAs, caresFor }: BelongForm,
  today: string,
): Promise<Outcome<null, 'intakes.care.whoMissing' | NamingRefusal>> {
  const personId = await keptIdOf(tx, who)
  const cared = caresFor ? await keptIdOf(tx, caresFor) : null
  if (!personId || cared === undefined) return refused('intakes.care.whoMissing')
  const unnamed = await refusalToName(tx, actor, [personId], today)
  if (unnamed) return refused(unnamed)
  const added = await insertOnce(tx, 'care_member', {
    territory_id: actor.territoryId,
    id,
    circle_id: group.circleId,
    person_id: personId,
    part: belongsAs,
    cares_for: cared,
    from_on: today,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'intakes.care', 'circle', group.circleId)
  return done(null)
}

export async function belongNoMore(
  tx: ActorTx,
  actor: SignedInActor,
  group: CareGroup,
  memberId: string,
  today: string,
) {
  const ended = await tx
    .updateTable('care_member')
    .set({ until_on: sql<string>`greatest(from_on, ${today}::date)` })
    .where('id', '=', memberId)
    .where('circle_id', '=', group.circleId)
    .where('until_on', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (ended) await record(tx, actor, 'intakes.care', 'circle', group.circleId)
}

/**
 * Who of the group came to a session: exactly these, tied within the circle. Nothing of it touches the register that everyone
 * keeps, where they may be counted without a name. Refused for a session yet to begin.
 */
export async function keepCareRegister(
  tx: ActorTx,
  actor: SignedInActor,
  group: CareGroup,
  sessionId: string,
  present: readonly string[],
  now: Date,
): Promise<Outcome<null, 'intakes.care.notBegun'>> {
  const session = await sessionById(tx, sessionId)
  if (session?.activityId !== group.activityId) throw new NotHere()
  if (session.startsAt > now) return refused('intakes.care.notBegun')
  const belonging = new Set((await belongingTo(tx, group.circleId)).map(({ personId }) => personId))
  const here = [...new Set(present)].filter((id) => belonging.has(id))
  await tx
    .deleteFrom('care_attendance')
    .where('circle_id', '=', group.circleId)
    .where('session_id', '=', sessionId)
    .execute()
  const source = {
    kind: 'care' as const,
    sourceKind: 'care_group',
    sourceId: idWithin(group.id, sessionId),
  }
  if (here.length === 0) await removeEvidence(tx, actor, source)
  else {
    await tx
      .insertInto('care_attendance')
      .values(
        here.map((personId) => ({
          territory_id: actor.territoryId,
          id: newId(),
          circle_id: group.circleId,
          session_id: sessionId,
          person_id: personId,
          recorded_by: actor.personId,
        })),
      )
      .execute()
    await correctEvidence(tx, actor, {
      ...source,
      on: session.heldOn,
      circleId: group.circleId,
      nodes: here.map((id) => ({ kind: 'person' as const, id })),
    })
  }
  await record(tx, actor, 'intakes.care', 'circle', group.circleId)
  return done(null)
}

/** A place where somebody in care could work for a while. Refused for a body that is not there. */
export async function addPlacement(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { body, tasks, hoursWeek, seats, fromOn }: PlacementForm,
): Promise<Outcome<null, 'intakes.care.bodyMissing'>> {
  const there = await tx.selectFrom('organisation').where('id', '=', body).select('id').executeTakeFirst()
  if (!there) return refused('intakes.care.bodyMissing')
  const added = await insertOnce(tx, 'sar_placement', {
    territory_id: actor.territoryId,
    id,
    organisation_id: body,
    tasks,
    hours_week: hoursWeek,
    seats,
    from_on: fromOn,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'intakes.addedPlacement', 'sar_placement', id)
  return done(null)
}

export async function endPlacement(tx: ActorTx, actor: SignedInActor, id: string, today: string) {
  const ended = await tx
    .updateTable('sar_placement')
    .set({ until_on: sql<string>`greatest(from_on, ${today}::date)` })
    .where('id', '=', id)
    .where('until_on', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (ended) await record(tx, actor, 'intakes.endedPlacement', 'sar_placement', id)
}
