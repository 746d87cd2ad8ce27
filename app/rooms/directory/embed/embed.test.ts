import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { asset } from '../../../ground/ui/assets.ts'
import { routes } from '../routes.ts'
import { FROM_OTHERS, OPEN_TO_OTHERS } from './rules.ts'

openHouse()
const now = new Date('2026-03-09T08:00:00Z')
const SMALL = 6 * 1024

async function house() {
  const territory = await newTerritory()
  const place = newId()
  await asOwner(
    "insert into place (territory_id, id, name, kind, istat_code, published_on) values ($1, $2, 'Casa Fontana', 'space', '017113', '2020-01-01')",
    [territory.id, place],
  )
  const activity = newId()
  await asOwner(
    "insert into activity (territory_id, id, title, kind, area, place_id, published_at) values ($1, $2, 'Cucito <b>insieme</b>', 'lab', 'proximity', $3, now())",
    [territory.id, activity, place],
  )
  for (const day of ['2026-03-08', '2026-03-11', '2026-03-18'])
    await asOwner(
      `insert into activity_session (territory_id, id, activity_id, held_on, starts_at, ends_at, public)
       values ($1, $2, $3, $4::date, $4::date + time '16:00', $4::date + time '18:00', true)`,
      [territory.id, newId(), activity, day],
    )
  const browser = visits(routes, territory, { now })
  const feed = async (query = '') => {
    const answer = await browser.get(`/embed/agenda.json${query}`)
    return { ...answer, feed: JSON.parse(answer.html) }
  }
  return { territory, browser, feed }
}

test('the agenda is a JSON Feed that any site may read, as the site asked', async () => {
  const { feed, territory } = await house()
  const { headers, feed: told } = await feed('?municipality=017113&kind=lab&limit=1&lang=en')
  expect(headers.get('access-control-allow-origin')).toBe('*')
  expect(headers.get('content-type')).toBe('application/feed+json; charset=utf-8')
  expect(headers.get('set-cookie')).toBeNull()
  expect(told.version).toBe('https://jsonfeed.org/version/1.1')
  expect(told.items).toHaveLength(1)
  expect(told.items[0]).toMatchObject({
    title: 'Cucito <b>insieme</b>',
    _trama: { day: 'Wednesday, 11 March 2026', on: '2026-03-11', starts_at: '2026-03-11T16:00:00.000Z' },
  })
  expect(told.items[0].url).toMatch(new RegExp(`^http://localhost/${territory.slug}/agenda/`))
  expect((await feed('?municipality=017039')).feed.items).toEqual([])
  expect((await feed()).feed.items).toHaveLength(2)
})

test.each([
  'municipality=Montichiari',
  'municipality=015146',
  'kind=party',
  'limit=0',
  'limit=5000',
  'lang=xx',
])('a site that asks for %s is told so, and shows nobody else’s agenda as its own', async (query) => {
  const { feed } = await house()
  const { status, headers, feed: said } = await feed(`?${query}`)
  expect([status, headers.get('access-control-allow-origin')]).toEqual([400, '*'])
  expect(said.error).toContain(query.split('=')[0])
})

test('the same agenda has the same mark', async () => {
  const { browser, feed } = await house()
  const { headers } = await feed()
  const again = await browser.get('/embed/agenda.json', { 'If-None-Match': headers.get('etag') ?? '' })
  expect(again.status).toBe(304)
})

test('the form of another site subscribes nobody: it shows our page with the address in it', async () => {
  const { browser, territory } = await house()
  const { html, status } = await browser.post('/embed/newsletter', { email: 'maria@example.org' })
  expect(status).toBe(200)
  expect(html).toContain('value="maria@example.org"')
  expect(html).toContain(`action="/${territory.slug}/newsletter"`)
  expect(
    await asOwner('select id from newsletter_subscriber where territory_id = $1', [territory.id]),
  ).toEqual([])
})

test('a page says what to copy, and shows it', async () => {
  const { browser, territory } = await house()
  const { html } = await browser.get('/embed?municipality=017113&limit=3')
  expect(html).toContain(`territory=&quot;${territory.slug}&quot; municipality=&quot;017113&quot;`)
  expect(html).toContain('<trama-agenda')
  // What makes no sense in the address counts as not asked.
  expect((await browser.get('/embed?municipality="><script>&limit=x')).html).not.toContain('"><script>')
})

test('only the feed and the script are open to other sites, and only one form', () => {
  const open = ['/embed/agenda.js', '/valle/embed/agenda.json']
  const closed = ['/valle/embed', '/valle/agenda', '/valle/people/embed/agenda.json', '/valle/newsletter']
  expect(open.filter((path) => OPEN_TO_OTHERS.test(path))).toEqual(open)
  expect(closed.filter((path) => OPEN_TO_OTHERS.test(path) || FROM_OTHERS.test(path))).toEqual([])
})

test('the script is small, whole and makes no HTML', () => {
  const script = readFileSync(`dist${asset('app/islands/embed-agenda.ts')}`)
  expect(gzipSync(script).byteLength).toBeLessThan(SMALL)
  expect(script.toString()).not.toMatch(/innerHTML|document\.cookie|^import |\bimport\(/m)
})
