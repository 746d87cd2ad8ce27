import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { visitorOf } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { pathsHere } from '../../parts/address.ts'
import { keptAMinute } from '../../parts/public-page.tsx'
import { publicPlaceName } from '../../places/reads.ts'
import { activityToRead } from '../../sessions/reads.ts'
import { calendarFile, since } from '../parts/calendar-file.ts'
import { sessionsOfFeed } from '../reads.ts'

// A feed says what everyone may know, whoever asks for it: calendars keep it and pass it on.
export const feeds = new Hono<Env>()
  .get('/agenda.ics', keptAMinute, etag(), async (c) => {
    const { territory, t } = c.var
    const asked = { since: since(c), timeZone: territory.timeZone }
    const sessions = await asActor(visitorOf(territory.id), (tx) => sessionsOfFeed(tx, asked))
    const name = t('directory.calendar.name', { territory: territory.name })
    return calendarFile(c, { name, url: pathsHere(c).agendaCalendar, sessions })
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
    const { place, sessions } = found
    return calendarFile(c, { name: place.name, url: pathsHere(c).placeCalendar(id), sessions })
  })
  .get('/agenda/:activityId{[0-9a-fA-F-]{36}}/agenda.ics', keptAMinute, etag(), async (c) => {
    const { activityId } = c.req.param()
    if (!isId(activityId)) return c.notFound()
    const { territory } = c.var
    const found = await asActor(visitorOf(territory.id), async (tx) => {
      const activity = await activityToRead(tx, activityId)
      const asked = { since: since(c), timeZone: territory.timeZone, activityId }
      return activity && { activity, sessions: await sessionsOfFeed(tx, asked) }
    })
    if (!found) return c.notFound()
    const { activity, sessions } = found
    return calendarFile(c, { name: activity.title, url: pathsHere(c).activityCalendar(activityId), sessions })
  })
