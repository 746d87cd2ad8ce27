import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { refusalToName } from '../../people/guardians/reads.ts'
import type { NamingRefusal } from '../../people/guardians/rules.ts'
import { keptIdOf } from '../../people/reads.ts'
import type { HandOverForm, MakerForm } from './forms.ts'
import { makerById, makersOf } from './reads.ts'
import { handOverWhere, type MakerPart } from './rules.ts'

export const sealed: readonly SealedColumn[] = [{ table: 'lab_hand_over', column: 'sealed', id: 'id' }]

type Begin = { personId: string; part: MakerPart; fromOn: string }
export type MakerRefusal = NamingRefusal | 'activities.makers.already'

/** Somebody begins to make an activity. Refused where they may not be named, or do so in that part already. */
export async function beginMaking(
  tx: ActorTx,
  actor: SignedInActor,
  activityId: string,
  id: string,
  { who, part, fromOn }: MakerForm,
  today: string,
): Promise<Outcome<null, MakerRefusal>> {
  // Two who name the same one at once do so one after the other.
  await locked(tx, activityId)
  const personId = await keptIdOf(tx, who)
  if (!personId) throw new NotHere()
  const refusal = await mayNotMake(tx, actor, activityId, id, { personId, part, fromOn }, today)
  if (refusal) return refused(refusal)
  await add(tx, actor, activityId, id, { personId, part, fromOn })
  return done(null)
}

const locked = async (tx: ActorTx, activityId: string) => {
  const activity = await tx
    .selectFrom('activity')
    .where('id', '=', activityId)
    .select('id')
    .forUpdate()
    .executeTakeFirst()
  if (!activity) throw new NotHere()
}

async function mayNotMake(
  tx: ActorTx,
  actor: SignedInActor,
  activityId: string,
  id: string,
  { personId, part }: Begin,
  today: string,
): Promise<MakerRefusal | undefined> {
  const standing = (await makersOf(tx, [activityId])).find(
    (one) => one.personId === personId && one.part === part && one.untilOn === null,
  )
  if (standing && standing.id !== id) return 'activities.makers.already'
  return (await refusalToName(tx, actor, [personId], today)) ?? undefined
}

async function add(tx: ActorTx, actor: SignedInActor, activityId: string, id: string, begin: Begin) {
  const added = await insertOwn(tx, 'lab_maker', {
    territory_id: actor.territoryId,
    id,
    activity_id: activityId,
    person_id: begin.personId,
    part: begin.part,
    from_on: begin.fromOn,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'activities.makerBegan', 'activity', activityId)
}

/**
 * Whoever makes an activity leaves it on a day to somebody else, or to nobody yet, with a note. The part they leave is the
 * part the other takes up. Refused before they began, and where the other does so already. Sent again it stays one.
 */
export async function handOver(
  tx: ActorTx,
  actor: SignedInActor,
  { activityId, makerId }: { activityId: string; makerId: string },
  id: string,
  { to, onDate, note }: HandOverForm,
  today: string,
): Promise<Outcome<null, MakerRefusal | 'activities.makers.beforeBegun' | 'activities.makers.leftAlready'>> {
  await locked(tx, activityId)
  const maker = await makerById(tx, activityId, makerId)
  if (!maker) throw new NotHere()
  const before = await tx.selectFrom('lab_hand_over').where('id', '=', id).select('id').executeTakeFirst()
  if (before) return done(null)
  if (maker.untilOn !== null) return refused('activities.makers.leftAlready')
  if (onDate < maker.fromOn) return refused('activities.makers.beforeBegun')
  const toId = to ? await keptIdOf(tx, to) : undefined
  if (to && !toId) throw new NotHere()
  const begin = toId ? { personId: toId, part: maker.part, fromOn: onDate } : undefined
  const refusal = begin && (await mayNotMake(tx, actor, activityId, newId(), begin, today))
  if (refusal) return refused(refusal)
  await tx.updateTable('lab_maker').set({ until_on: onDate }).where('id', '=', makerId).execute()
  if (begin) await add(tx, actor, activityId, newId(), begin)
  await insertOwn(tx, 'lab_hand_over', {
    territory_id: actor.territoryId,
    id,
    activity_id: activityId,
    part: maker.part,
    from_person_id: maker.personId,
    to_person_id: toId ?? null,
    on_date: onDate,
    sealed: seal(note, handOverWhere(id)),
    recorded_by: actor.personId,
  })
  await record(tx, actor, 'activities.handedOver', 'activity', activityId)
  return done(null)
}
