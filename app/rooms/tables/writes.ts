import type { SignedInActor } from '../../ground/access/actor.ts'
import { NotHere } from '../../ground/access/signed-in.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { insertOwn } from '../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../ground/forms/outcome.ts'
import { record } from '../../ground/journal/record.ts'
import { refusalToName } from '../people/guardians/reads.ts'
import type { NamingRefusal } from '../people/guardians/rules.ts'
import type { SeatForm, TableForm } from './forms.ts'
import { seatsOf, tableById } from './reads.ts'
import { holdsOn } from './rules.ts'

/** Opens a table under the id its form came with. A group is made only by a table that is there. */
export async function openTable(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { startsOn, endsOn, ofId, shown, ...table }: TableForm,
): Promise<Outcome<{ id: string }, 'tables.form.noTable'>> {
  if (ofId && !(await tableById(tx, ofId))) return refused('tables.form.noTable')
  const added = await insertOwn(tx, 'round_table', {
    territory_id: actor.territoryId,
    id,
    ...table,
    starts_on: startsOn,
    ends_on: endsOn ?? null,
    of_id: ofId ?? null,
    shown: shown === 'yes',
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'tables.opened', 'round_table', id)
  return done({ id })
}

export type SeatRefusal = NamingRefusal | 'tables.seat.already' | 'tables.seat.outside'

/** Gives a seat for a term within the table's own. Refused to who sits there already in those days. */
export async function giveSeat(
  tx: ActorTx,
  actor: SignedInActor,
  tableId: string,
  id: string,
  { personId, organisationId, fromOn, untilOn, body, part }: SeatForm,
  today: string,
): Promise<Outcome<{ id: string }, SeatRefusal>> {
  const table = await tableById(tx, tableId)
  if (!table) throw new NotHere()
  if (fromOn < table.startsOn || (table.endsOn && (fromOn > table.endsOn || (untilOn ?? '') > table.endsOn)))
    return refused('tables.seat.outside')
  const unnamed = await refusalToName(tx, actor, [personId], today)
  if (unnamed) return refused(unnamed)
  const until = untilOn ?? table.endsOn
  const same = (await seatsOf(tx, tableId)).some(
    (seat) =>
      seat.id !== id &&
      seat.personId === personId &&
      seat.fromOn <= (until ?? '9999-12-31') &&
      (seat.untilOn ?? '9999-12-31') >= fromOn,
  )
  if (same) return refused('tables.seat.already')
  const added = await insertOwn(tx, 'table_seat', {
    territory_id: actor.territoryId,
    id,
    table_id: tableId,
    person_id: personId,
    organisation_id: organisationId ?? null,
    body,
    part,
    from_on: fromOn,
    until_on: until,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'tables.seated', 'table_seat', id)
  return done({ id })
}

/** Ends a seat today; what the member did stays. Refused where it has ended, or where it has not begun. */
export async function endSeat(
  tx: ActorTx,
  actor: SignedInActor,
  tableId: string,
  seatId: string,
  today: string,
): Promise<Outcome<{ id: string }, 'tables.seat.ended'>> {
  const seat = (await seatsOf(tx, tableId)).find(({ id }) => id === seatId)
  if (!seat) throw new NotHere()
  if (!holdsOn(seat, today) || seat.untilOn === today) return refused('tables.seat.ended')
  const ended = await tx
    .updateTable('table_seat')
    .set({ until_on: today })
    .where('id', '=', seatId)
    .returning('id')
    .executeTakeFirst()
  if (!ended) throw new NotHere()
  await record(tx, actor, 'tables.unseated', 'table_seat', seatId)
  return done({ id: seatId })
}
