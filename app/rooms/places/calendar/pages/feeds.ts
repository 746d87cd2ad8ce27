import { type Context, Hono } from 'hono'
import { etag } from 'hono/etag'
import { visitorOf } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { hashOf } from '../../../../ground/access/token.ts'
import { daysLater, localDay } from '../../../../ground/calendar/local-time.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { keeperFor } from '../../asking/parts/keeper.ts'
import { originOf } from '../../asking/parts/links.ts'
import { placeById } from '../../reads.ts'
import { roomsOf } from '../../rooms/reads.ts'
import { busyCalendar } from '../parts/feed.ts'
import { type HeldTime, heldBetween, placeOfAddress } from '../reads.ts'

const DAYS_BACK = 30
const DAYS_AHEAD = 400

const between = (c: Context<Env>) => {
  const today = localDay(c.var.now, c.var.territory.timeZone)
  return { from: daysLater(today, -DAYS_BACK), until: daysLater(today, DAYS_AHEAD) }
}

function answer(
  c: Context<Env>,
  name: string,
  times: readonly HeldTime[],
  said: { words: (time: HeldTime) => string; about?: (time: HeldTime) => string | undefined },
) {
  const text = busyCalendar({ name, url: originOf(c) + c.req.path, language: c.var.language, ...said }, times)
  c.header('Content-Type', 'text/calendar; charset=utf-8')
  c.header('Content-Disposition', 'inline; filename="calendar.ics"')
  return c.body(text)
}

/** What everyone may know: that a room is taken, and the title that was agreed to. The same for whoever asks. */
async function publicFeed(c: Context<Env>, placeId: string, roomId?: string) {
  if (!isId(placeId) || (roomId !== undefined && !isId(roomId))) throw new NotHere()
  const { territory, t } = c.var
  const visitor = visitorOf(territory.id)
  const found = await asActor(visitor, async (tx) => {
    const place = await placeById(tx, placeId)
    const rooms = place ? await roomsOf(tx, placeId) : []
    const room = rooms.find(({ id }) => id === roomId)
    if (!place || (roomId !== undefined && !room)) throw new NotHere()
    const times = await heldBetween(tx, { placeId, roomId, ...between(c) })
    return { name: room ? `${room.name} – ${place.name}` : place.name, times }
  })
  return answer(c, found.name, found.times, { words: (time) => time.title ?? t('places.calendar.taken') })
}

export const calendarFeeds = new Hono<Env>()
  .get('/places/:id/calendar.ics', etag(), (c) => publicFeed(c, c.req.param('id')))
  .get('/places/:id/rooms/:room/calendar.ics', etag(), (c) =>
    publicFeed(c, c.req.param('id'), c.req.param('room')),
  )
  // The address itself is the key: whoever holds it reads, until it is taken back.
  .get('/calendars/:token/calendar.ics', etag(), async (c) => {
    const { territory, t } = c.var
    const keeper = keeperFor(territory.id)
    const found = await asActor(keeper, async (tx) => {
      const place = await placeOfAddress(tx, hashOf(c.req.param('token')))
      if (!place) throw new NotHere()
      return { place, times: await heldBetween(tx, { placeId: place.id, ...between(c) }) }
    })
    c.header('Cache-Control', 'private, no-store')
    return answer(c, found.place.name, found.times, {
      words: (time) => time.who ?? time.title ?? t('places.calendar.taken'),
      about: (time) => time.purpose ?? undefined,
    })
  })
