import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import type { Env } from '../../ground/access/request.ts'
import { publicRoutes } from './routes.ts'

openHouse()
const app = new Hono<Env>().route('/', publicRoutes())

// One story in the order it happens: an installation begins with no territory, gets one, then another.
test('the root leads search engines and readers to the territories there are', async () => {
  expect((await app.request('/accessibility')).headers.get('location')).toBe('/')
  expect(await (await app.request('/robots.txt')).text()).toContain('Disallow: /\n')

  const { slug } = await newTerritory()
  expect((await app.request('/accessibility')).headers.get('location')).toBe(`/${slug}/accessibility`)
  expect((await app.request('/privacy')).headers.get('location')).toBe(`/${slug}/privacy`)
  const robots = await (await app.request('/robots.txt')).text()
  expect(robots).toContain('Allow: /\n')
  expect(robots).not.toContain('Disallow: /\n')
  expect(robots).toContain('Sitemap: http://localhost/sitemap.xml')

  const { slug: second } = await newTerritory()
  expect((await app.request('/privacy')).headers.get('location')).toBe('/')
  const map = await (await app.request('/sitemap.xml')).text()
  for (const each of [slug, second]) expect(map).toContain(`<loc>http://localhost/${each}/sitemap.xml</loc>`)
})

test('an example stays out of search engines', async () => {
  // With whatever any room keeps of a territory.
  await asOwner('truncate installation cascade')
  await asOwner("insert into installation (kind) values ('example')")
  await asOwner(
    "insert into territory (id, slug, name, installation) values (gen_random_uuid(), 'esempio', 'Esempio', 'example')",
  )
  expect(await (await app.request('/robots.txt')).text()).toContain('Disallow: /\n')
})
