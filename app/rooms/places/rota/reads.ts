import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Noted, Shift, ThroughKind, Turn } from './rules.ts'
import { turnsBetween } from './rules.ts'

const name = sql<string | null>`nullif(trim(person.given_name || ' ' || person.family_name), '')`

/** The shifts of some places, those that have ended left out. */
export const shiftsAt = (tx: ActorTx, placeIds: readonly string[], day: string): Promise<Shift[]> =>
  placeIds.length === 0
    ? Promise.resolve([])
    : shifts(tx)
        .where('shift.place_id', 'in', [...placeIds])
        .where((eb) => eb.or([eb('shift.until_on', 'is', null), eb('shift.until_on', '>=', day)]))
        .execute()

const shifts = (tx: ActorTx) =>
  tx
    .selectFrom('place_shift as shift')
    // A volunteer may not read a place that is not public yet: the turn is theirs all the same.
    .leftJoin('place', 'place.id', 'shift.place_id')
    .leftJoin('person', 'person.id', 'shift.person_id')
    .orderBy('shift.weekday')
    .orderBy('shift.from_time')
    .orderBy('shift.id')
    .select(['shift.id', 'shift.place_id as placeId', 'shift.job', 'shift.weekday'])
    .select(sql<string>`coalesce(place.name, '')`.as('place'))
    .select([
      sql<string>`to_char(shift.from_time, 'HH24:MI')`.as('from'),
      sql<string>`to_char(shift.to_time, 'HH24:MI')`.as('to'),
    ])
    .select(['shift.person_id as personId', name.as('name')])
    .select(['shift.from_on as fromOn', 'shift.until_on as untilOn'])
    .$castTo<Shift>()

const notedOf = (tx: ActorTx, from: string, until: string): Promise<Noted[]> =>
  tx
    .selectFrom('place_turn as turn')
    .leftJoin('person', 'person.id', 'turn.person_id')
    .where('turn.on_date', '>=', from)
    .where('turn.on_date', '<=', until)
    .select(['turn.shift_id as shiftId', 'turn.on_date as on', 'turn.state', 'turn.person_id as personId'])
    .select(name.as('name'))
    .$castTo<Noted>()
    .execute()

/** The turns of some places, from a day until another. */
export async function turnsAt(
  tx: ActorTx,
  placeIds: readonly string[],
  from: string,
  until: string,
): Promise<Turn[]> {
  return turnsBetween(await shiftsAt(tx, placeIds, from), await notedOf(tx, from, until), from, until)
}

/** Somebody's own turns: of their shifts, and those they took over. */
export async function turnsOf(tx: ActorTx, personId: string, from: string, until: string): Promise<Turn[]> {
  const noted = await notedOf(tx, from, until)
  const taken = noted.filter((one) => one.personId === personId).map(({ shiftId }) => shiftId)
  const known = await shifts(tx)
    .where((eb) =>
      eb.or([eb('shift.person_id', '=', personId), ...(taken.length ? [eb('shift.id', 'in', taken)] : [])]),
    )
    .execute()
  return turnsBetween(known, noted, from, until).filter((turn) => turn.personId === personId)
}

export const shiftById = (tx: ActorTx, id: string): Promise<Shift | undefined> =>
  shifts(tx).where('shift.id', '=', id).executeTakeFirst()

export type Through = { kind: ThroughKind; refId: string | null; label: string }

/** Through what shifts are carried out, where one may know it. */
export async function throughOf(tx: ActorTx, shiftIds: readonly string[]): Promise<Map<string, Through>> {
  if (shiftIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('place_shift_through')
    .where('shift_id', 'in', [...shiftIds])
    .select(['shift_id as shiftId', 'kind', 'ref_id as refId', 'label'])
    .$castTo<Through & { shiftId: string }>()
    .execute()
  return new Map(rows.map(({ shiftId, ...through }) => [shiftId, through]))
}

/** The keys of a place, and who holds each now. */
export const keysOf = (tx: ActorTx, placeId: string) =>
  tx
    .selectFrom('door_key as key')
    .leftJoin('door_key_loan as loan', (join) =>
      join.onRef('loan.key_id', '=', 'key.id').on('loan.returned_on', 'is', null),
    )
    .leftJoin('person', 'person.id', 'loan.person_id')
    .where('key.place_id', '=', placeId)
    .where('key.dropped_on', 'is', null)
    .orderBy('key.name')
    .orderBy('key.id')
    .select(['key.id', 'key.name', 'loan.id as loanId', 'loan.person_id as holderId'])
    .select(['loan.given_on as givenOn', name.as('holder')])
    .execute()
export type PlaceKey = Awaited<ReturnType<typeof keysOf>>[number]
