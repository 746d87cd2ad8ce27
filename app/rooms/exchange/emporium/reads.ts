import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { codeSaid } from '../../../ground/paper/code.ts'
import type { PaperKind } from '../../../ground/paper/kinds.ts'
import { type Sheet, sheetByCode, sheetOf, sheets } from '../../../ground/paper/sheets.ts'
import { lastTaken, type Taken, type TimesTaken, timesTaken } from '../../../ground/paper/taken.ts'
import { factsById } from '../facts/reads.ts'
import { SLIPS, type Slip } from './rules.ts'

const FEW = 12

/** Slips of one sort, printed at once under one code; each time one was copied, and those whose copy stands. */
export type EmporiumSlips = { slip: Slip; sheet: Sheet; times: TimesTaken; taken: Map<number, Taken> }

export const slipOf = ({ kind }: Pick<Sheet, 'kind'>): Slip | undefined => SLIPS.find((slip) => slip === kind)

/** The slips that carry this code, of one sort where it is given, for the team; undefined for anyone else. */
export async function slipsByCode(
  tx: ActorTx,
  said: string,
  wanted?: Slip,
): Promise<EmporiumSlips | undefined> {
  const sheet = await sheetByCode(tx, codeSaid(said)?.code ?? '', wanted)
  const slip = sheet && slipOf(sheet)
  if (!sheet || !slip) return undefined
  const times = await timesTaken(tx, sheet.id)
  return { slip, sheet, times, taken: await standingOf(tx, sheet, times) }
}

/** What a copied slip became: of hours a need and an offer may have been written too, and what the slip tells is the fact. */
const becameOf = (slip: Slip, { records }: Taken) =>
  records.find(({ kind }) => kind === (slip === 'hours' ? 'exchange_fact' : 'exchange_notice'))?.id ?? ''

/** The slips that are copied and need not be again: of hours that were taken back the slip is as good as new. */
export async function standingOf(
  tx: ActorTx,
  sheet: Pick<Sheet, 'kind'>,
  times: TimesTaken,
): Promise<Map<number, Taken>> {
  const [slip, last] = [slipOf(sheet), lastTaken(times)]
  if (slip !== 'hours') return last
  const ids = [...last.values()].map((taken) => becameOf(slip, taken)).filter(Boolean)
  const facts = await factsById(tx, ids)
  const gone = new Set(facts.filter(({ withdrawnAt }) => withdrawnAt !== null).map(({ id }) => id))
  return new Map([...last].filter(([, taken]) => !gone.has(becameOf(slip, taken))))
}

/** Slips of the emporium printed lately, whoever printed them: a desk has several people. */
export async function slipsLately(tx: ActorTx): Promise<Sheet[]> {
  const rows = await sheets(tx)
    .where('sheet.kind', 'in', [...SLIPS])
    .orderBy('sheet.recorded_at', 'desc')
    .orderBy('sheet.id', 'desc')
    .limit(FEW)
    .execute()
  return rows.map(sheetOf)
}

/** A slip that was copied: what it became, where that is read, whether it still waits for a word or was taken back. */
export type Copied = { number: number; by: string | null; at: Date } & Partial<Became>
type Became = { title: string; path: string; waits: boolean; takenBack: boolean }

/** What became of the slips of a sheet each time they were copied; only who copied it where that is no more. */
export async function copiedOf(tx: ActorTx, { slip, times }: EmporiumSlips): Promise<Copied[]> {
  const each = [...times].flatMap(([number, taken]) => taken.map((one) => ({ number, one })))
  const ids = each.map(({ one }) => becameOf(slip, one)).filter(Boolean)
  const became = slip === 'hours' ? await hoursCopied(tx, ids) : await noticesCopied(tx, ids)
  return each.map(({ number, one }) => ({
    number,
    by: one.by,
    at: one.at,
    ...became.get(becameOf(slip, one)),
  }))
}

async function noticesCopied(tx: ActorTx, ids: readonly string[]): Promise<Map<string, Became>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('exchange_notice')
    .where('id', 'in', [...ids])
    .select(['id', 'title'])
    .execute()
  const stands = { waits: false, takenBack: false }
  return new Map(rows.map(({ id, title }) => [id, { title, path: `/exchange/notices/${id}`, ...stands }]))
}

async function hoursCopied(tx: ActorTx, ids: readonly string[]): Promise<Map<string, Became>> {
  const facts = await factsById(tx, ids)
  return new Map(
    facts.map(({ id, agreementId, words, confirmedAt, withdrawnAt }) => [
      id,
      {
        title: words ?? '',
        path: `/exchange/agreements/${agreementId}`,
        waits: confirmedAt === null && withdrawnAt === null,
        takenBack: withdrawnAt !== null,
      },
    ]),
  )
}

/** The three sorts among the sheets of every kind. They are about nothing: whoever takes one says what. */
export const emporiumSlips: readonly PaperKind[] = SLIPS.map((slip) => ({
  kind: slip,
  label: `exchange.emporium.label.${slip}` as const,
  about: async () => new Map(),
}))
