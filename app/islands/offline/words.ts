type Params = Record<string, string | number>

let texts: Record<string, string> | undefined
const PLACE = /{{\s*(\w+)\s*}}/g

export const language = () => document.documentElement.lang || 'it'

/** A text of the page by its key. */
export function t(key: string, params: Params = {}): string {
  texts ??= JSON.parse(document.getElementById('offline-texts')?.textContent || '{}') as Record<
    string,
    string
  >
  const { count } = params
  const form = typeof count === 'number' ? `_${plurals().select(count)}` : ''
  return (texts[`${key}${form}`] ?? key).replace(PLACE, (_, name) => String(params[name] ?? ''))
}

/** What the clocks of a place show at a moment: `2017-03-12T15:30`. */
export const timeAt = (at: number, timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    .format(at)
    .replace(' ', 'T')
export const dayAt = (at: number, timeZone: string) => timeAt(at, timeZone).slice(0, 10)

/** Dates and figures as the server says them in this language. */
const locale = () => document.getElementById('offline-texts')?.dataset.locale || language()
let counting: Intl.PluralRules | undefined
function plurals() {
  counting ??= new Intl.PluralRules(language())
  return counting
}

/** "martedì 3 marzo". */
export const sayDay = (day: string) =>
  new Intl.DateTimeFormat(locale(), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(Date.parse(day))
/** "3 mar, 15:30". */
export const sayTime = (at: number, timeZone?: string) =>
  new Intl.DateTimeFormat(locale(), {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    ...(timeZone && { timeZone }),
  }).format(at)
export const sayHour = (at: number, timeZone: string) =>
  new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit', timeZone }).format(at)
export const sayWeekdays = (weekdays: readonly number[]) =>
  new Intl.ListFormat(locale(), { type: 'conjunction' }).format(
    // The first of January 2024 was a Monday.
    weekdays.map((one) =>
      new Intl.DateTimeFormat(locale(), { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, one)),
    ),
  )
