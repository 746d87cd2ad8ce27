import { type Context, Hono } from 'hono'
import { etag } from 'hono/etag'
import { visitorOf } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { localDay } from '../../../../ground/calendar/local-time.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { spokenOr } from '../../../../ground/texts/language.ts'
import { comingEntries } from '../../entries/reads.ts'
import { municipalitiesHere } from '../../issues/reads.ts'
import { originOf } from '../../parts/address.ts'
import { addDays } from '../../rules.ts'
import { embedQuery } from '../forms.ts'
import { feedOf } from '../parts/json-feed.ts'
import { DAYS_AHEAD } from '../rules.ts'

/** The agenda for the sites of others: to any origin, without cookies, the same for everyone. */
export const embedFeed = new Hono<Env>().get('/embed/agenda.json', etag(), async (c) => {
  c.header('Access-Control-Allow-Origin', '*')
  c.header('Cache-Control', 'public, max-age=300')
  const { territory, now } = c.var
  const asked = embedQuery.safeParse(c.req.query())
  if (!asked.success) return refuse(c, asked.error.issues.map(({ path }) => path.join('.')).join(', '))
  const { limit, lang, ...filter } = asked.data
  const { timeZone } = territory
  const from = localDay(now, timeZone)
  const visitor = visitorOf(territory.id)
  const found = await asActor(visitor, async (tx) => ({
    here: (await municipalitiesHere(tx)).some(({ code }) => code === filter.municipality),
    entries: await comingEntries(tx, visitor, {
      ...filter,
      now,
      from,
      to: addDays(from, DAYS_AHEAD),
      limit,
      timeZone,
    }),
  }))
  if (filter.municipality && !found.here) return refuse(c, 'municipality')
  const url = new URL(c.req.url)
  const origin = originOf(c)
  const language = lang ?? spokenOr(territory.language)
  const told = { territory, origin, address: origin + url.pathname + url.search, language }
  return c.body(JSON.stringify(feedOf(told, found.entries)), 200, {
    'Content-Type': 'application/feed+json; charset=utf-8',
  })
})

/** Which of the words asked with make no sense here, for whoever puts the agenda on a site. */
function refuse(c: Context<Env>, names: string) {
  c.header('Cache-Control', 'no-store')
  return c.json({ error: c.var.t('directory.embed.wrong', { names }) }, 400)
}
