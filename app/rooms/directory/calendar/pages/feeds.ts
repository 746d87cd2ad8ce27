import { type Context, Hono } from 'hono'
import { etag } from 'hono/etag'
import { visitorOf } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { textsOf } from '../../../../ground/texts/use-texts.ts'
import { originOf, pathsHere } from '../../parts/address.ts'
import { keptAMinute } from '../../parts/public-page.tsx'
import { publicPlaceName } from '../../places/reads.ts'
import { addDays } from '../../rules.ts'
import { calendarOf } from '../parts/feed.ts'
import { sessionsOfFeed } from '../reads.ts'

/** A calendar keeps what was lately, so that a look back finds it. */
const DAYS_BACK = 60

const calendar = (c: Context<Env>, name: string, url: string, sessions: Parameters<typeof calendarOf>[1]) => {
  const { t, territory, language } = c.var
  const paths = pathsHere(c)
  const origin = originOf(c)
  const text = calendarOf(
    {
      name,
      description: t('directory.calendar.about', { territory: territory.name }),
      url: origin + url,
      pageOf: (activityId, sessionId) =>
        origin + (sessionId ? paths.session(activityId, sessionId) : paths.activity(activityId)),
      timeZone: territory.timeZone,
      language,
    },
    sessions,
  )
  c.header('Content-Type', 'text/calendar; charset=utf-8')
  c.header('Content-Disposition', 'inline; filename="agenda.ics"')
  return c.body(text)
}

const since = (c: Context<Env>) => new Date(addDays(textsOf(c).dayOf(c.var.now), -DAYS_BACK))

// A feed says what everyone may know, whoever asks for it: calendars keep it and pass it on.
export const feeds = new Hono<Env>()
  .get('/agenda.ics', keptAMinute, etag(), async (c) => {
    const { territory, t } = c.var
    const asked = { since: since(c), timeZone: territory.timeZone }
    const sessions = await asActor(visitorOf(territory.id), (tx) => sessionsOfFeed(tx, asked))
    return calendar(
      c,
      t('directory.calendar.name', { territory: territory.name }),
      pathsHere(c).agendaCalendar,
      sessions,
    )
  })
  .get('/places/:id{[0-9a-fA-F-]{36}}/agenda.ics', keptAMinute, etag(), async (c) => {
    const { id } = c.req.param()
    if (!isId(id)) return c.notFound()
    const { territory } = c.var
    const found = await asActor(visitorOf(territory.id), async (tx) => {
      const place = await publicPlaceName(tx, id)
      const asked = { since: since(c), timeZone: territory.timeZone, placeId: id }
      return place && { place, sessions: await sessionsOfFeed(tx, asked) }
    })
    if (!found) return c.notFound()
    return calendar(c, found.place.name, pathsHere(c).placeCalendar(id), found.sessions)
  })
