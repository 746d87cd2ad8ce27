import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { visitorOf } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { asActor } from '../../../ground/db/database.ts'
import { addressIn } from '../../../ground/texts/choose-language.ts'
import { LANGUAGES } from '../../../ground/texts/language.ts'
import { practicesHere } from '../../practices/reads.ts'
import { openEditions, openReports } from '../open-data/reads.ts'
import { originOf, pathsHere } from '../parts/address.ts'
import { keptAMinute } from '../parts/public-page.tsx'
import { publicRecords } from '../reads.ts'

const MONTH_MS = 30 * 24 * 60 * 60 * 1000

/** Every public page of the territory, for search engines. */
export const sitemap = new Hono<Env>().get('/sitemap.xml', keptAMinute, etag(), async (c) => {
  const { now, territory } = c.var
  const since = new Date(now.getTime() - MONTH_MS)
  const { practices, editions, reports, ...found } = await asActor(visitorOf(territory.id), async (tx) => ({
    ...(await publicRecords(tx, since)),
    practices: await practicesHere(tx),
    editions: await openEditions(tx),
    reports: await openReports(tx),
  }))
  const paths = pathsHere(c)
  const origin = originOf(c)
  const activities = Map.groupBy(found.sessions, ({ activityId }) => activityId)
  const addresses: [path: string, changedAt?: Date][] = [
    [paths.home],
    [paths.agenda],
    [paths.places],
    [paths.organisations],
    [paths.offer],
    [paths.ask],
    [paths.propose],
    [paths.accessibility],
    [paths.privacy],
    [paths.glossary],
    [`${paths.home}/open-data`],
    [`${paths.home}/editions`],
    ...editions.map(({ id, publishedAt }): [string, Date] => [`${paths.home}/editions/${id}`, publishedAt]),
    [`${paths.home}/reports`],
    ...reports.map(({ id, publishedAt }): [string, Date] => [
      `${paths.home}/reports/signed/${id}`,
      publishedAt,
    ]),
    [`${paths.home}/practices`],
    ...practices.flatMap(({ id, publishedAt, versionAt }): [string, Date][] =>
      publishedAt && versionAt ? [[`${paths.home}/practices/${id}`, versionAt]] : [],
    ),
    ...found.places.map(({ id, changedAt }): [string, Date] => [paths.place(id), changedAt]),
    ...found.organisations.map(({ id, changedAt }): [string, Date] => [paths.organisation(id), changedAt]),
    ...[...activities.keys()].map((id): [string] => [paths.activity(id)]),
    ...found.sessions.map((one): [string, Date] => [paths.session(one.activityId, one.id), one.changedAt]),
  ]
  // Nothing here needs escaping: slugs and ids are letters, digits and dashes, and one word follows the question mark.
  const lines = addresses.map(
    ([path, changedAt]) =>
      `<url><loc>${origin}${path}</loc>${changedAt ? `<lastmod>${changedAt.toISOString().slice(0, 10)}</lastmod>` : ''}${inEachLanguage(origin + path)}</url>`,
  )
  c.header('Content-Type', 'application/xml; charset=utf-8')
  return c.body(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${lines.join('\n')}\n</urlset>\n`,
  )
})

const alternate = (language: string, address: string) =>
  `<xhtml:link rel="alternate" hreflang="${language}" href="${address}"/>`
const inEachLanguage = (address: string) =>
  LANGUAGES.map((language) => alternate(language, addressIn(address, language))).join('') +
  alternate('x-default', address)
