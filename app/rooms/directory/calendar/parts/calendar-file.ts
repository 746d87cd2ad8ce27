import type { Context } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { textsOf } from '../../../../ground/texts/use-texts.ts'
import { originOf, pathsHere } from '../../parts/address.ts'
import { addDays } from '../../rules.ts'
import { calendarOf } from './feed.ts'

/** A calendar keeps what was lately, so that a look back finds it. */
export const DAYS_BACK = 60

type Told = {
  name: string
  about?: string
  url: string
  sessions: Parameters<typeof calendarOf>[1]
  notes?: Parameters<typeof calendarOf>[2]
}

/** A calendar of this territory as a file; whoever asks for it says under which name. */
export const calendarFile = (c: Context<Env>, { name, about, url, sessions, notes }: Told) => {
  const { t, territory, language } = c.var
  const paths = pathsHere(c)
  const origin = originOf(c)
  const text = calendarOf(
    {
      name,
      description: about ?? t('directory.calendar.about', { territory: territory.name }),
      url: origin + url,
      pageOf: (activityId, sessionId) =>
        origin + (sessionId ? paths.session(activityId, sessionId) : paths.activity(activityId)),
      timeZone: territory.timeZone,
      language,
    },
    sessions,
    notes,
  )
  c.header('Content-Type', 'text/calendar; charset=utf-8')
  c.header('Content-Disposition', 'inline; filename="agenda.ics"')
  return c.body(text)
}

/** From when on a calendar tells. */
export const since = (c: Context<Env>) => new Date(addDays(textsOf(c).dayOf(c.var.now), -DAYS_BACK))
