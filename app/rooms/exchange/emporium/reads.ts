import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { codeSaid } from '../../../ground/paper/code.ts'
import type { PaperKind } from '../../../ground/paper/kinds.ts'
import { type Sheet, sheetByCode, sheetOf, sheets } from '../../../ground/paper/sheets.ts'
import { type Taken, takenRows } from '../../../ground/paper/taken.ts'
import { factsById } from '../facts/reads.ts'
import { SLIPS, type Slip } from './rules.ts'

const FEW = 12

/** Slips of one sort, printed at once under one code; and those that are copied already. */
export type EmporiumSlips = { slip: Slip; sheet: Sheet; taken: Map<number, Taken> }

export const slipOf = ({ kind }: Pick<Sheet, 'kind'>): Slip | undefined => SLIPS.find((slip) => slip === kind)

/** The slips that carry this code, of one sort where it is given, for the team; undefined for anyone else. */
export async function slipsByCode(
  tx: ActorTx,
  said: string,
  wanted?: Slip,
): Promise<EmporiumSlips | undefined> {
  const sheet = await sheetByCode(tx, codeSaid(said)?.code ?? '', wanted)
  const slip = sheet && slipOf(sheet)
  return sheet && slip && { slip, sheet, taken: await takenRows(tx, sheet.id) }
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

/** A slip that was copied: what it became, where that is read, and whether it still waits for a word. */
export type Copied = { number: number; by: string | null; at: Date } & Partial<Became>
type Became = { title: string; path: string; waits: boolean }

/** What became of the slips of a sheet that were copied; only who copied it where that is no more. */
export async function copiedOf(tx: ActorTx, { slip, taken }: EmporiumSlips): Promise<Copied[]> {
  const kind = slip === 'hours' ? 'exchange_fact' : 'exchange_notice'
  // Of hours a need and an offer may have been written too: what the slip tells is the fact.
  const idIn = ({ records }: Taken) => records.find((one) => one.kind === kind)?.id ?? ''
  const ids = [...taken.values()].map(idIn).filter(Boolean)
  const became = slip === 'hours' ? await hoursCopied(tx, ids) : await noticesCopied(tx, ids)
  return [...taken].map(([number, one]) => ({ number, by: one.by, at: one.at, ...became.get(idIn(one)) }))
}

async function noticesCopied(tx: ActorTx, ids: readonly string[]): Promise<Map<string, Became>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('exchange_notice')
    .where('id', 'in', [...ids])
    .select(['id', 'title'])
    .execute()
  return new Map(rows.map(({ id, title }) => [id, { title, path: `/exchange/notices/${id}`, waits: false }]))
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
