/** The largest amount that is believed: a billion euro. The database holds the same line. */
export const MOST_CENTS = 100_000_000_000

export type AmountRefusal = 'shape' | 'negative' | 'zero' | 'tooBig' | 'tooFine' | 'ambiguous'
/** Whole cents; or why not, with both readings in cents where an amount can be read in two ways. */
export type Amount =
  | { ok: true; cents: number }
  | { ok: false; refusal: AmountRefusal; readings?: readonly [number, number] }

const no = (refusal: AmountRefusal): Amount => ({ ok: false, refusal })
const PLAIN = /^(\d+)(?:[.,](\d+))?$/
const GROUPED = /^(\d{1,3}(?:([.,' ])\d{3})+)(?:([.,])(\d+))?$/

/**
 * Euro as people write them in Italy or in English: 1.234,56 and 1,234.56 and 1234.5 and 1 234. One point or comma before
 * exactly three digits may divide thousands or begin the decimals: it is asked back, never guessed.
 */
export function amountSaid(said: string): Amount {
  const typed = said
    .normalize('NFKC')
    .replaceAll(/[\s\u2019]+/g, ' ')
    .replace(/^ ?(?:€|eur|euro)? ?/i, '')
    .replace(/ ?(?:€|eur|euro)? ?$/i, '')
  if (/^[-−–]/.test(typed)) return no(/\d/.test(typed) && !/[a-z]/i.test(typed) ? 'negative' : 'shape')
  const ambiguous = /^([1-9]\d{0,2})[.,](\d{3})$/.exec(typed)
  if (ambiguous) {
    const [, whole = '', rest = ''] = ambiguous
    return {
      ok: false,
      refusal: 'ambiguous',
      readings: [Number(whole + rest) * 100, Math.round(Number(`${whole}.${rest}`) * 100)],
    }
  }
  const plain = PLAIN.exec(typed)
  if (plain) return inCents(plain[1] ?? '', plain[2] ?? '')
  const grouped = GROUPED.exec(typed)
  const [, whole = '', divider = '', mark = '', decimals = ''] = grouped ?? []
  const oneDivider = whole.replaceAll(divider, '')
  if (!grouped || mark === divider || !/^\d+$/.test(oneDivider)) return no('shape')
  return inCents(oneDivider, decimals)
}

function inCents(whole: string, decimals: string): Amount {
  if (decimals.replace(/0+$/, '').length > 2) return no('tooFine')
  if (whole.replace(/^0+/, '').length > 10) return no('tooBig')
  const cents = Number(whole) * 100 + Number(decimals.slice(0, 2).padEnd(2, '0'))
  if (cents === 0) return no('zero')
  return cents > MOST_CENTS ? no('tooBig') : { ok: true, cents }
}

/** Cents as they are typed into a field again, with the decimal comma or point: 123456 is 1234,56. */
export const typedAmount = (cents: number, mark: ',' | '.' = ',') =>
  `${Math.trunc(cents / 100)}${mark}${String(Math.abs(cents % 100)).padStart(2, '0')}`
