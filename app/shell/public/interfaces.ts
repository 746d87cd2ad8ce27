import { type Context, Hono } from 'hono'
import type { Env } from '../../ground/access/request.ts'
import { originOf } from '../../rooms/directory/parts/address.ts'
import { allTerritories } from '../../rooms/territories/reads.ts'

type Answer = (path: string, c: Context<Env>) => Response | Promise<Response>

/**
 * Interfaces as programs look for them, at the root. Where there is one territory it answers here too; where there are
 * more, the root says at which address each does.
 */
export const interfaceRoutes = (answer: Answer) =>
  new Hono<Env>()
    .get('/api/hsds', async (c) => {
      const territories = await allTerritories()
      const [only, another] = territories
      if (only && !another) return answer(`/${only.slug}/api/hsds`, c)
      c.header('Access-Control-Allow-Origin', '*')
      return c.json({
        feeds: territories.map(({ slug, name }) => ({ name, url: `${originOf(c)}/${slug}/api/hsds` })),
      })
    })
    .get('/api/hsds/*', (c) => fromTheOnly(answer, c))
    .get('/catalogue.ttl', (c) => fromTheOnly(answer, c))
    .get('/catalogue.jsonld', (c) => fromTheOnly(answer, c))

async function fromTheOnly(answer: Answer, c: Context<Env>) {
  const [only, another] = await allTerritories()
  if (!only || another) return c.notFound()
  const { pathname, search } = new URL(c.req.url)
  return answer(`/${only.slug}${pathname}${search}`, c)
}
