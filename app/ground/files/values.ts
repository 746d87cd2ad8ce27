import { done, type Outcome, refused } from '../forms/outcome.ts'

const ISO_DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:\d{2}.*)?$/
const ITALIAN_DATE = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/
const MONTH_NAMES = [
  ['gen', 'jan'],
  ['feb'],
  ['mar'],
  ['apr'],
  ['mag', 'may'],
  ['giu', 'jun'],
  ['lug', 'jul'],
  ['ago', 'aug'],
  ['set', 'sep'],
  ['ott', 'oct'],
  ['nov'],
  ['dic', 'dec'],
] as const
const NAMED_DATE = /^(\d{1,2})°?[\s\-.](?:di\s)?([a-z]{3,9})\.?[\s\-.](\d{4}|\d{2})$/i
const FIRST_YEAR = 1850
const LAST_YEAR = 2150

/**
 * A day as ISO text: 2017-02-28, 28/02/2017, 28.2.17, 28 febbraio 2017. Days that do not exist are
 * refused. Two digits of a year are this century's up to `thisYear` + 10, else the last one's.
 */
export function isoDate(
  text: string,
  thisYear: number,
): Outcome<string, 'files.date.shape' | 'files.date.unreal'> {
  const parts = dateParts(text.trim(), thisYear)
  if (!parts) return refused('files.date.shape')
  const { year, month, day } = parts
  const made = new Date(Date.UTC(year, month - 1, day))
  const real = made.getUTCMonth() === month - 1 && made.getUTCDate() === day
  if (!real || year < FIRST_YEAR || year > LAST_YEAR) return refused('files.date.unreal')
  return done(made.toISOString().slice(0, 10))
}

function dateParts(text: string, thisYear: number) {
  const iso = ISO_DATE.exec(text)
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }
  const italian = ITALIAN_DATE.exec(text)
  if (italian) {
    return { year: fullYear(italian[3]!, thisYear), month: Number(italian[2]), day: Number(italian[1]) }
  }
  const named = NAMED_DATE.exec(text)
  const start = named?.[2]?.slice(0, 3).toLowerCase()
  const month = MONTH_NAMES.findIndex((names) => names.some((name) => name === start))
  if (!named || month < 0) return null
  return { year: fullYear(named[3]!, thisYear), month: month + 1, day: Number(named[1]) }
}

function fullYear(digits: string, thisYear: number) {
  if (digits.length === 4) return Number(digits)
  const century = thisYear - (thisYear % 100)
  const year = century + Number(digits)
  return year > thisYear + 10 ? year - 100 : year
}

/** A time of day as HH:MM: 15, 15:30, 15.30, "ore 9,30". */
export function timeOfDay(text: string): Outcome<string, 'files.time.shape'> {
  const found = /^(?:(?:alle\s+)?ore\s+|h\.?\s*)?(\d{1,2})(?:[:.,h](\d{2}))?(?::\d{2})?$/i.exec(text.trim())
  const [hours, minutes] = [Number(found?.[1]), Number(found?.[2] ?? 0)]
  if (!found || hours > 23 || minutes > 59) return refused('files.time.shape')
  return done(`${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`)
}

/** One e-mail address, in lower case. */
export function emailAddress(text: string): Outcome<string, 'files.email.shape'> {
  const address = text
    .trim()
    .replace(/^mailto:/i, '')
    .toLowerCase()
  const [local, domain, ...more] = address.split('@')
  const plausible =
    more.length === 0 &&
    address.length <= 254 &&
    /^[^\s"(),:;<>[\]\\]{1,64}$/.test(local ?? '') &&
    /^([a-z0-9\u00a1-\uffff]([a-z0-9\u00a1-\uffff-]{0,61}[a-z0-9\u00a1-\uffff])?\.)+[a-z\u00a1-\uffff]{2,}$/.test(
      domain ?? '',
    ) &&
    !/^\.|\.\.|\.$/.test(local ?? '')
  return plausible ? done(address) : refused('files.email.shape')
}

/**
 * A number as people write it in Italy or in English: 1.234,5 and 1,234.5 and 1234.5. A single point or
 * comma before exactly three digits is ambiguous: a comma is then decimal, a point divides thousands.
 */
export function decimalNumber(text: string): Outcome<number, 'files.number.shape'> {
  const signs = text.trim().replaceAll(/[\s€%'’]/g, '')
  if (!/^[+-]?\d[\d.,]*$/.test(signs)) return refused('files.number.shape')
  const decimal = decimalSign(signs)
  const thousands = decimal === ',' ? '.' : ','
  const groups = new RegExp(`^[+-]?(\\d+|\\d{1,3}(\\${thousands}\\d{3})+)(\\${decimal}\\d+)?$`)
  if (!groups.test(signs)) return refused('files.number.shape')
  return done(Number(signs.replaceAll(thousands, '').replace(decimal, '.')))
}

function decimalSign(signs: string) {
  const [point, comma] = [signs.lastIndexOf('.'), signs.lastIndexOf(',')]
  if (point >= 0 && comma >= 0) return point > comma ? '.' : ','
  if (comma >= 0) return signs.indexOf(',') === comma ? ',' : '.'
  return /^[+-]?\d{1,3}(\.\d{3})+$/.test(signs) ? ',' : '.'
}

/** A whole number, zero or more. */
export function wholeNumber(text: string): Outcome<number, 'files.number.whole'> {
  const number = decimalNumber(text)
  return number.ok && Number.isInteger(number.value) && number.value >= 0
    ? done(number.value)
    : refused('files.number.whole')
}

const YES = new Set(['si', 's', 'yes', 'y', 'x', '1', 'true', 'vero', 'ok'])
const NO = new Set(['no', 'n', '0', 'false', 'falso', '-'])

/** Yes or no, in the words and marks that lists use. */
export function yesOrNo(text: string): Outcome<boolean, 'files.yesNo.shape'> {
  const word = text
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
  if (YES.has(word)) return done(true)
  return NO.has(word) ? done(false) : refused('files.yesNo.shape')
}
