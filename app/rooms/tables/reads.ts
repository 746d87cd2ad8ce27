import type { ActorTx } from '../../ground/db/as-actor.ts'
import { fullName } from '../people/rules.ts'
import type { Part, TableKind } from './rules.ts'

export type RoundTable = {
  id: string
  kind: TableKind
  name: string
  purpose: string
  quorum: number
  startsOn: string
  endsOn: string | null
  shown: boolean
  ofId: string | null
  closedOn: string | null
  closedWhy: string | null
}

const tables = (tx: ActorTx) =>
  tx
    .selectFrom('round_table')
    .select(['id', 'kind', 'name', 'purpose', 'quorum', 'shown', 'of_id as ofId'])
    .select([
      'starts_on as startsOn',
      'ends_on as endsOn',
      'closed_on as closedOn',
      'closed_why as closedWhy',
    ])

/** The tables the actor may read: those that are shown, one's own, and for who works here all. */
export async function allTables(tx: ActorTx): Promise<RoundTable[]> {
  const rows = await tables(tx).orderBy('starts_on', 'desc').orderBy('name').execute()
  return rows as RoundTable[]
}

export async function tableById(tx: ActorTx, id: string): Promise<RoundTable | undefined> {
  const row = await tables(tx).where('id', '=', id).executeTakeFirst()
  return row as RoundTable | undefined
}

export type Seat = {
  id: string
  tableId: string
  personId: string
  /** Empty where the actor may not read the name: the body then says who it is. */
  name: string
  body: string
  part: Part
  fromOn: string
  untilOn: string | null
}

/** Who sits at a table or has, chair first. */
export async function seatsOf(tx: ActorTx, tableId: string): Promise<Seat[]> {
  const rows = await tx
    .selectFrom('table_seat as s')
    .leftJoin('person as p', 'p.id', 's.person_id')
    .where('s.table_id', '=', tableId)
    .orderBy('s.part')
    .orderBy('s.body')
    .orderBy('s.id')
    .select(['s.id', 's.table_id as tableId', 's.person_id as personId', 's.body', 's.part'])
    .select(['s.from_on as fromOn', 's.until_on as untilOn', 'p.given_name', 'p.family_name'])
    .execute()
  return rows.map(({ given_name, family_name, part, ...seat }) => ({
    ...seat,
    part: part as Part,
    name: given_name === null ? '' : fullName({ given_name, family_name: family_name ?? '' }),
  }))
}

/** A seat as it is called: the name where it may be read, and the body. */
export const seatName = ({ name, body }: Pick<Seat, 'name' | 'body'>) => (name ? `${name} (${body})` : body)

/** The tables at which the actor sits today. */
export async function ownTableIds(tx: ActorTx, personId: string, today: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('table_seat')
    .where('person_id', '=', personId)
    .where('from_on', '<=', today)
    .where((is) => is.or([is('until_on', 'is', null), is('until_on', '>=', today)]))
    .select('table_id')
    .execute()
  return rows.map(({ table_id }) => table_id)
}
