import { CsvError } from 'csv-parse'
import { CsvText } from './csv-text.ts'
import { encodingOf } from './encoding.ts'
import { looksLikeFormula } from './formula.ts'
import { headingsOf, rowsBelow } from './headings.ts'
import { because, type Judged } from './reason.ts'
import { separatorOf, statesSeparator } from './separator.ts'
import { MAX_COLUMNS, type Sheet } from './sheet.ts'

const SAMPLE_BYTES = 64 * 1024

/** A text file as a sheet: encoding and separator found by content. */
export async function readCsv(
  bytes: Uint8Array,
  about: Pick<Sheet, 'fileName' | 'hash'>,
): Promise<Judged<Sheet>> {
  const found = encodingOf(bytes)
  if (!found) return because('files.notWhatItSays', { file: about.fileName })
  const sample = new TextDecoder(found.encoding).decode(bytes.subarray(found.mark, SAMPLE_BYTES))
  const separator = separatorOf(sample)
  const text = new CsvText(bytes, { ...found, separator, statesSeparator: statesSeparator(sample) })
  return sheetOf(text, { ...about, format: 'csv', separator, sheetNames: [] }, new Map())
}

/** Rows of text as a sheet. `formulas`: cells known to be formulas though their text does not show it. */
export async function sheetOf(
  text: CsvText,
  about: Omit<Sheet, 'headings' | 'rows' | 'portion'>,
  formulas: ReadonlyMap<number, number>,
): Promise<Judged<Sheet>> {
  try {
    const headed = await headingsOf(text.rows())
    if (!headed) return because('files.empty', { file: about.fileName })
    const { headings } = headed
    if (headings.length > MAX_COLUMNS) return because('files.tooManyColumns', { columns: MAX_COLUMNS })
    // Walked to the end once, so that a quote left open is told before anything is written.
    for await (const _ of text.rows()) void _

    const judge = (cells: string[], index: number) => {
      const at = formulas.get(index) ?? cells.findIndex(looksLikeFormula)
      return at < 0 ? undefined : { refusal: 'files.row.formula', params: { column: headings[at] || at + 1 } }
    }
    const rows = () => rowsBelow(text.rows(), headed, judge)
    return { ok: true, value: { ...about, headings, rows, portion: () => text.portion } }
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault
    return because('files.brokenRow', { file: about.fileName, row: Number(fault.lines ?? 0) })
  }
}
