import { formatLocaleOf, type Language, spokenOr } from './language.ts'
import { translatorFor } from './texts.ts'

/** A moment in time, or a day without a time as the database gives it (`2017-03-12`). */
export type Moment = Date | string

/** "alle 15", where others say "at 15:00". */
const SAY_BARE_HOURS: readonly Language[] = ['it']
const DAY_MS = 24 * 60 * 60 * 1000
// No clock in the world changes within a quarter of an hour.
const STEADY_MS = 15 * 60 * 1000
/** Up to here a day is counted ("tra 3 giorni"), beyond it is named. */
export const SOON_DAYS = 6
const REMEMBERED = 10_000

const isDay = (moment: Moment): moment is string =>
  typeof moment === 'string' && /^\d{4}-\d\d-\d\d$/.test(moment)
const instant = (moment: Moment) => (typeof moment === 'string' ? Date.parse(moment) : moment.getTime())

/** Keeps answers: a list says the same few days over and over, and Intl takes its time for each. */
function remembering<Key, Answer>(answer: (key: Key) => Answer): (key: Key) => Answer {
  const known = new Map<Key, Answer>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    if (known.size >= REMEMBERED) known.clear()
    const now = answer(key)
    known.set(key, now)
    return now
  }
}

/** `2017-03-12 15:00` on the clocks of a time zone. */
function clockOf(timeZone: string) {
  const local = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone })
  const ahead = remembering((steady: number) => {
    const start = steady * STEADY_MS
    return Date.parse(`${local.format(start).replace(' ', 'T')}Z`) - start
  })
  return remembering((at: number) => {
    const shown = at + ahead(Math.floor(at / STEADY_MS))
    return new Date(shown).toISOString().slice(0, 16).replace('T', ' ')
  })
}

function makeFormats(language: Language, timeZone: string) {
  const locale = formatLocaleOf(language)
  const t = translatorFor(language)
  const clock = clockOf(timeZone)
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, useGrouping: 'always' })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const money = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'EUR',
    trailingZeroDisplay: 'stripIfInteger',
  })
  const ledger = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR', useGrouping: 'always' })

  /** The calendar day of a moment in the territory: `2017-03-12`. */
  const dayOf = (moment: Moment) => (isDay(moment) ? moment : clock(instant(moment)).slice(0, 10))
  const time = (moment: Moment) => clock(instant(moment)).slice(11)
  const daysBetween = (from: Moment, to: Moment) =>
    Math.round((Date.parse(dayOf(to)) - Date.parse(dayOf(from))) / DAY_MS)

  const iso = remembering((at: number) => new Date(at).toISOString())
  const dated = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
    const written = remembering((day: string) => format.format(Date.parse(day)))
    return (moment: Moment) => written(dayOf(moment))
  }
  const longDay = dated({ day: 'numeric', month: 'long', year: 'numeric' })
  const dayThisYear = dated({ day: 'numeric', month: 'long' })
  const weekday = dated({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })

  /** "alle 15", "alle 15:30", "all'1:30". */
  const atTime = (moment: Moment) => {
    const said = SAY_BARE_HOURS.includes(language)
      ? time(moment).replace(/^0/, '').replace(/:00$/, '')
      : time(moment)
    return t(/^1(:|$)/.test(said) ? 'texts.date.atOne' : 'texts.date.at', { time: said })
  }

  /** The day as people say it: "oggi", "tra 3 giorni", "12 marzo", "12 marzo 2017". */
  const saidDay = (moment: Moment, now: Date) => {
    const away = daysBetween(now, moment)
    if (Math.abs(away) <= SOON_DAYS) return relative.format(away, 'day')
    return dayOf(moment).slice(0, 4) === dayOf(now).slice(0, 4) ? dayThisYear(moment) : longDay(moment)
  }

  return {
    dayOf,
    daysBetween,
    time,
    saidDay,
    day: longDay,
    weekday,
    weekdayName: dated({ weekday: 'long' }),
    shortDay: dated({ day: '2-digit', month: '2-digit', year: 'numeric' }),
    month: dated({ month: 'long', year: 'numeric' }),
    monthShort: dated({ month: 'short' }),
    /** "oggi alle 15", "12 marzo 2017"; a day without a time stays a day. */
    said: (moment: Moment, now: Date) => {
      const day = saidDay(moment, now)
      return isDay(moment) ? day : t('texts.date.dayAndTime', { day, at: atTime(moment) })
    },
    /** "domenica 12 marzo 2017, 15:00": for titles, print and lists that must not be misread. */
    full: (moment: Moment) => (isDay(moment) ? weekday(moment) : `${weekday(moment)}, ${time(moment)}`),
    /** "15:00–17:00" */
    hours: (start: Moment, end: Moment) => `${time(start)}–${time(end)}`,
    /** For the datetime attribute of a time element. */
    machine: (moment: Moment) => (isDay(moment) ? moment : iso(instant(moment))),
    number: (value: number | string | bigint) =>
      number.format(typeof value === 'string' ? Number(value) : value),
    /** A share from 0 to 1. */
    percent: (share: number | string) => percent.format(Number(share)),
    /** Euro; cents only where there are any. */
    money: (euro: number | string) => money.format(Number(euro)),
    /** Whole cents as a ledger writes them: "1.234,50 €", "€1,234.50". */
    cents: (cents: number) => ledger.format(cents / 100),
  }
}

export type Formats = ReturnType<typeof makeFormats>
const made = new Map<string, Formats>()

/** Intl objects cost milliseconds to make and nothing to use: one set per language and time zone. */
export function formatsFor(asked: Language, timeZone: string): Formats {
  const language = spokenOr(asked)
  const name = `${language} ${timeZone}`
  const known = made.get(name)
  if (known) return known
  const formats = makeFormats(language, timeZone)
  made.set(name, formats)
  return formats
}
