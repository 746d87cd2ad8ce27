import ical, { ICalCalendarMethod, type ICalEventData, ICalEventStatus } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import { occurrences } from '../../../../ground/calendar/occurrences.ts'
import { MOST_SESSIONS } from '../../../activities/series/rules.ts'
import type { FeedSession } from '../reads.ts'
import { type Plan, planOf } from '../rules.ts'
import { timeZoneBlock } from './time-zone.ts'

export type FeedOf = {
  name: string
  description: string
  /** Where the feed itself is, and where a session or an activity is read. */
  url: string
  pageOf: (activityId: string, sessionId?: string) => string
  timeZone: string
  language: string
}

/** Something that has a day and no hour. */
export type DayNote = { id: string; on: string; said: string; url: string; changedAt: Date }

/** Every six hours is often enough for a programme of a district. */
const REFRESH_SECONDS = 6 * 60 * 60

/** An iCalendar file (RFC 5545) of the sessions read. The same records give the same bytes. */
export function calendarOf(
  feed: FeedOf,
  sessions: readonly FeedSession[],
  notes: readonly DayNote[] = [],
): string {
  const years = sessions.flatMap(({ startsAt, firstStartsAt }) =>
    [startsAt, firstStartsAt ?? startsAt].map((time) => Number(time.slice(0, 4))),
  )
  const calendar = ical({
    prodId: { company: 'Trama', product: 'Agenda', language: feed.language.toUpperCase() },
    name: escaped(feed.name),
    description: escaped(feed.description),
    method: ICalCalendarMethod.PUBLISH,
    source: feed.url,
    ttl: REFRESH_SECONDS,
    // Without a name here the library writes DTSTAMP in UTC, as the standard asks; each event names its own zone.
    timezone: {
      name: null,
      generator: (zone) => timeZoneBlock(zone, Math.min(...years), Math.max(...years) + 1),
    },
  })
  for (const [, ofActivity] of Map.groupBy(sessions, ({ activityId }) => activityId)) {
    for (const event of eventsOf(feed, ofActivity)) calendar.createEvent(event)
  }
  for (const { id, on, said, url, changedAt } of notes)
    calendar.createEvent({
      id,
      stamp: changedAt,
      start: Temporal.PlainDate.from(on),
      allDay: true,
      summary: plain(said),
      url,
    })
  return `${calendar.toString()}\r\n`
}

function eventsOf(feed: FeedOf, sessions: readonly FeedSession[]): ICalEventData[] {
  const [any] = sessions
  if (!any) return []
  const { rule, firstStartsAt, seriesMinutes, activityId } = any
  const series =
    rule && firstStartsAt && seriesMinutes ? { rule, firstStartsAt, minutes: seriesMinutes } : null
  const times = series ? occurrences(series.rule, series.firstStartsAt, feed.timeZone, MOST_SESSIONS) : []
  const plan = planOf(sessions, series, times)
  return [
    ...(series && plan.repeats ? [repeating(feed, sessions, series, plan.repeats, times.length)] : []),
    ...plan.moved.map((one) => ({
      ...single(feed, one),
      id: activityId,
      recurrenceId: at(one.recurrenceAt ?? one.startsAt),
    })),
    ...plan.single.map((one) => single(feed, one)),
  ]
}

const single = (feed: FeedOf, one: FeedSession): ICalEventData => ({
  ...told(one),
  id: one.id,
  stamp: one.changedAt,
  start: at(one.startsAt),
  end: at(one.endsAt),
  timezone: feed.timeZone,
  summary: plain(one.ownTitle ? `${one.title}: ${one.ownTitle}` : one.title),
  url: feed.pageOf(one.activityId, one.id),
  status: one.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
})

function repeating(
  feed: FeedOf,
  sessions: readonly FeedSession[],
  series: { rule: string; minutes: number },
  { first, excluded }: NonNullable<Plan<FeedSession>['repeats']>,
  times: number,
): ICalEventData {
  const usual = sessions.find((one) => !one.particular && !one.cancelled) as FeedSession
  const changedAt = new Date(Math.max(...sessions.map((one) => one.changedAt.getTime())))
  // A rule without an end would promise sessions nobody planned.
  const bounded = /(UNTIL|COUNT)=/.test(series.rule) ? series.rule : `${series.rule};COUNT=${times}`
  const lines = [`RRULE:${bounded}`]
  if (excluded.length) lines.push(`EXDATE;TZID=${feed.timeZone}:${excluded.map(basic).join(',')}`)
  return {
    ...single(feed, usual),
    id: usual.activityId,
    stamp: changedAt,
    start: at(first),
    end: Temporal.PlainDateTime.from(first).add({ minutes: series.minutes }),
    summary: plain(usual.title),
    url: feed.pageOf(usual.activityId),
    repeating: lines.join('\r\n'),
  }
}

const told = ({
  placeName,
  placeAddress,
  municipality,
  description,
}: FeedSession): Pick<ICalEventData, 'location' | 'description'> => ({
  ...(placeName && { location: plain([placeName, placeAddress, municipality].filter(Boolean).join(', ')) }),
  ...(description && { description: plain(description) }),
})

const at = (local: string) => Temporal.PlainDateTime.from(local)
const basic = (local: string) => `${local.replace(/[-:]/g, '')}00`
/** Characters that no calendar line may hold; line breaks stay, the library writes them its way. */
const plain = (text: string) => text.replace(/(?!\n)\p{Cc}/gu, ' ')
/** The library escapes what is in events, not the calendar's own name. */
const escaped = (text: string) =>
  plain(text)
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, ' ')
