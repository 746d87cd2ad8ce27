import { createHash, type Hash } from 'node:crypto'
import { type QueryExecutorProvider, sql } from 'kysely'

/** A place between lines of the journal: every line before it has a smaller era, or the same and a smaller transaction. */
export type Mark = { era: number; tx: string }

/** A batch of lines that can no longer change unseen. Times are UTC, to the microsecond. */
export type Seal = {
  number: number
  below: Mark
  lines: number
  firstAt: string
  lastAt: string
  /** Hexadecimal SHA-256 over the seal, its lines and the hash before it. */
  hash: string
}

export const BEGINNING: Mark = { era: 0, tx: '0' }
const NOTHING_BEFORE = ''
const PAGE = 2_000

type Line = {
  era: number
  tx: string
  id: string
  at: string
  account_id: string | null
  person_id: string | null
  act: string
  record_kind: string
  record_id: string
  origin: string
  request_id: string | null
}

/** All a line says, in one order that never changes. */
const written = (line: Line) =>
  JSON.stringify([
    line.era,
    line.tx,
    line.id,
    line.at,
    line.account_id,
    line.person_id,
    line.act,
    line.record_kind,
    line.record_id,
    line.origin,
    line.request_id,
  ])

const UTC = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'

async function pageOfLines(
  tx: QueryExecutorProvider,
  territoryId: string,
  from: Mark,
  below: Mark,
  after: Line | undefined,
) {
  const start = after
    ? sql`(era, tx, id) > (${after.era}, ${after.tx}::xid8, ${after.id}::uuid)`
    : sql`(era, tx) >= (${from.era}, ${from.tx}::xid8)`
  const { rows } = await sql<Line>`
    select era, tx::text, id, to_char(at at time zone 'UTC', ${UTC}) as at, account_id, person_id, act, record_kind,
      record_id, origin, request_id
    from journal where territory_id = ${territoryId} and ${start} and (era, tx) < (${below.era}, ${below.tx}::xid8)
    order by era, tx, id limit ${PAGE}`.execute(tx)
  return rows
}

/** The lines between two marks as they stand now: how many, from when to when, and what they come to. */
export async function contentsOf(tx: QueryExecutorProvider, territoryId: string, from: Mark, below: Mark) {
  const digest: Hash = createHash('sha256')
  let lines = 0
  let firstAt = ''
  let lastAt = ''
  let last: Line | undefined
  for (;;) {
    const page = await pageOfLines(tx, territoryId, from, below, last)
    for (const line of page) {
      digest.update(written(line)).update('\n')
      if (firstAt === '' || line.at < firstAt) firstAt = line.at
      if (line.at > lastAt) lastAt = line.at
    }
    lines += page.length
    last = page.at(-1)
    if (page.length < PAGE) return { lines, firstAt, lastAt, digest: digest.digest('hex') }
  }
}
export type Contents = Awaited<ReturnType<typeof contentsOf>>

/** The hash of a seal over these contents; `before` is the seal in front of it. */
export const hashOfSeal = (
  territoryId: string,
  { number, below }: Pick<Seal, 'number' | 'below'>,
  { lines, firstAt, lastAt, digest }: Contents,
  before: Seal | undefined,
) =>
  createHash('sha256')
    .update(
      JSON.stringify([
        territoryId,
        number,
        below.era,
        below.tx,
        lines,
        firstAt,
        lastAt,
        before?.hash ?? NOTHING_BEFORE,
        digest,
      ]),
    )
    .digest('hex')

/** The seals of a territory after a number, in order. */
export async function sealsAfter(
  tx: QueryExecutorProvider,
  territoryId: string,
  number: number,
): Promise<Seal[]> {
  const { rows } = await sql<Omit<Seal, 'below'> & { era: number; tx: string }>`
    select number, below_era as era, below_tx::text as tx, lines, encode(hash, 'hex') as hash,
      to_char(first_at at time zone 'UTC', ${UTC}) as "firstAt", to_char(last_at at time zone 'UTC', ${UTC}) as "lastAt"
    from journal_seal where territory_id = ${territoryId} and number > ${number} order by number`.execute(tx)
  return rows.map(({ era, tx, ...seal }) => ({ ...seal, below: { era, tx } }))
}
