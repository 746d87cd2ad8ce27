import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { csvLine } from '../files/csv-line.ts'
import { neutralised } from '../files/formula.ts'
import type { Sheet, SheetRow } from '../files/sheet.ts'
import { LANGUAGES } from '../texts/language.ts'
import { type Translate, translatorFor } from '../texts/texts.ts'
import type { CellReason } from './judge-row.ts'

const BYTE_ORDER_MARK = '\uFEFF'
const WHY = 'imports.bad.why'

/** One sentence for each thing wrong with a row, with the heading it is about. */
export function sayReasons(
  reasons: readonly CellReason[],
  headings: readonly string[],
  t: Translate,
): string {
  const sentences = reasons.map(({ refusal, params, column }) => {
    const reason = t(refusal as Parameters<Translate>[0], params ?? {})
    return column === undefined ? reason : t('imports.row.cell', { column: headings[column] ?? '', reason })
  })
  return sentences.join('; ')
}

/**
 * The rows that could not go in, as a list of the same shape and separator with one more column that
 * says why; correct it and import it again. The file is made with its first row: no bad row, no file.
 */
export class BadRows {
  #file: WriteStream | null = null
  readonly #path: string
  readonly #sheet: Sheet
  readonly #t: Translate
  /** Columns of the list itself: the reasons of an earlier round are replaced, not repeated. */
  readonly #columns: number[]

  constructor(path: string, sheet: Sheet, t: Translate) {
    this.#path = path
    this.#sheet = sheet
    this.#t = t
    const reasons = LANGUAGES.map((language) => translatorFor(language)(WHY))
    this.#columns = [...sheet.headings.keys()].filter((at) => !reasons.includes(sheet.headings[at]!))
  }

  async add(row: SheetRow, reasons: readonly CellReason[]) {
    const { headings } = this.#sheet
    if (!this.#file) {
      this.#file = createWriteStream(this.#path, { mode: 0o600 })
      await once(this.#file, 'open')
      this.#file.write(BYTE_ORDER_MARK)
      await this.#line(headings, this.#t(WHY))
    }
    await this.#line(row.cells, sayReasons(reasons, headings, this.#t))
  }

  async #line(cells: readonly string[], last: string) {
    const beyond = [...cells.keys()].slice(this.#sheet.headings.length)
    const kept = [...this.#columns, ...beyond].map((at) => neutralised(cells[at] ?? ''))
    if (!this.#file!.write(csvLine([...kept, last], this.#sheet.separator))) await once(this.#file!, 'drain')
  }

  /** Closes the file; answers its path, or null when no row was bad. */
  async close(): Promise<string | null> {
    if (!this.#file) return null
    this.#file.end()
    await finished(this.#file)
    return this.#path
  }
}
