import type { CellValue } from '../files/csv-write.ts'
import { type Language, marksOf } from '../texts/language.ts'

const ONE_TIME = /^\s*<time datetime="([^"]+)"[^>]*>[^<]*<\/time>\s*$/
/** What can be done in a cell is not what it says. */
const ACTS = /<(form|button|svg)\b[^>]*>.*?<\/\1>/gs
const SPACED = /<(br|\/li|\/p|\/div|\/dd|\/dt|\/h\d)\b[^>]*>/g
const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

/**
 * What a cell of a page says, as a cell of a file: a moment as the machine writes it ("2026-11-21", "2026-11-21 15:00"), a
 * number where the column is of numbers, else its words. `html` is our own page's, with nothing in it but elements and text.
 */
export function cellValue(html: string, numeric: boolean, language: Language): CellValue {
  const moment = ONE_TIME.exec(html)?.[1]
  if (moment) return moment.replace('T', ' ')
  const words = html
    .replace(ACTS, ' ')
    .replace(SPACED, '; ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .replace(/(; ?)+$/, '')
    .trim()
  return numeric ? (numberIn(words, language) ?? words) : words
}

/** "1.234,50 €" is a number; "12 su 30", "–" and "meno di 5" are words. */
function numberIn(words: string, language: Language): number | undefined {
  const { group, decimal } = marksOf(language)
  const plain = words
    .replace(/[€\s\u00a0\u202f]/g, '')
    .replaceAll(group, '')
    .replace(decimal, '.')
    .replace('−', '-')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}
