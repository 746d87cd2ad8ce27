import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { Env } from '../ground/access/request.ts'
import { translatorFor } from '../ground/texts/texts.ts'
import { flash } from '../ground/ui/flash.tsx'
import { Form } from '../ground/ui/form.tsx'
import { errorHandler, notFoundPage } from './errors.tsx'
import { frame } from './frame.tsx'
import { currentItem, entriesFor, itemsFor, type NavEntry, type NavItem } from './navigation.tsx'

const navigation: NavItem[] = [
  { href: '/agenda', label: 'shell.nav.main' },
  { href: '/diary', label: 'shell.nav.menu', signedIn: true },
  { href: '/diary/team', label: 'shell.nav.menu', roles: ['coordinator'] },
]

type Given = { roles?: string[]; faults?: string[]; entries?: NavEntry[] }

function house({ roles, faults = [], entries = navigation }: Given = {}) {
  const app = new Hono<Env>()
  app.use(async (c, next) => {
    c.set('t', translatorFor('it'))
    c.set('language', 'it')
    c.set('now', new Date())
    c.set('territory', {
      id: 't',
      slug: 'bassa',
      name: 'Bassa',
      language: 'it',
      timeZone: 'Europe/Rome',
      example: false,
    })
    c.set('actor', { territoryId: 't', accountId: null, personId: null, roles: roles ?? [] })
    if (roles) c.set('session', { accountId: 'a', email: 'anna@esempio.it', name: 'Anna', memberships: [] })
    await next()
  })
  app.use(frame({ navigation: entries, footer: [] }))
  app.get('/bassa/diary', (c) =>
    c.render(<h1>Diario</h1>, { title: 'Diario', jsonLd: { name: '</script><b>' } }),
  )
  app.get('/bassa/people', (c) => c.render(<h1>Persone</h1>, { title: 'Persone' }))
  app.post('/bassa/diary', (c) => {
    flash(c, 'ui.form.save')
    return c.redirect('/bassa/diary', 303)
  })
  app.post('/bassa/people', (c) =>
    c.render(<Form errors={{ name: ['forms.error.required'] }}>x</Form>, { title: 'Persone' }),
  )
  app.get('/broken', () => {
    throw new Error('secret detail')
  })
  app.notFound(notFoundPage)
  app.onError(errorHandler((fault) => faults.push(fault.error.message)))
  return app
}
const page = async (app: Hono<Env>, path: string, init?: RequestInit) =>
  (await app.request(path, init)).text()

test('everyone sees the ways that would open to them', () => {
  const seen = (signedIn: boolean, roles: string[]) =>
    itemsFor(navigation, { signedIn, roles }).map(({ href }) => href)
  expect(seen(false, [])).toEqual(['/agenda'])
  expect(seen(true, ['facilitator'])).toEqual(['/agenda', '/diary'])
  expect(seen(true, ['coordinator'])).toEqual(['/agenda', '/diary', '/diary/team'])
})

test('the way one stands on is marked, by its longest address', () => {
  expect(currentItem(navigation, '/diary/team/1')?.href).toBe('/diary/team')
  expect(currentItem(navigation, '/diary/2017')?.href).toBe('/diary')
  expect(currentItem(navigation, '/diaries')).toBeUndefined()
})

const ways = (...names: string[]): NavItem[] =>
  names.map((name) => ({ href: `/${name}`, label: 'shell.nav.main' }))
const many: NavEntry[] = [
  ...ways('diary'),
  { label: 'shell.nav.beside', items: ways('people', 'pacts', 'intakes') },
  { label: 'shell.nav.territory', items: ways('agenda', 'places') },
  {
    label: 'shell.nav.house',
    items: [...ways('outcomes'), { href: '/funds', label: 'shell.nav.menu', roles: ['coordinator'] }],
  },
]
const shapeFor = (roles: string[], entries = many) =>
  entriesFor(entries, { signedIn: true, roles }).map((entry) =>
    'items' in entry ? entry.items.map(({ href }) => href) : entry.href,
  )

test('many ways are put together by what they are about, and a group of one is that one', () => {
  const house = ['/diary', ['/people', '/pacts', '/intakes'], ['/agenda', '/places']]
  expect(shapeFor(['coordinator'])).toEqual([...house, ['/outcomes', '/funds']])
  expect(shapeFor(['facilitator'])).toEqual([...house, '/outcomes'])
})

test('few ways stand side by side, whatever group they are of', () => {
  expect(shapeFor([], many.slice(1, 3))).toEqual(['/people', '/pacts', '/intakes', '/agenda', '/places'])
  expect(shapeFor(['citizen'], many.slice(3))).toEqual(['/outcomes'])
})

test('a group says that one stands within it', async () => {
  const app = house({ roles: ['coordinator'], entries: many })
  const shown = await page(app, '/bassa/diary')
  expect(shown).toMatch(/<details name="main-nav"[^>]*><summary>/)
  expect(shown).not.toMatch(/<summary aria-current/)
  expect(await page(app, '/bassa/people')).toMatch(
    /<summary aria-current="true">.*href="\/bassa\/people" aria-current="page"/s,
  )
})

test('the page says its language, its title and where one is', async () => {
  const shown = await page(house({ roles: ['facilitator'] }), '/bassa/diary')
  expect(shown).toContain('<html lang="it">')
  expect(shown).toContain('<title>Diario · Bassa · Trama</title>')
  expect(shown).toMatch(/<a href="\/bassa\/diary" aria-current="page">/)
  expect(shown).toMatch(/class="skip-link" href="#main"/)
})

test('a visitor gets no Turbo and a way to sign in that leads back here', async () => {
  const shown = await page(house(), '/bassa/diary')
  expect(shown).not.toMatch(/signed-in-|turbo-cache-control/)
  expect(shown).toContain('href="/sign-in?next=%2Fbassa%2Fdiary"')
  expect(await page(house({ roles: [] }), '/bassa/diary')).toMatch(/turbo-cache-control/)
})

test('data for search engines cannot end its own element', async () => {
  expect(await page(house(), '/bassa/diary')).toContain('{"name":"\\u003c/script>\\u003cb>"}')
})

test('words of a flash are shown once', async () => {
  const app = house()
  const cookie =
    (await app.request('/bassa/diary', { method: 'POST' })).headers.get('Set-Cookie')?.split(';')[0] ?? ''
  const answer = await app.request('/bassa/diary', { headers: { Cookie: cookie } })
  expect(await answer.text()).toContain('notice-success')
  expect(answer.headers.get('Set-Cookie')).toMatch(/^trama_flash=; Max-Age=0/)
})

test('a forged flash says nothing', async () => {
  const headers = { Cookie: 'trama_flash=success:Il%20tuo%20conto%20scade' }
  const shown = await page(house(), '/bassa/diary', { headers })
  expect(shown).toContain('<h1>Diario</h1>')
  expect(shown).not.toMatch(/notice-success|conto/)
})

test('what is not there is said kindly, with its status', async () => {
  const answer = await house().request('/bassa/nowhere')
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain('Qui non c’è nulla')
})

test('a fault of ours is logged and never told in detail', async () => {
  const faults: string[] = []
  const answer = await house({ faults }).request('/broken')
  expect(answer.status).toBe(500)
  expect(await answer.text()).not.toContain('secret detail')
  expect(faults).toEqual(['secret detail'])
})

test('a page says in which language it is, where it is in the others, and that it is kept by language', async () => {
  const answer = await house().request('/bassa/people?q=a&lang=it')
  expect(answer.headers.get('vary')).toBe('Cookie, Accept-Language')
  expect(answer.headers.get('content-language')).toBe('it')
  const shown = await answer.text()
  const others = [...shown.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)]
  expect(others.map(([, language, address]) => [language, address])).toEqual([
    ['it', 'http://localhost/bassa/people?q=a&amp;lang=it'],
    ['en', 'http://localhost/bassa/people?q=a&amp;lang=en'],
    ['x-default', 'http://localhost/bassa/people?q=a'],
  ])
  expect(await page(house({ roles: ['coordinator'] }), '/bassa/people')).not.toContain('hreflang="x-default"')
})

test('the choice of a language names each in its own words', async () => {
  const shown = await page(house(), '/bassa/people?q=a')
  expect(shown).toMatch(/<span lang="it" aria-current="true"[^>]*>it<span class="visually-hidden"> Italiano</)
  expect(shown).toMatch(
    /<a href="\?q=a&amp;lang=en&amp;remember=yes" lang="en" hreflang="en"[^>]*>en<span class="visually-hidden"> English</,
  )
})

test('the title of a page tells that something is to be corrected in it', async () => {
  const app = house()
  expect(await page(app, '/bassa/people')).toContain('<title>Persone · Bassa · Trama</title>')
  expect(await page(app, '/bassa/people', { method: 'POST' })).toContain(
    '<title>Da correggere: Persone · Bassa · Trama</title>',
  )
})
