import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { decoded, type Encoding } from './encoding.ts'
import type { Separator } from './separator.ts'

const LONGEST_ROW = 200_000

export type CsvDialect = { encoding: Encoding; mark: number; separator: Separator; statesSeparator?: boolean }

/** CSV bytes whose dialect is known: rows as they come, and how much of them was walked. */
export class CsvText {
  portion = 0
  readonly #bytes: Uint8Array
  readonly #dialect: CsvDialect

  constructor(bytes: Uint8Array, dialect: CsvDialect) {
    this.#bytes = bytes
    this.#dialect = dialect
  }

  /** Every row, the headings too; a line "sep=;" that Excel writes comes as an empty row. Throws CsvError. */
  async *rows(): AsyncGenerator<string[]> {
    const parser = parse({
      delimiter: this.#dialect.separator,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: LONGEST_ROW,
    })
    let first = this.#dialect.statesSeparator === true
    for await (const cells of Readable.from(this.#pieces()).pipe(parser) as AsyncIterable<string[]>) {
      yield first ? [] : cells
      first = false
    }
    this.portion = 1
  }

  *#pieces() {
    let walked = this.#dialect.mark
    for (const { text, bytes } of decoded(this.#bytes, this.#dialect)) {
      walked += bytes
      this.portion = walked / this.#bytes.length
      if (text !== '') yield text
    }
  }
}
