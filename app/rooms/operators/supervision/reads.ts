import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { fullName } from '../../people/rules.ts'
import { notesWhere } from './rules.ts'

/** The groups of supervision: how often each met and when last. Members are for who is in it. */
export async function supervisionGroups(tx: ActorTx) {
  const rows = await tx
    .selectFrom('supervision_group as g')
    .leftJoin('supervision_session as s', 's.group_id', 'g.id')
    .groupBy(['g.territory_id', 'g.id'])
    .orderBy('g.name')
    .orderBy('g.id')
    .select(['g.id', 'g.name', 'g.supervisor', 'g.ended_on as endedOn'])
    .select((of) => [of.fn.count<string>('s.id').as('held'), of.fn.max('s.on_date').as('lastOn')])
    .execute()
  return rows.map((row) => ({ ...row, held: Number(row.held) }))
}
export type SupervisionLine = Awaited<ReturnType<typeof supervisionGroups>>[number]

export const supervisionGroup = (tx: ActorTx, id: string) =>
  tx
    .selectFrom('supervision_group')
    .where('id', '=', id)
    .select(['id', 'name', 'supervisor', 'ended_on as endedOn'])
    .executeTakeFirst()
export type SupervisionGroup = NonNullable<Awaited<ReturnType<typeof supervisionGroup>>>

/** When a group met and who was there, the latest first; what was said only for who is in its circle. */
export async function heldBy(tx: ActorTx, groupId: string) {
  const rows = await tx
    .selectFrom('supervision_session as s')
    .leftJoin('supervision_note as n', 'n.id', 's.id')
    .where('s.group_id', '=', groupId)
    .orderBy('s.on_date', 'desc')
    .orderBy('s.id')
    .limit(200)
    .select(['s.id', 's.on_date as onDate', 's.hours', 'n.sealed'])
    .execute()
  const people = await tx
    .selectFrom('supervision_presence as a')
    .innerJoin('person as p', 'p.id', 'a.person_id')
    .where('a.group_id', '=', groupId)
    .orderBy('p.search_family')
    .orderBy('p.id')
    .select(['a.session_id', 'p.given_name', 'p.family_name'])
    .execute()
  return rows.map(({ sealed, ...row }) => ({
    ...row,
    hours: Number(row.hours),
    notes: sealed && unseal(sealed, notesWhere(row.id)),
    present: people.filter(({ session_id }) => session_id === row.id).map(fullName),
  }))
}
export type SupervisionHeld = Awaited<ReturnType<typeof heldBy>>[number]
