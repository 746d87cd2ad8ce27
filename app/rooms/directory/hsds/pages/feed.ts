import { type Context, Hono } from 'hono'
import { cors } from 'hono/cors'
import { etag } from 'hono/etag'
import type * as z from 'zod'
import type { Env } from '../../../../ground/access/request.ts'
import { problem } from '../../../../ground/api/problem.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { originOf, pathsHere } from '../../parts/address.ts'
import { keptAMinute } from '../../parts/public-page.tsx'
import { organizationQuery, serviceQuery, taxonomyQuery, termQuery } from '../forms.ts'
import { recordsHere, tellerOf } from '../parts/kept-records.ts'
import { openApiOf } from '../parts/open-api.ts'
import { taxonomies, terms } from '../parts/records.ts'
import {
  atLocation,
  atLocationId,
  fullAtLocation,
  fullOrganization,
  fullService,
  organizationsAsked,
  servicesAsked,
} from '../parts/views.ts'
import { HSDS_PROFILE, HSDS_VERSION, holdsWords, paged } from '../rules.ts'

const PER_PAGE = 50

const notFound = (c: Context<Env>) =>
  problem(c, { status: 404, title: c.var.t('directory.hsds.problem.404') })

/** What was asked, or what is wrong with it. */
function asked<Shape extends z.ZodType>(c: Context<Env>, shape: Shape): z.infer<Shape> | Response {
  const said = shape.safeParse(c.req.query())
  if (said.success) return said.data
  return problem(c, {
    status: 400,
    title: c.var.t('directory.hsds.problem.400'),
    errors: said.error.issues.map(({ path, message }) => ({ field: path.join('.'), detail: message })),
  })
}

type Paging = {
  page?: number | undefined
  per_page?: number | undefined
  format?: 'json' | 'ndjson' | undefined
}

/** A page of a list, or all of it a line each. What is nested is made for the page alone. */
function list<One, Told>(
  c: Context<Env>,
  all: readonly One[],
  { page = 1, per_page, format }: Paging,
  tell: (one: One) => Told,
) {
  if (format === 'ndjson') {
    c.header('Content-Type', 'application/x-ndjson; charset=utf-8')
    return c.body(all.map((one) => `${JSON.stringify(tell(one))}\n`).join(''))
  }
  const { contents, ...said } = paged(all, page, per_page ?? PER_PAGE)
  return c.json({ ...said, contents: contents.map(tell) })
}

// What anyone may read, whoever asks: a program of any site may ask from a browser.
export const hsds = new Hono<Env>()
  .basePath('/api/hsds')
  .use(cors({ origin: '*', allowMethods: ['GET', 'HEAD', 'OPTIONS'] }), keptAMinute, etag())
  .get('/', (c) => {
    const { territory, t } = c.var
    const base = originOf(c) + pathsHere(c).home
    return c.json({
      version: HSDS_VERSION,
      profile: HSDS_PROFILE,
      openapi_url: `${base}/api/hsds/openapi.json`,
      description: t('directory.hsds.about', { territory: territory.name }),
      publisher: { name: territory.name, website: base },
    })
  })
  .get('/openapi.json', (c) => c.json(openApiOf(tellerOf(c), `${originOf(c)}${pathsHere(c).home}/api/hsds`)))
  .get('/services', async (c) => {
    const query = asked(c, serviceQuery)
    if (query instanceof Response) return query
    const records = await recordsHere(c)
    const found = servicesAsked(records, query)
    // Whoever compares what they have with what there is wants all of it at once.
    if (query.minimal)
      return list(
        c,
        found,
        { ...query, per_page: query.per_page ?? Math.max(1, found.length) },
        ({ basic }) => ({
          id: basic.id,
          last_modified: basic.last_modified,
        }),
      )
    return list(c, found, query, (one) => (query.full ? fullService(records, one) : one.basic))
  })
  .get('/services/:id', async (c) => {
    const records = await recordsHere(c)
    const found = records.services.find(({ basic }) => basic.id === idOf(c))
    return found ? c.json(fullService(records, found)) : notFound(c)
  })
  .get('/organizations', async (c) => {
    const query = asked(c, organizationQuery)
    if (query instanceof Response) return query
    const records = await recordsHere(c)
    const services = query.full_service ?? false
    return list(c, organizationsAsked(records, query), query, ({ basic }) =>
      query.full || services ? fullOrganization(records, basic.id, { services }) : basic,
    )
  })
  .get('/organizations/:id', async (c) => {
    const query = asked(c, organizationQuery)
    if (query instanceof Response) return query
    const found = fullOrganization(await recordsHere(c), idOf(c), { services: query.full_service ?? false })
    return found ? c.json(found) : notFound(c)
  })
  .get('/service_at_locations', async (c) => {
    const query = asked(c, serviceQuery)
    if (query instanceof Response) return query
    const records = await recordsHere(c)
    const found = servicesAsked(records, query).filter(({ placeId }) => placeId)
    return list(c, found, query, (one) => (query.full ? fullAtLocation : atLocation)(records, one))
  })
  .get('/service_at_locations/:id', async (c) => {
    const records = await recordsHere(c)
    const found = records.services.find((one) => one.placeId && atLocationId(one) === idOf(c))
    return found ? c.json(fullAtLocation(records, found)) : notFound(c)
  })
  .get('/taxonomies', (c) => {
    const query = asked(c, taxonomyQuery)
    if (query instanceof Response) return query
    const found = taxonomies(tellerOf(c)).filter(
      ({ name }) => !query.search || holdsWords(query.search, [name]),
    )
    return list(c, found, query, (one) => one)
  })
  .get('/taxonomies/:id', (c) => {
    const found = taxonomies(tellerOf(c)).find(({ id }) => id === idOf(c))
    return found ? c.json(found) : notFound(c)
  })
  .get('/taxonomy_terms', (c) => {
    const query = asked(c, termQuery)
    if (query instanceof Response) return query
    // No term lies below another: what has a parent is nothing, and all are at the top.
    const found = query.parent_id
      ? []
      : terms(tellerOf(c)).filter(
          ({ name, taxonomy_detail }) =>
            (!query.taxonomy_id || taxonomy_detail?.id === query.taxonomy_id.toLowerCase()) &&
            (!query.search || holdsWords(query.search, [name])),
        )
    return list(c, found, query, (one) => one)
  })
  .get('/taxonomy_terms/:id', (c) => {
    const found = terms(tellerOf(c)).find(({ id }) => id === idOf(c))
    return found ? c.json(found) : notFound(c)
  })

/** The id of the address; what is no id is found nowhere. */
function idOf(c: Context<Env>) {
  const id = c.req.param('id') ?? ''
  return isId(id) ? id.toLowerCase() : ''
}
