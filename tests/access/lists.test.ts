import { expect, test } from 'vitest'
import { readSheet } from '../../app/ground/files/sheet.ts'
import { asOwner } from '../support/territory.ts'
import { VIEWERS, type Viewer } from './observe.ts'
import { fill, inTerritory, recordParameters, routesOf } from './routes.ts'
import { app, askAs, house, openWholeHouse, slugOf } from './whole-house.ts'

openWholeHouse()

const A_PAGE = 50
const FORMATS = ['csv', 'xlsx'] as const

/** A list as its file says it. */
async function taken(viewer: Viewer, path: string, format: (typeof FORMATS)[number] = 'csv') {
  const answer = await askAs(viewer, `${path}${path.includes('?') ? '&' : '?'}file=${format}`)
  expect(answer.status, path).toBe(200)
  const read = await readSheet(Buffer.from(await answer.arrayBuffer()), { fileName: `elenco.${format}` })
  if (!read.ok) throw new Error(`${path}: ${read.refusal}`)
  const rows: string[][] = []
  for await (const row of read.value.rows()) rows.push(row.cells)
  return { headings: read.value.headings, rows, name: answer.headers.get('content-disposition') ?? '' }
}

const rowsOn = (page: string) => {
  const beforeLink = page.slice(0, page.indexOf('file=csv'))
  const table = beforeLink.slice(beforeLink.lastIndexOf('<tbody'))
  return [...table.matchAll(/<tr\b/g)].length
}

test('whoever reads a list takes it away, with the rows its page shows', async () => {
  const lists = routesOf(app).filter(
    (route) => inTerritory(route) && route.method === 'GET' && recordParameters(route).length === 0,
  )
  const seen = new Set<string>()
  for (const viewer of VIEWERS) {
    for (const route of lists) {
      const path = fill(route, house, viewer, slugOf(viewer), 'theirs')
      const page = await askAs(viewer, path)
      const html = page.headers.get('content-type')?.includes('html') ? await page.text() : ''
      const offered = page.status === 200 && html.includes('file=csv')
      const file = await askAs(viewer, `${path}?file=csv`)
      if (!offered) {
        // What is no list answers as ever, or leads back to its page.
        if (page.status !== 200) expect(file.status, `${viewer} ${path}`).toBe(page.status)
        else if (html) expect([200, 303], `${viewer} ${path}`).toContain(file.status)
        continue
      }
      seen.add(route.pattern)
      for (const format of FORMATS) {
        const { headings, rows, name } = await taken(viewer, path, format)
        expect(name, path).toMatch(new RegExp(`^attachment; filename="[a-z0-9-]+\\.${format}"$`))
        expect(headings.every(Boolean), path).toBe(true)
        const shown = rowsOn(html)
        // Where there is a further page the file has more than the first.
        if (html.includes('<tbody') && shown < A_PAGE) expect(rows.length, `${viewer} ${path}`).toBe(shown)
        else expect(rows.length, `${viewer} ${path}`).toBeGreaterThan(0)
      }
    }
  }
  expect([...seen].sort()).toMatchInlineSnapshot(`
    [
      "/:slug/activities",
      "/:slug/activities/cohorts",
      "/:slug/agenda",
      "/:slug/diary/all",
      "/:slug/emporium",
      "/:slug/exchange/rounds",
      "/:slug/funds",
      "/:slug/funds/sources",
      "/:slug/journal",
      "/:slug/journal/mine",
      "/:slug/operators",
      "/:slug/operators/coverage",
      "/:slug/organisations",
      "/:slug/organisations/manage",
      "/:slug/pacts/kinds",
      "/:slug/paper",
      "/:slug/people",
      "/:slug/places",
      "/:slug/places/manage",
      "/:slug/tables/decisions",
      "/:slug/training",
      "/:slug/training/competences",
      "/:slug/volunteers",
    ]
  `)
}, 240_000)

test('the file has the filters of the address, and no pages', async () => {
  const slug = slugOf('coordinator')
  const { territory } = house.castOf('coordinator')
  await asOwner(
    `insert into organisation (territory_id, id, name, kind)
     select $1, gen_random_uuid(), 'Bottega ' || n, 'company' from generate_series(1, 70) n`,
    [territory],
  )
  const page = await (await askAs('coordinator', `/${slug}/organisations/manage?q=bottega`)).text()
  expect(rowsOn(page)).toBe(50)
  const { rows } = await taken('coordinator', `/${slug}/organisations/manage?q=bottega&page=2`)
  expect(rows).toHaveLength(70)
  expect(rows.every(([name]) => name?.startsWith('Bottega'))).toBe(true)
  // Nothing to take away: back to the page, which says so.
  const nothing = await askAs('coordinator', `/${slug}/organisations/manage?q=bottega&kind=school&file=csv`)
  expect(nothing.headers.get('location')).toBe(`/${slug}/organisations/manage?q=bottega&kind=school`)
})

test('what looks like a formula is text in the file', async () => {
  const slug = slugOf('coordinator')
  const { territory } = house.castOf('coordinator')
  await asOwner(
    `insert into organisation (territory_id, id, name, kind)
     values ($1, gen_random_uuid(), '=HYPERLINK("http://evil.example","clicca")', 'company')`,
    [territory],
  )
  const answer = await askAs('coordinator', `/${slug}/organisations/manage?q=hyperlink&file=csv`)
  expect(await answer.text()).not.toMatch(/(^|[\n,;"])=HYPERLINK/)
})

test('the journal tells whose names were taken away, and by whom', async () => {
  const { territory, account } = house.castOf('coordinator')
  const count = async () =>
    (
      await asOwner<{ account_id: string }>(
        `select account_id from journal where territory_id = $1 and act = 'lists.taken' and record_kind = 'person'`,
        [territory],
      )
    ).filter(({ account_id }) => account_id === account).length
  const before = await count()
  const { rows } = await taken('coordinator', `/${slugOf('coordinator')}/people`)
  expect(rows.length).toBeGreaterThan(0)
  expect((await count()) - before).toBe(rows.length)
})

test('who may not read a list gets nothing of it', async () => {
  for (const viewer of ['volunteer', 'citizen', 'signed out'] as const) {
    const answer = await askAs(viewer, `/${slugOf(viewer)}/people?file=csv`)
    expect([303, 404], viewer).toContain(answer.status)
    expect(answer.headers.get('content-disposition'), viewer).toBeNull()
  }
  const unknown = await askAs('coordinator', `/${slugOf('coordinator')}/people?file=exe`)
  expect(unknown.headers.get('content-type')).toContain('html')
})
