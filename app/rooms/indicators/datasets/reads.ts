import { sql } from 'kysely'
import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { CellValue } from '../../../ground/files/csv-write.ts'
import type { TableName } from './parts/columns.ts'
import type { Manifest } from './parts/manifest.ts'
import { type Coarseness, type Evaluated, periodOf, type Traits, UNTOLD } from './rules.ts'

export const saltWhere = (evaluationId: string) => `evaluation_key:${evaluationId}`

/** The salt of the evaluation whose seat is taken; undefined once it was thrown away. */
export async function saltOf(tx: ActorTx, evaluationId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('evaluation_key')
    .where('evaluation_id', '=', evaluationId)
    .select('sealed')
    .executeTakeFirst()
  return row && unseal(row.sealed, saltWhere(evaluationId))
}

type DatasetRow = {
  id: string
  evaluationId: string
  untilOn: string
  knownAt: Date
  manifest: string
  hash: string
  people: number
  withheld: number
  frozenAt: Date
}
export type Dataset = DatasetRow & { said: Manifest }

const datasets = (tx: ActorTx) =>
  tx
    .selectFrom('evaluation_dataset')
    .select([
      'id',
      'evaluation_id as evaluationId',
      'until_on as untilOn',
      'known_at as knownAt',
      'manifest',
      'hash',
      'people',
      'withheld',
      'recorded_at as frozenAt',
    ])
const read = (row: DatasetRow): Dataset => ({ ...row, said: JSON.parse(row.manifest) as Manifest })

/** What was frozen for an evaluation, as far as the reader may know of it: the latest day first. */
export const datasetsOf = async (tx: ActorTx, evaluationId: string): Promise<Dataset[]> =>
  (await datasets(tx).where('evaluation_id', '=', evaluationId).orderBy('until_on', 'desc').execute()).map(
    read,
  )

export async function datasetById(
  tx: ActorTx,
  evaluationId: string,
  id: string,
): Promise<Dataset | undefined> {
  const row = await datasets(tx)
    .where('evaluation_id', '=', evaluationId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && read(row)
}

/** A piece of a frozen file; undefined after the last. */
export async function pieceOf(tx: ActorTx, datasetId: string, file: string, position: number) {
  const row = await tx
    .selectFrom('evaluation_dataset_piece')
    .where('dataset_id', '=', datasetId)
    .where('file', '=', file)
    .where('position', '=', position)
    .select('content')
    .executeTakeFirst()
  return row?.content
}

export type PersonToFreeze = Evaluated & {
  id: string
  reachedOn: string | null
  metOn: string | null
  activeOn: string | null
  labOn: string | null
}

/** Everyone the figures of that day know, in an order that says nothing. Only in the seat of an evaluation. */
export async function peopleToFreeze(
  tx: ActorTx,
  territoryId: string,
  until: string,
): Promise<PersonToFreeze[]> {
  const { rows } = await sql<PersonToFreeze>`
    select person_id as id, gender, born_year as "bornYear", istat_code as "istatCode", inside, in_pact as sensitive,
      reached_on as "reachedOn", met_on as "metOn", active_on as "activeOn", lab_on as "labOn"
    from app.evaluated_persons(${territoryId}, ${until}) order by right(person_id::text, 12)`.execute(tx)
  return rows
}

type Asked = {
  territoryId: string
  until: string
  coarseness: Coarseness
  code: (kind: string, id: string) => string
}
type Row = Record<string, CellValue>
const AT_ONCE = 2000

/** The rows of a question a few at a time, so that a table of millions is never held whole. */
async function* fetched<R>(tx: ActorTx, question: ReturnType<typeof sql>): AsyncGenerator<R> {
  await sql`declare frozen_rows no scroll cursor for ${question}`.execute(tx)
  for (;;) {
    const { rows } = await sql<R>`fetch ${sql.lit(AT_ONCE)} from frozen_rows`.execute(tx)
    if (rows.length === 0) break
    yield* rows
  }
  await sql`close frozen_rows`.execute(tx)
}

export const personRow = (
  { id, reachedOn, metOn, activeOn, labOn }: PersonToFreeze,
  traits: Traits | null,
  { code, coarseness }: Pick<Asked, 'code' | 'coarseness'>,
): CellValue[] => {
  const period = (day: string | null) => (day === null ? null : periodOf(day, coarseness))
  const told = traits ?? { gender: UNTOLD, age: UNTOLD, municipality: UNTOLD }
  return [
    code('person', id),
    told.gender,
    told.age,
    told.municipality,
    ...[reachedOn, metOn, activeOn, labOn].map(period),
  ]
}

/** Rows of one table but that of the people, under codes; only of people who are among `known`. */
export async function* rowsOf(
  tx: ActorTx,
  table: Exclude<TableName, 'persons'>,
  { territoryId, until, coarseness, code }: Asked,
  known: ReadonlySet<string>,
): AsyncGenerator<CellValue[]> {
  const period = (day: CellValue) => (typeof day === 'string' ? periodOf(day, coarseness) : null)
  const coded = (kind: CellValue, id: CellValue) => code(String(kind), String(id))
  const isKnown = (kind: CellValue, id: CellValue) => kind !== 'person' || known.has(String(id))
  const from = sql`${sql.ref(`app.evaluated_${table}`)}(${sql.lit(territoryId)}::uuid, ${sql.lit(until)}::date)`
  // In the order of what a code says nothing of: the last digits of an id are chance.
  const question = {
    activities: sql`select * from ${from} order by right(activity_id::text, 12)`,
    presences: sql`select * from ${from} order by right(person_id::text, 12), right(activity_id::text, 12), period_on, part`,
    ties: sql`select * from ${from} where a_id <> b_id order by right(a_id::text, 12), right(b_id::text, 12), first_on`,
    pacts: sql`select *, given_hours::float8 as hours from ${from} order by right(pact_id::text, 12)`,
  }[table]
  for await (const one of fetched<Row>(tx, question)) {
    if (table === 'activities')
      yield [
        coded('activity', one.activity_id),
        one.kind,
        one.area,
        period(one.first_on),
        period(one.last_on),
        one.sessions,
        one.named,
        one.headcount,
      ]
    if (table === 'presences' && isKnown('person', one.person_id))
      yield [
        coded('person', one.person_id),
        coded('activity', one.activity_id),
        one.part,
        period(one.period_on),
        one.times,
      ]
    if (table === 'ties' && isKnown(one.a_kind, one.a_id) && isKnown(one.b_kind, one.b_id))
      yield [
        coded(one.a_kind, one.a_id),
        one.a_kind,
        coded(one.b_kind, one.b_id),
        one.b_kind,
        period(one.first_on),
        period(one.last_on),
        one.times,
      ]
    if (table === 'pacts' && isKnown('person', one.person_id))
      yield [
        coded('pact', one.pact_id),
        coded('person', one.person_id),
        one.counts_as,
        one.household,
        period(one.held_on),
        period(one.ended_on),
        one.outcome,
        one.community_items,
        one.person_items,
        one.hours,
        one.reviews,
        one.before_step,
        one.after_step,
        one.steps,
      ]
  }
}
