import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { commandIn, visitorOf } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { textsOf } from '../../../../ground/texts/use-texts.ts'
import { sameAs } from '../../../people/reads.ts'
import { calendarFile, DAYS_BACK } from '../../calendar/parts/calendar-file.ts'
import { sessionsOfFeed } from '../../calendar/reads.ts'
import { originOf, pathsHere } from '../../parts/address.ts'
import { addDays } from '../../rules.ts'
import { ownReminders, whoseCalendar } from '../reads.ts'

/** The calendar a key opens. What is read is only what is that person’s: their sessions, the days of their reminders. */
export const ownFeed = new Hono<Env>().get('/my-calendar/:token/agenda.ics', etag(), async (c) => {
  const { territory, now, t } = c.var
  const today = textsOf(c).dayOf(now)
  const token = c.req.param('token')
  const personId = await asActor(visitorOf(territory.id), (tx) => whoseCalendar(tx, token, today))
  if (!personId) return c.notFound()
  const self = commandIn(territory.id, ['facilitator'], personId)
  const from = addDays(today, -DAYS_BACK)
  const { sessions, reminders } = await asActor(self, async (tx) => {
    const personIds = await sameAs(tx, personId)
    const asked = { since: new Date(from), timeZone: territory.timeZone, personIds }
    return {
      sessions: await sessionsOfFeed(tx, asked),
      reminders: await ownReminders(tx, personId, from),
    }
  })
  c.header('Cache-Control', 'private, no-cache')
  return calendarFile(c, {
    name: t('directory.mine.name', { territory: territory.name }),
    about: t('directory.mine.about'),
    // The key is in nobody’s file: a calendar that is passed on opens nothing.
    url: pathsHere(c).mine,
    sessions,
    notes: reminders.map(({ id, dueOn, recordedAt }) => ({
      id,
      on: dueOn,
      said: t('directory.mine.reminder'),
      url: `${originOf(c)}/${territory.slug}/diary`,
      changedAt: recordedAt,
    })),
  })
})
