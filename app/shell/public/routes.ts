import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Hono } from 'hono'
import { etag } from 'hono/etag'
import type { Env } from '../../ground/access/request.ts'
import { LANGUAGES } from '../../ground/texts/language.ts'
import { translatorFor } from '../../ground/texts/texts.ts'
import { asset } from '../../ground/ui/assets.ts'
import { originOf } from '../../rooms/directory/parts/address.ts'
import { allTerritories } from '../../rooms/territories/reads.ts'

/** Each territory states for itself; from the root one comes to the only one, or to the list of all. */
const toTheTerritory = (page: string) => async () => {
  const [only, another] = await allTerritories()
  return only && !another ? `/${only.slug}${page}` : '/'
}
const accessibility = toTheTerritory('/accessibility')
const privacy = toTheTerritory('/privacy')

// What is said where nothing can be asked for has to be there already.
const AGENDA_FAULTS = JSON.stringify(
  Object.fromEntries(
    LANGUAGES.map((language) => [language, translatorFor(language)('directory.embed.fault')]),
  ),
)

/** What machines and the law look for at the root of a site. */
export const publicRoutes = () =>
  new Hono<Env>()
    .get('/robots.txt', async (c) => {
      // People of an example are invented: nobody should find them by searching.
      const territories = await allTerritories()
      const closed = territories.length === 0 || territories.some(({ example }) => example)
      const rules = closed ? ['Disallow: /'] : ['Disallow: /sign-in', 'Disallow: /account', 'Allow: /']
      c.header('Cache-Control', 'public, max-age=3600')
      return c.text(['User-agent: *', ...rules, `Sitemap: ${originOf(c)}/sitemap.xml`, ''].join('\n'))
    })
    .get('/sitemap.xml', async (c) => {
      const origin = originOf(c)
      const maps = (await allTerritories()).map(
        ({ slug }) => `<sitemap><loc>${origin}/${slug}/sitemap.xml</loc></sitemap>`,
      )
      c.header('Content-Type', 'application/xml; charset=utf-8')
      c.header('Cache-Control', 'public, max-age=3600')
      return c.body(
        `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${maps.join('\n')}\n</sitemapindex>\n`,
      )
    })
    // For the sites of others: its name stays, so that nobody has to copy it again.
    .get('/embed/agenda.js', etag(), async (c) => {
      c.header('Content-Type', 'text/javascript; charset=utf-8')
      c.header('Cache-Control', 'public, max-age=3600')
      const code = await readFile(join('dist', asset('app/islands/embed-agenda.ts')), 'utf8')
      return c.body(`{const TRAMA_AGENDA_FAULTS=${AGENDA_FAULTS};${code}\n}`)
    })
    .get('/accessibility', async (c) => c.redirect(await accessibility()))
    .get('/privacy', async (c) => c.redirect(await privacy()))
