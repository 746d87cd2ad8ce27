export const KINDS = ['community_point', 'civic_center', 'social_condominium', 'emporium', 'space'] as const
export type Kind = (typeof KINDS)[number]

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

/** Opening on one weekday (1 Monday – 7 Sunday), in the territory's own time, as HH:MM. */
export type Interval = { weekday: number; opensAt: string; closesAt: string; note: string | null }

export type HoursRefusal =
  | 'places.hours.shape'
  | 'places.hours.order'
  | 'places.hours.overlap'
  | 'places.hours.note.long'
export type DayRead = { ok: true; value: Omit<Interval, 'weekday'>[] } | { ok: false; refusal: HoursRefusal }

const LONGEST_NOTE = 120
const SPAN =
  /^(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|—|a|alle|to)\s*(\d{1,2})(?:[:.](\d{2}))?\s*(?:\(([^()]*)\))?$/

/**
 * The opening of one day as people write it: "9-12:30, 15–18 (su appuntamento)"; empty when closed. Closing
 * at 24 is written as 23:59. Refused: what is no time, closing before opening, openings that overlap.
 */
export function readDay(said: string): DayRead {
  const spans: Omit<Interval, 'weekday'>[] = []
  // A comma inside brackets belongs to the note.
  for (const part of said
    .split(/[,;](?![^(]*\))/)
    .map((words) => words.trim().toLowerCase() && words.trim())) {
    if (!part) continue
    const found = SPAN.exec(part.replace(/^(dalle|from)\s+/i, ''))
    const opensAt = found && clock(found[1], found[2])
    const closesAt = found && clock(found[3], found[4])
    if (!opensAt || !closesAt) return { ok: false, refusal: 'places.hours.shape' }
    if (closesAt <= opensAt) return { ok: false, refusal: 'places.hours.order' }
    const note = found[5]?.trim() || null
    if (note && note.length > LONGEST_NOTE) return { ok: false, refusal: 'places.hours.note.long' }
    spans.push({ opensAt, closesAt, note })
  }
  spans.sort((a, b) => a.opensAt.localeCompare(b.opensAt))
  const overlap = spans.some((span, at) => at > 0 && span.opensAt < (spans[at - 1]?.closesAt ?? ''))
  return overlap ? { ok: false, refusal: 'places.hours.overlap' } : { ok: true, value: spans }
}

function clock(hours: string | undefined, minutes = '00'): string | null {
  if (Number(hours) === 24 && Number(minutes) === 0) return '23:59'
  if (Number(hours) > 23 || Number(minutes) > 59) return null
  return `${String(hours).padStart(2, '0')}:${minutes}`
}

/** One day's openings as readDay reads them back: "9–12:30, 15–18". */
export const sayDay = (intervals: readonly Interval[]) =>
  intervals
    .map(
      ({ opensAt, closesAt, note }) =>
        `${shortTime(opensAt)}–${shortTime(closesAt)}${note ? ` (${note})` : ''}`,
    )
    .join(', ')

const shortTime = (time: string) =>
  time
    .slice(0, 5)
    .replace(/^0(?=\d)/, '')
    .replace(/:00$/, '')

/** Days with the same openings, told together, Monday's first: [{ weekdays: [1, 3], said: '9–12' }]. */
export function sameDays(intervals: readonly Interval[]): { weekdays: number[]; said: string }[] {
  const told = new Map<string, number[]>()
  for (const weekday of WEEKDAYS) {
    const said = sayDay(intervals.filter((one) => one.weekday === weekday))
    if (said) told.set(said, [...(told.get(said) ?? []), weekday])
  }
  return [...told].map(([said, weekdays]) => ({ weekdays, said }))
}

/** The week in words: "lunedì e mercoledì 9–12; venerdì 15–18". `dayName` names a weekday, 1 Monday – 7 Sunday. */
export function hoursInWords(
  intervals: readonly Interval[],
  language: string,
  dayName: (weekday: number) => string,
): string {
  const listed = new Intl.ListFormat(language, { type: 'conjunction' })
  return sameDays(intervals)
    .map(({ weekdays, said }) => `${listed.format(weekdays.map(dayName))} ${said}`)
    .join('; ')
}

/** A kind of place as a list says it, in Italian, in English or by our own word; null when it is none we know. */
export function kindSaid(plainWords: string): Kind | null {
  const own = KINDS.find((kind) => kind.replaceAll('_', ' ') === plainWords)
  return own ?? SAID.find(([, pattern]) => pattern.test(plainWords))?.[0] ?? null
}
const SAID: readonly (readonly [Kind, RegExp])[] = [
  ['community_point', /punto di comunita|punti di comunita|pdc|community point/],
  ['civic_center', /civic|centro civico/],
  ['social_condominium', /condomini/],
  ['emporium', /empori/],
  ['space', /spazio|sala|centro|oratorio|biblioteca|space|room|altro/],
]
