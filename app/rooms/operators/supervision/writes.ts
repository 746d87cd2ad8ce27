import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { membersOf } from '../circles/reads.ts'
import { stands } from '../circles/rules.ts'
import { addToCircle, openCircle } from '../circles/writes.ts'
import type { GroupForm, HeldForm } from './forms.ts'
import { notesWhere } from './rules.ts'

export const sealed: readonly SealedColumn[] = [{ table: 'supervision_note', column: 'sealed', id: 'id' }]

/** Opens a group with its circle: whoever opens it takes part in it, and lets the others in. Sent twice it is one. */
export async function openSupervision(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { name, supervisor, members }: GroupForm,
) {
  const opened = await openCircle(tx, actor, { id, kind: 'supervision', aboutId: null, part: 'supervision' })
  if (!opened) return
  await insertOwn(tx, 'supervision_group', {
    territory_id: actor.territoryId,
    id,
    name,
    supervisor,
    recorded_by: actor.personId,
  })
  for (const personId of new Set(members))
    if (personId !== actor.personId) await letIn(tx, actor, newId(), id, personId)
  await record(tx, actor, 'operators.openedSupervision', 'supervision_group', id)
}

/** Lets somebody into a group, who from then on reads what is said there. */
export const letIn = (tx: ActorTx, actor: SignedInActor, id: string, groupId: string, personId: string) =>
  addToCircle(tx, actor, { id, circleId: groupId, personId, part: 'supervision' })

/** A group meets no more; who was in it goes on reading what was said. Nothing for who is not in it. */
export async function endSupervision(tx: ActorTx, actor: SignedInActor, id: string, today: string) {
  const ended = await tx
    .updateTable('supervision_group')
    .set({ ended_on: today })
    .where('id', '=', id)
    .where('ended_on', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (ended) await record(tx, actor, 'operators.endedSupervision', 'supervision_group', id)
}

/** A session that was held: when, for how long, which members were there; what was said, sealed. Refused for who is no member. */
export async function noteSupervision(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  groupId: string,
  { onDate, hours, present, notes }: HeldForm,
): Promise<Outcome<undefined, 'operators.supervision.notMember'>> {
  const members = (await membersOf(tx, groupId)).map(({ personId }) => personId)
  if (!present.every((personId) => members.includes(personId)))
    return refused('operators.supervision.notMember')
  const added = await insertOwn(tx, 'supervision_session', {
    territory_id: actor.territoryId,
    id,
    group_id: groupId,
    on_date: onDate,
    hours: String(hours),
    recorded_by: actor.personId,
  })
  if (!added) return done(undefined)
  await tx
    .insertInto('supervision_presence')
    .values(
      [...new Set(present)].map((person_id) => ({
        territory_id: actor.territoryId,
        session_id: id,
        group_id: groupId,
        person_id,
        recorded_by: actor.personId,
      })),
    )
    .execute()
  if (notes) await writeNotes(tx, actor, id, groupId, notes)
  await record(tx, actor, 'operators.heldSupervision', 'supervision_session', id)
  return done(undefined)
}

/** Says anew what was said in a session, for those of the circle. */
export async function writeNotes(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  groupId: string,
  notes: string,
) {
  const sealedNotes = seal(notes, notesWhere(id))
  await tx
    .insertInto('supervision_note')
    .values({
      territory_id: actor.territoryId,
      id,
      circle_id: groupId,
      sealed: sealedNotes,
      recorded_by: actor.personId,
    })
    .onConflict((same) =>
      same
        .columns(['territory_id', 'id'])
        .doUpdateSet({ sealed: sealedNotes, recorded_by: actor.personId, changed_at: sql<Date>`now()` }),
    )
    .execute()
  await record(tx, actor, 'operators.notedSupervision', 'supervision_session', id)
}

/** Whether somebody is in a group now, of those the actor may know. */
export const isMember = async (tx: ActorTx, groupId: string, personId: string, now: Date) =>
  (await membersOf(tx, groupId)).some((one) => one.personId === personId && stands(one, now))
