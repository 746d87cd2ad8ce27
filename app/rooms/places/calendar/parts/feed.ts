import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'
import type { HeldTime } from '../reads.ts'

export type FeedOf = {
  name: string
  url: string
  language: string
  /** What a taken time says. */
  words: (time: HeldTime) => string
  about?: (time: HeldTime) => string | undefined
}

/** A calendar of rooms changes more often than an agenda. */
const REFRESH_SECONDS = 60 * 60

/**
 * An iCalendar file (RFC 5545) of what is held, each time an event of its own, in universal time: what repeats was drawn out
 * when it was booked, so a change of the clocks is in the instants already. The same records give the same bytes.
 */
export function busyCalendar(feed: FeedOf, times: readonly HeldTime[]): string {
  const calendar = ical({
    prodId: { company: 'Trama', product: 'Calendar', language: feed.language.toUpperCase() },
    name: escaped(feed.name),
    method: ICalCalendarMethod.PUBLISH,
    source: feed.url,
    ttl: REFRESH_SECONDS,
  })
  for (const time of times) {
    const about = feed.about?.(time)
    calendar.createEvent({
      id: time.id,
      stamp: time.changed_at,
      start: time.starts_at,
      end: time.ends_at,
      summary: plain(feed.words(time)),
      location: plain(time.room),
      transparency: ICalEventTransparency.OPAQUE,
      ...(about && { description: plain(about) }),
    })
  }
  return `${calendar.toString()}\r\n`
}

/** Characters that no calendar line may hold; line breaks stay, the library writes them its way. */
const plain = (text: string) => text.replace(/(?!\n)\p{Cc}/gu, ' ')
/** The library escapes what is in events, not the calendar's own name. */
const escaped = (text: string) =>
  plain(text)
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, ' ')
