import { sql } from 'kysely'
import type { Actor, SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { membersOf } from './reads.ts'
import { type CircleKind, mayLeave } from './rules.ts'

export type NewCircle = { id: string; kind: CircleKind; aboutId: string | null; part: string }

/**
 * Opens a circle with the actor in it from this moment, `part` being what they are in it. False when it was opened
 * before. The database refuses whoever does not accompany people.
 */
export async function openCircle(tx: ActorTx, actor: Actor, { id, kind, aboutId, part }: NewCircle) {
  const { rows } = await sql<{ opened: boolean }>`
    select app.open_circle(${id}, ${kind}, ${aboutId}, ${part}) as opened`.execute(tx)
  if (!rows[0]?.opened) return false
  await record(tx, actor, 'operators.openedCircle', 'circle', id)
  return true
}

/**
 * Whether the actor is in a circle by now, and then acts in it: a request that began before the circle was opened, or before
 * they joined, does not know of it yet.
 */
export async function seeCircle(tx: ActorTx, circleId: string): Promise<boolean> {
  const { rows } = await sql<{ seen: boolean }>`select app.see_circle(${circleId}) as seen`.execute(tx)
  return rows[0]?.seen ?? false
}

export type NewMember = { id: string; circleId: string; personId: string; part: string; fromAt?: Date }

/**
 * Someone walks along from now on, or from `fromAt`. False when this form was recorded before, or when they are in the
 * circle already. Only whoever is in it may add others.
 */
export async function addToCircle(
  tx: ActorTx,
  actor: Actor,
  { id, circleId, personId, part, fromAt }: NewMember,
) {
  const added = await tx
    .insertInto('circle_member')
    .values({
      territory_id: actor.territoryId,
      id,
      circle_id: circleId,
      person_id: personId,
      part,
      added_by: actor.personId,
      ...(fromAt && { from_at: fromAt }),
    })
    .onConflict((again) => again.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added) await record(tx, actor, 'operators.joinedCircle', 'circle', circleId)
  return added !== undefined
}

/**
 * Someone walks along no more: what the circle holds is closed to them from their next request on. The last who can
 * act stays until somebody else is there; who is not in it is refused alike.
 */
export async function leaveCircle(
  tx: ActorTx,
  actor: Actor,
  circleId: string,
  memberId: string,
  now: Date,
): Promise<Outcome<{ personId: string }, 'operators.circles.last' | 'operators.circles.unknown'>> {
  // Two who leave at the same moment must not both find the other there.
  await sql`select pg_advisory_xact_lock(hashtextextended(${circleId}, 0))`.execute(tx)
  const members = await membersOf(tx, circleId)
  const leaving = members.find((member) => member.id === memberId && !member.untilAt)
  if (!leaving) return refused('operators.circles.unknown')
  if (!mayLeave(members, memberId, now)) return refused('operators.circles.last')
  await tx
    .updateTable('circle_member')
    .set({ until_at: sql<Date>`greatest(now(), from_at)` })
    .where('id', '=', memberId)
    .where('until_at', 'is', null)
    .execute()
  await record(tx, actor, 'operators.leftCircle', 'circle', circleId)
  return done({ personId: leaving.personId })
}

/**
 * Gives a circle in which nobody is left who can act to somebody who works here. False when somebody is there, when the
 * chosen one does not accompany people, or when the actor does not coordinate.
 */
export async function entrustCircle(
  tx: ActorTx,
  actor: SignedInActor,
  memberId: string,
  { circleId, personId, part }: { circleId: string; personId: string; part: string },
): Promise<boolean> {
  const { rows } = await sql<{ entrusted: boolean }>`
    select app.entrust_circle(${memberId}, ${circleId}, ${personId}, ${part}) as entrusted`.execute(tx)
  if (!rows[0]?.entrusted) return false
  await record(tx, actor, 'operators.entrustedCircle', 'circle', circleId)
  return true
}
