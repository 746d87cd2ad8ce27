import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { readSheet, type SheetRow } from '../../../ground/files/sheet.ts'
import { isoDate } from '../../../ground/files/values.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import type { EntryKind } from '../rules.ts'
import { type BankLine, type Columns, type LedgerMovement, signedCents, statementColumns } from './rules.ts'

export type BankEntry = LedgerMovement & {
  kind: EntryKind
  fund: string | null
  source: string | null
  reference: string | null
  seenOn: string | null
  seenCents: number | null
  seenReference: string | null
  reversed: boolean
}

// Received and returned come in, paid goes out. A reversal is no movement of the bank: it says that there was none.
const SIGNED = sql<number>`case e.kind when 'paid' then -e.cents else e.cents end`

const atTheBank = (tx: ActorTx) =>
  tx
    .selectFrom('fund_entry as e')
    .leftJoin('fund as f', 'f.id', 'e.fund_id')
    .leftJoin('fund_source as s', 's.id', 'e.source_id')
    .leftJoin('fund_seen as seen', 'seen.entry_id', 'e.id')
    .leftJoin('fund_entry as undone', 'undone.reverses', 'e.id')
    .where('e.kind', 'in', ['received', 'paid', 'returned'])
    .where('e.reverses', 'is', null)
    .orderBy('e.on_date')
    .orderBy('e.id')
    .select(['e.id', 'e.kind', 'e.on_date as onDate', 'e.reference', 'f.name as fund', 's.name as source'])
    .select(['seen.seen_on as seenOn', 'seen.cents as seenCents', 'seen.reference as seenReference'])
    .select([SIGNED.as('cents'), sql<boolean>`undone.id is not null`.as('reversed')])
    .$castTo<BankEntry>()

/** What the ledger says moved and the statement has not shown yet. */
export const unseen = (tx: ActorTx): Promise<BankEntry[]> =>
  atTheBank(tx).where('seen.entry_id', 'is', null).where('undone.id', 'is', null).execute()

/** What was seen otherwise than it stands in the ledger: another amount, or an entry reversed since. */
export const differences = (tx: ActorTx): Promise<BankEntry[]> =>
  atTheBank(tx)
    .where('seen.entry_id', 'is not', null)
    .where((or) => or.or([or('seen.cents', '<>', or.ref('e.cents')), or('undone.id', 'is not', null)]))
    .execute()

/** The latest marks, so that a wrong one can be taken away. */
export const latestSeen = (tx: ActorTx, limit: number): Promise<BankEntry[]> =>
  atTheBank(tx)
    .where('seen.entry_id', 'is not', null)
    .clearOrderBy()
    .orderBy('seen.recorded_at', 'desc')
    .orderBy('e.id')
    .limit(limit)
    .execute()

export type Balanced = {
  onDate: string
  bankCents: number
  ledgerCents: number
  /** Of the ledger, not shown by the bank by that day. */
  unseenCents: number
  /** What nothing explains: zero where bank and ledger agree. */
  unexplainedCents: number
}

/** Each balance of the bank beside the ledger's of that day, the latest first. */
export async function balances(tx: ActorTx): Promise<Balanced[]> {
  const { rows } = await sql<Omit<Balanced, 'unexplainedCents'>>`
    select b.on_date as "onDate", b.cents as "bankCents",
      coalesce(sum(m.signed), 0)::bigint as "ledgerCents",
      coalesce(sum(m.signed) filter (where m.seen_on is null or m.seen_on > b.on_date), 0)::bigint as "unseenCents"
    from fund_statement b
    left join (
      select e.on_date, s.seen_on, case e.kind when 'paid' then -e.cents else e.cents end as signed
      from fund_entry e
      left join fund_seen s on s.territory_id = app.territory_id() and s.entry_id = e.id
      left join fund_entry u on u.territory_id = app.territory_id() and u.reverses = e.id
      where e.territory_id = app.territory_id() and e.kind in ('received', 'paid', 'returned')
        and e.reverses is null and u.id is null
    ) m on m.on_date <= b.on_date
    where b.territory_id = app.territory_id()
    group by b.on_date, b.cents order by b.on_date desc`.execute(tx)
  return rows.map((row) => ({
    ...row,
    unexplainedCents: row.bankCents - (row.ledgerCents - row.unseenCents),
  }))
}

export type Statement = { lines: BankLine[]; unread: number[] }

/**
 * Day and amount of each line of a statement, and the rows where they could not be read. What a statement says in words is
 * never taken up: it names people.
 */
export async function readStatement(
  bytes: Uint8Array,
  fileName: string,
  thisYear: number,
): Promise<Outcome<Statement, 'funds.bank.noTable' | 'funds.bank.noColumns'>> {
  const sheet = await readSheet(bytes, { fileName })
  if (!sheet.ok) return refused('funds.bank.noTable')
  const columns = statementColumns(sheet.value.headings)
  if (!columns) return refused('funds.bank.noColumns')
  const statement: Statement = { lines: [], unread: [] }
  for await (const row of sheet.value.rows()) {
    const line = lineOf(row, columns, thisYear)
    if (line) statement.lines.push(line)
    else if (row.cells.some((cell) => cell.trim())) statement.unread.push(row.number)
  }
  return done(statement)
}

function lineOf({ cells, number }: SheetRow, columns: Columns, thisYear: number): BankLine | undefined {
  const cell = (at: number | undefined) => (at === undefined ? '' : (cells[at] ?? '').trim())
  const day = isoDate(cell(columns.date), thisYear)
  const cents =
    columns.amount === undefined
      ? directed(cell(columns.out), cell(columns.in))
      : signedCents(cell(columns.amount))
  return day.ok && cents ? { row: number, onDate: day.value, cents } : undefined
}

const directed = (out: string, into: string) => {
  const cents = signedCents(out || into)
  return cents === null ? null : out ? -Math.abs(cents) : Math.abs(cents)
}
