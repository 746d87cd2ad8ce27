import { gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { expect, test } from 'vitest'
import type { Env } from '../ground/access/request.ts'
import { keepPublicPages } from './kept-pages.ts'

function house(cacheControl = 'public, max-age=60') {
  const clock = { now: 0 }
  let made = 0
  const app = new Hono<Env>()
    .use(keepPublicPages(() => clock.now))
    .get('/agenda', (c) => {
      made++
      c.header('Cache-Control', cacheControl)
      return c.html(`made ${made} ${c.req.query('week') ?? ''}`)
    })
    .post('/diary', (c) => c.text('noted'))
  const read = async (path = '/agenda', headers: Record<string, string> = {}) =>
    (await app.request(path, { headers })).text()
  return { app, clock, read }
}

test('a public page is made once for the visitors of ten seconds', async () => {
  const { read, clock } = house()
  expect(await read()).toBe('made 1 ')
  clock.now = 9_999
  expect(await read()).toBe('made 1 ')
  clock.now = 10_000
  expect(await read()).toBe('made 2 ')
})

test('another question, another language or a cookie gets an answer of its own', async () => {
  const { read } = house()
  await read()
  expect(await read('/agenda?week=2')).toBe('made 2 2')
  expect(await read('/agenda', { 'accept-language': 'en' })).toBe('made 3 ')
  expect(await read('/agenda', { cookie: 'trama.session_token=x' })).toBe('made 4 ')
  expect(await read()).toBe('made 1 ')
})

test('one language is one page, however a browser words it; a page of one is handed to nobody of another', async () => {
  const { read } = house()
  expect(await read('/agenda', { 'accept-language': 'en-GB,en;q=0.9' })).toBe('made 1 ')
  expect(await read('/agenda', { 'accept-language': 'de, en-US;q=0.5' })).toBe('made 1 ')
  expect(await read('/agenda', { 'accept-language': 'it-IT' })).toBe('made 2 ')
  expect(await read('/agenda?lang=en', { 'accept-language': 'it-IT' })).toBe('made 3 ')
  // Whoever names none of ours gets the territory's, whatever else they named.
  expect(await read('/agenda', { 'accept-language': 'de' })).toBe('made 4 ')
  expect(await read()).toBe('made 4 ')
})

test('what someone sends is seen by the next visitor', async () => {
  const { app, read } = house()
  await read()
  await app.request('/diary', { method: 'POST' })
  expect(await read()).toBe('made 2 ')
})

test('a page that was being made while something was sent is not kept', async () => {
  let made = 0
  let letGo = () => {}
  const app = new Hono<Env>()
    .use(keepPublicPages(() => 0))
    .get('/agenda', async (c) => {
      made += 1
      const page = `made ${made}`
      if (made === 1) await new Promise<void>((go) => (letGo = go))
      c.header('Cache-Control', 'public, max-age=60')
      return c.text(page)
    })
    .post('/diary', (c) => c.text('noted'))
  const slow = app.request('/agenda')
  await app.request('/diary', { method: 'POST' })
  letGo()
  expect(await (await slow).text()).toBe('made 1')
  expect(await (await app.request('/agenda')).text()).toBe('made 2')
  expect(await (await app.request('/agenda')).text()).toBe('made 2')
})

test('a page that is not for everyone is never kept', async () => {
  const { read } = house('no-store')
  await read()
  expect(await read()).toBe('made 2 ')
})

test('a kept page keeps its headers', async () => {
  const { app, read } = house()
  await read()
  const kept = await app.request('/agenda')
  expect(kept.headers.get('cache-control')).toBe('public, max-age=60')
  expect(kept.headers.get('content-type')).toContain('text/html')
})

test('a kept page was compressed once, for each way of compressing', async () => {
  const long = 'una riga lunga '.repeat(500)
  let made = 0
  const app = new Hono<Env>()
    .use(
      keepPublicPages(() => 0),
      compress({ threshold: 100 }),
    )
    .get('/agenda', (c) => {
      made += 1
      c.header('Cache-Control', 'public, max-age=60')
      return c.html(long)
    })
  const read = async (encoding?: string) => {
    const answer = await app.request('/agenda', { headers: encoding ? { 'accept-encoding': encoding } : {} })
    const bytes = Buffer.from(await answer.arrayBuffer())
    const how = answer.headers.get('content-encoding')
    return {
      how,
      vary: answer.headers.get('vary'),
      said: (how === 'gzip' ? gunzipSync(bytes) : bytes).toString(),
    }
  }
  for (let asked = 0; asked < 3; asked++) {
    expect(await read('gzip, br')).toEqual({ how: 'gzip', vary: 'Accept-Encoding', said: long })
    expect(await read()).toEqual({ how: null, vary: 'Accept-Encoding', said: long })
  }
  expect(made).toBe(2)
})
