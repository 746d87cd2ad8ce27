import { type Context, Hono } from 'hono'
import { cors } from 'hono/cors'
import { etag } from 'hono/etag'
import { stream } from 'hono/streaming'
import { visitorOf } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { writeCsv } from '../../../../ground/files/csv-write.ts'
import { textsOf } from '../../../../ground/texts/use-texts.ts'
import { originOf, pathsHere } from '../../parts/address.ts'
import { keptAMinute } from '../../parts/public-page.tsx'
import { catalogueOf, jsonLdOf, LICENCE, turtleOf } from '../parts/catalogue.ts'
import { rowsOf } from '../parts/rows.ts'
import { lastChange, municipalitiesHere, openEditions, openReports } from '../reads.ts'
import { COLUMNS, listAsked } from '../rules.ts'

const open = cors({ origin: '*', allowMethods: ['GET', 'HEAD', 'OPTIONS'] })

/** The lists and their catalogue: what anyone may read, for any site and any program. */
export const openDataFiles = new Hono<Env>()
  .get('/open-data/:list{[a-z]+\\.(?:csv|json)}', open, keptAMinute, async (c) => {
    const asked = listAsked(c.req.param('list'))
    if (!asked) return c.notFound()
    const rows = await rowsOf(c, asked.list)
    const columns = COLUMNS[asked.list]
    c.header('Link', `<${LICENCE}>; rel="license"`)
    if (asked.format === 'json')
      return c.json(rows.map((row) => Object.fromEntries(columns.map((name) => [name, row[name] ?? null]))))
    c.header('Content-Type', 'text/csv; charset=utf-8')
    c.header('Content-Disposition', `attachment; filename="${c.var.territory.slug}-${asked.list}.csv"`)
    return stream(c, async (out) => {
      const cells = rows.map((row) =>
        columns.map((name) => {
          const value = row[name] ?? null
          return typeof value === 'boolean' ? String(value) : value
        }),
      )
      for await (const piece of writeCsv(columns, cells)) await out.write(piece)
    })
  })
  // Which of the two depends on what is asked for: not for whoever keeps pages by their address.
  .get('/catalogue', open, (c) => {
    c.header('Vary', 'Accept')
    const wantsJson = /\bapplication\/(ld\+)?json\b/.test(c.req.header('accept') ?? '')
    return wantsJson ? asJsonLd(c) : asTurtle(c)
  })
  .get('/catalogue.ttl', open, keptAMinute, etag(), asTurtle)
  .get('/catalogue.jsonld', open, keptAMinute, etag(), asJsonLd)

async function quadsHere(c: Context<Env>) {
  const { territory, t, now } = c.var
  const visitor = visitorOf(territory.id)
  const found = await asActor(visitor, async (tx) => ({
    editions: await openEditions(tx),
    reports: await openReports(tx),
    municipalities: await municipalitiesHere(tx),
    changedAt: await lastChange(tx, visitor),
  }))
  return catalogueOf({
    ...found,
    changedAt: found.changedAt ?? now,
    base: originOf(c) + pathsHere(c).home,
    territory,
    today: textsOf(c).dayOf(now),
    t,
  })
}

async function asTurtle(c: Context<Env>) {
  const text = await turtleOf(await quadsHere(c))
  c.header('Content-Type', 'text/turtle; charset=utf-8')
  return c.body(text)
}

async function asJsonLd(c: Context<Env>) {
  const nodes = jsonLdOf(await quadsHere(c))
  c.header('Content-Type', 'application/ld+json; charset=utf-8')
  return c.body(JSON.stringify(nodes))
}
