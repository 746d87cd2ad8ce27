import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { codeSaid } from '../../../ground/paper/code.ts'
import type { PaperKind } from '../../../ground/paper/kinds.ts'
import { type Sheet, sheetByCode, sheetOf, sheets } from '../../../ground/paper/sheets.ts'
import { type Taken, takenRows } from '../../../ground/paper/taken.ts'
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

/** The slips that are not copied yet, by their numbers. */
export const stillToCopy = ({ sheet, taken }: EmporiumSlips): number[] =>
  Array.from({ length: sheet.rowCount }, (_, at) => at + 1).filter((row) => !taken.has(row))

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
export type Copied = {
  number: number
  by: string | null
  at: Date
  title?: string
  path?: string
  waits: boolean
}

/** What became of the slips of a sheet that were copied; without title and path where that is no more. */
export async function copiedOf(tx: ActorTx, { taken }: EmporiumSlips): Promise<Copied[]> {
  const became = await titlesOf(
    tx,
    [...taken.values()].flatMap(({ records }) => records),
  )
  return [...taken].map(([number, { records, by, at }]) => {
    const found = records.map(({ id }) => became.get(id))
    const shown = found.find((one) => one?.first) ?? found.find((one) => one !== undefined)
    return {
      number,
      by,
      at,
      ...(shown && { title: shown.title, path: shown.path }),
      waits: shown?.waits ?? false,
    }
  })
}

type Became = { title: string; path: string; waits: boolean; first: boolean }

async function titlesOf(tx: ActorTx, records: readonly { kind: string; id: string }[]) {
  const ids = (kind: string) => records.filter((one) => one.kind === kind).map(({ id }) => id)
  const became = new Map<string, Became>()
  const [notices, facts] = [ids('exchange_notice'), ids('exchange_fact')]
  if (notices.length > 0)
    for (const { id, title } of await tx
      .selectFrom('exchange_notice')
      .where('id', 'in', notices)
      .select(['id', 'title'])
      .execute())
      became.set(id, { title, path: `/exchange/notices/${id}`, waits: false, first: false })
  if (facts.length > 0)
    // Of hours also the need and the offer were written: what they became is the agreement.
    for (const { id, title, agreement_id, confirmed_at } of await tx
      .selectFrom('exchange_fact as f')
      .innerJoin('exchange_agreement as a', 'a.id', 'f.agreement_id')
      .where('f.id', 'in', facts)
      .where('f.withdrawn_at', 'is', null)
      .select(['f.id', 'a.title', 'f.agreement_id', 'f.confirmed_at'])
      .execute())
      became.set(id, {
        title,
        path: `/exchange/agreements/${agreement_id}`,
        waits: confirmed_at === null,
        first: true,
      })
  return became
}

/** The three sorts among the sheets of every kind. They are about nothing: whoever takes one says what. */
export const emporiumSlips: readonly PaperKind[] = SLIPS.map((slip) => ({
  kind: slip,
  label: `exchange.emporium.label.${slip}` as const,
  about: async () => new Map(),
}))
