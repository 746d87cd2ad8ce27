import { sql } from 'kysely'
import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { fullName } from '../../people/rules.ts'
import { TEAM } from '../rules.ts'
import { roomDuties } from './parts/duties.ts'
import { type Held, handOverWhere } from './rules.ts'

/** Everything anybody holds open, by kind, for who appoints. */
export async function allHeld(tx: ActorTx, today: string): Promise<Held[]> {
  const held: Held[] = []
  for (const { kind, held: read } of roomDuties) held.push({ kind, duties: await read(tx, today) })
  return held
}

/** What one person holds open, by kind; kinds of which there is nothing are left out. */
export async function heldBy(tx: ActorTx, personId: string, today: string): Promise<Held[]> {
  const all = await allHeld(tx, today)
  return all
    .map(({ kind, duties }) => ({ kind, duties: duties.filter((one) => one.personId === personId) }))
    .filter(({ duties }) => duties.length > 0)
}

/** Who can take up what another leaves: who accompanies people, signs in, and whose role has no end. */
export async function receivers(tx: ActorTx, but: string) {
  const rows = await tx
    .selectFrom('person as p')
    .where('p.id', 'in', sql<string>`(select person_id from app.who_takes_up())`)
    .where('p.id', '<>', but)
    .orderBy('p.search_family')
    .orderBy('p.id')
    .select(['p.id', 'p.given_name', 'p.family_name'])
    .execute()
  return rows.map((row) => ({ id: row.id, name: fullName(row) }))
}

/** What is left in the name of people who accompany nobody here any more: how many of each kind, by whom. */
export async function leftToNobody(tx: ActorTx, today: string) {
  const standing = new Set(
    (
      await tx
        .selectFrom('role_assignment')
        .where('role', 'in', [...TEAM])
        .where((or) => or.or([or('ends_at', 'is', null), or('ends_at', '>', sql<Date>`now()`)]))
        .select('person_id')
        .execute()
    ).map(({ person_id }) => person_id),
  )
  const worked = new Set(
    (
      await tx
        .selectFrom('role_assignment')
        .where('role', 'in', [...TEAM])
        .select('person_id')
        .execute()
    ).map(({ person_id }) => person_id),
  )
  const left = new Map<string, number>()
  for (const { duties } of await allHeld(tx, today))
    for (const { personId, stays } of duties)
      if (!stays && worked.has(personId) && !standing.has(personId))
        left.set(personId, (left.get(personId) ?? 0) + 1)
  if (left.size === 0) return []
  const names = await tx
    .selectFrom('person')
    .where('id', 'in', [...left.keys()])
    .orderBy('search_family')
    .orderBy('id')
    .select(['id', 'given_name', 'family_name'])
    .execute()
  return names.map((row) => ({ personId: row.id, name: fullName(row), count: left.get(row.id) ?? 0 }))
}

const partRows = (tx: ActorTx) =>
  tx
    .selectFrom('hand_over_part as h')
    .innerJoin('person as f', 'f.id', 'h.from_id')
    .innerJoin('person as g', 'g.id', 'h.to_id')
    .orderBy('h.recorded_at', 'desc')
    .orderBy('h.id')
    .select([
      'h.id',
      'h.hand_over_id as handOverId',
      'h.kind',
      'h.from_id as fromId',
      'h.to_id as toId',
      'h.things',
      'h.sealed',
      'h.accepted_at as acceptedAt',
      'h.passed_at as passedAt',
      'h.recorded_at as at',
      'f.given_name',
      'f.family_name',
      'g.given_name as to_given',
      'g.family_name as to_family',
    ])
type PartRow = Awaited<ReturnType<ReturnType<typeof partRows>['execute']>>[number]
const partOf = ({ given_name, family_name, to_given, to_family, sealed, ...row }: PartRow) => ({
  ...row,
  from: fullName({ given_name, family_name }),
  to: fullName({ given_name: to_given, family_name: to_family }),
  note: sealed && unseal(sealed, handOverWhere(row.id)),
})
export type HandOverPart = ReturnType<typeof partOf>

/** What was handed over when somebody left, and what became of each part; the latest first. */
export const partsLeftBy = async (tx: ActorTx, personId: string) =>
  (
    await partRows(tx)
      .innerJoin('hand_over as o', 'o.id', 'h.hand_over_id')
      .where('o.person_id', '=', personId)
      .execute()
  ).map(partOf)

/** What was left to somebody and waits for their word. */
export const partsWaitingFor = async (tx: ActorTx, personId: string) =>
  (
    await partRows(tx)
      .where('h.to_id', '=', personId)
      .where('h.accepted_at', 'is', null)
      .where('h.passed_at', 'is', null)
      .execute()
  ).map(partOf)

/** Parts that wait for a word since before a moment. */
export const partsWaitingSince = async (tx: ActorTx, before: Date) =>
  (
    await partRows(tx)
      .where('h.accepted_at', 'is', null)
      .where('h.passed_at', 'is', null)
      .where('h.recorded_at', '<', before)
      .execute()
  ).map(partOf)

export async function partById(tx: ActorTx, id: string): Promise<HandOverPart | undefined> {
  const row = await partRows(tx).where('h.id', '=', id).executeTakeFirst()
  return row && partOf(row)
}
