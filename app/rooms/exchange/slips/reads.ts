import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { codeSaid } from '../../../ground/paper/code.ts'
import type { PaperKind } from '../../../ground/paper/kinds.ts'
import { rowsOf, type Sheet, sheetByCode } from '../../../ground/paper/sheets.ts'
import { type Taken, takenRows } from '../../../ground/paper/taken.ts'
import { type Agreement, agreementById } from '../agreements/reads.ts'
import { visitCard } from '../kinds/companionship/parts/visits-loaded.ts'
import { factsByAgreement } from '../kinds/companionship/reads.ts'
import { VISITS_KIND } from './rules.ts'

/** A slip of paper for the visits of one agreement: the day each row was printed for, and the rows that were copied. */
export type VisitSlip = {
  sheet: Sheet
  agreement: Agreement
  rows: { number: number; on: string | null }[]
  taken: Map<number, Taken>
}

/** The slip that carries this code, for who follows its visits and who makes them; undefined for anyone else. */
export async function slipByCode(tx: ActorTx, said: string): Promise<VisitSlip | undefined> {
  const sheet = await sheetByCode(tx, codeSaid(said)?.code ?? '', VISITS_KIND)
  const agreement = sheet?.about && (await agreementById(tx, sheet.about.id))
  if (!sheet || !agreement) return undefined
  const days = new Map((await rowsOf(tx, sheet.id)).map(({ number, on }) => [number, on]))
  const rows = Array.from({ length: sheet.rowCount }, (_, at) => ({
    number: at + 1,
    on: days.get(at + 1) ?? null,
  }))
  return { sheet, agreement, rows, taken: await takenRows(tx, sheet.id) }
}

/** How often and how long an agreement's visits are, and the one that is expected. Throws NotHere for anything but company. */
export async function cardOfVisits(tx: ActorTx, agreementId: string) {
  const agreement = await agreementById(tx, agreementId)
  if (agreement?.kind !== 'companionship') throw new NotHere()
  const facts = (await factsByAgreement(tx, [agreementId])).get(agreementId) ?? []
  return { agreement, ...visitCard(agreement, facts) }
}

/** The days of an agreement on which a visit stands already. */
export async function daysVisited(tx: ActorTx, agreementId: string): Promise<Set<string>> {
  const facts = (await factsByAgreement(tx, [agreementId])).get(agreementId) ?? []
  return new Set(facts.flatMap(({ code, onDate }) => (code === 'visit' && onDate !== null ? [onDate] : [])))
}

/** Slips among the sheets of every kind. */
export const visitSlips: PaperKind = {
  kind: VISITS_KIND,
  label: 'exchange.slips.label',
  async about(tx, sheets) {
    const words = new Map<string, { words: string; path: string }>()
    for (const { id, about } of sheets) {
      const agreement = about && (await agreementById(tx, about.id))
      if (agreement) words.set(id, { words: agreement.title, path: `/exchange/agreements/${agreement.id}` })
    }
    return words
  },
}
