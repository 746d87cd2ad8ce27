// Human Services Data Specification 3.1 (Open Referral): how records are told apart, found and put on pages.

export const HSDS_VERSION = '3.1.1'
/** An address for the shape of the answers: the standard as it is, nothing of our own. */
export const HSDS_PROFILE = 'https://docs.openreferral.org/en/v3.1.1/hsds/'

export const TAXONOMIES = ['activity-kinds', 'areas', 'place-kinds', 'organisation-kinds'] as const
export type Taxonomy = (typeof TAXONOMIES)[number]

export type Paged<One> = {
  total_items: number
  total_pages: number
  page_number: number
  size: number
  first_page: boolean
  last_page: boolean
  empty: boolean
  contents: One[]
}

/** A page of a list. One beyond the last is empty, not an error: a list may have become shorter meanwhile. */
export function paged<One>(all: readonly One[], page: number, perPage: number): Paged<One> {
  const contents = all.slice((page - 1) * perPage, page * perPage)
  const pages = Math.max(1, Math.ceil(all.length / perPage))
  return {
    total_items: all.length,
    total_pages: pages,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: contents.length === 0,
    contents,
  }
}

/** Words as they are looked for: without accents, case and punctuation. */
const plainWords = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** Whether each word asked for begins a word of the texts. */
export function holdsWords(asked: string, texts: readonly (string | null | undefined)[]): boolean {
  const words = plainWords(texts.filter(Boolean).join(' '))
  return plainWords(asked).every((one) => words.some((word) => word.startsWith(one)))
}

/** Hours from UTC at an instant: HSDS says a time zone as a number. */
export function hoursFromUtc(at: Date, timeZone: string): number {
  const name = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value
  const said = /([+-])(\d{2}):(\d{2})/.exec(name ?? '')
  if (!said) return 0
  const hours = Number(said[2]) + Number(said[3]) / 60
  return said[1] === '-' ? -hours : hours
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export const weekdayCode = (weekday: number) => WEEKDAYS[weekday - 1] ?? 'MO'

/** The parts of an RFC 5545 rule that HSDS has fields for. */
export function fieldsOfRule(rule: string): Record<string, string | number> {
  const parts = new Map(
    rule
      .replace(/^RRULE:/, '')
      .split(';')
      .map((part) => part.split('=') as [string, string]),
  )
  const until = parts.get('UNTIL')
  return {
    ...(parts.has('FREQ') && { freq: parts.get('FREQ') ?? '' }),
    ...(parts.has('INTERVAL') && { interval: Number(parts.get('INTERVAL')) }),
    ...(parts.has('BYDAY') && { byday: parts.get('BYDAY') ?? '' }),
    ...(parts.has('BYMONTHDAY') && { bymonthday: parts.get('BYMONTHDAY') ?? '' }),
    ...(parts.has('COUNT') && { count: Number(parts.get('COUNT')) }),
    ...(until && { until: `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}` }),
  }
}

/** The clock so many minutes later; a service that goes past midnight closes on the next day's clock. */
export function clockAfter(clock: string, minutes: number): string {
  const at = (Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5)) + minutes) % (24 * 60)
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
}
