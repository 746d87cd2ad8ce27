import { existsSync, utimesSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { jsxRenderer } from 'hono/jsx-renderer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asOwner, newTerritory, openHouse, type TestTerritory } from '../../../tests/support/territory.ts'
import { toyList } from '../../../tests/support/toy-list.ts'
import type { SignedInActor } from '../access/actor.ts'
import type { Env } from '../access/request.ts'
import { NotHere } from '../access/signed-in.ts'
import { newId } from '../db/ids.ts'
import { translatorFor } from '../texts/texts.ts'
import { importPages } from './routes.ts'
import { forgetOldUploads, openUploads } from './uploads.ts'

openHouse()

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-pages-'))
  openUploads(folder)
})
afterAll(() => rm(folder, { recursive: true }))

/** The pages as someone of a territory sees them, without the frame around. */
function pagesOf(valley: TestTerritory, actor: SignedInActor) {
  const app = new Hono<Env>().use(jsxRenderer(({ children }) => <main>{children}</main>))
  app.use(async (c, next) => {
    const { id, slug } = valley
    c.set('territory', { id, slug, name: 'Valle', language: 'en', timeZone: 'Europe/Rome', example: false })
    c.set('actor', actor)
    c.set('session', { accountId: actor.accountId, email: '', name: '', memberships: [] })
    c.set('t', translatorFor('en'))
    c.set('language', 'en')
    c.set('now', new Date())
    await next()
  })
  app.onError((error, c) => {
    if (error instanceof NotHere) return c.notFound()
    throw error
  })
  return app.route(`/${valley.slug}`, importPages([toyList], ['coordinator', 'administrator']))
}
const LIST =
  'Titolo;Codice fiscale;Comune\nOrto;80017670177;Montichiari\nPane;123;Carpenedolo\nCoro;;Cremona\n'

async function desk() {
  const valley = await newTerritory()
  const carla = await valley.operator('Carla Coordina', 'coordinator')
  const pages = pagesOf(valley, carla)
  const at = (path: string) => `/${valley.slug}/import${path}`
  const send = (path: string, answers: Record<string, string | File>) => {
    const body = new FormData()
    for (const [name, answer] of Object.entries(answers)) body.set(name, answer)
    return pages.request(path, { method: 'POST', body })
  }
  const upload = (text: string, name = 'enti.csv') => send(at('/toys'), { list: new File([text], name) })
  return { valley, carla, pages, at, send, upload }
}
const led = (response: Response) => response.headers.get('location') ?? ''
const namesIn = async (valley: TestTerritory) =>
  (await asOwner<{ name: string }>('select name from organisation where territory_id = $1', [valley.id])).map(
    ({ name }) => name,
  )
const columns = { 'column-0': 'name', 'column-1': 'code', 'column-2': 'town' }

test('a list is uploaded, its columns corrected, its rows taken in, its bad rows fetched, and all of it undone', async () => {
  const { valley, pages, at, send, upload } = await desk()
  const uploaded = await upload(LIST)
  expect(uploaded.status).toBe(303)
  const list = led(uploaded)

  const guessed = await pages.request(list)
  expect(guessed.status).toBe(422)
  expect(await guessed.text()).toContain('There is no column for “name”')

  const checked = await send(list, { ...columns, step: 'check' })
  expect(checked.status).toBe(303)
  const preview = await (await pages.request(led(checked))).text()
  expect(preview).toContain('outside the territory')
  expect(preview).toContain('Codice fiscale: is not a fiscal code')
  expect(await namesIn(valley)).toEqual([])

  const once = newId()
  const taken = await send(list, { ...columns, _once: once })
  expect(led(taken)).toBe(at(`/runs/${once}`))
  expect(await namesIn(valley)).toEqual(['Orto'])
  const bad = await pages.request(at(`/runs/${once}/bad.csv`))
  expect(bad.headers.get('content-disposition')).toContain('attachment')
  expect(await bad.text()).toContain('Pane;123;Carpenedolo;')

  const undone = await send(at(`/runs/${once}/undo`), {})
  expect(await (await pages.request(led(undone))).text()).toContain('Import undone: 1 removed')
  expect(await namesIn(valley)).toEqual([])
  const twice = await send(at(`/runs/${once}/undo`), {})
  expect(twice.status).toBe(409)
  expect(await twice.text()).toContain('This import has already been undone')
})

test('the form sent twice is one import, and leads to the same outcome', async () => {
  const { valley, at, send, upload, pages } = await desk()
  const list = led(await upload(LIST))
  const once = newId()
  const [first, second] = await Promise.all([0, 1].map(() => send(list, { ...columns, _once: once })))
  const third = await send(list, { ...columns, _once: once })
  for (const taken of [first!, second!, third]) expect(led(taken)).toBe(at(`/runs/${once}`))
  expect(await namesIn(valley)).toEqual(['Orto'])
  expect(await asOwner('select 1 from import_run where territory_id = $1', [valley.id])).toHaveLength(1)
  expect(await (await pages.request(at(''))).text()).toContain('enti.csv')
})

test('one field cannot be chosen for two columns', async () => {
  const { pages, send, upload, valley } = await desk()
  const list = led(await upload(LIST))
  const taken = await send(list, { ...columns, 'column-1': 'name' })
  const page = await pages.request(led(taken))
  expect(page.status).toBe(422)
  expect(await page.text()).toContain('The columns “Titolo” and “Codice fiscale” cannot fill the same field')
  expect(await namesIn(valley)).toEqual([])
})

test('no file, and a file that is no list, come back with the reason', async () => {
  const { at, send, upload } = await desk()
  const none = await send(at('/toys'), { list: new File([], '') })
  expect(none.status).toBe(422)
  const pdf = await upload('%PDF-1.7', 'enti.csv')
  expect(pdf.status).toBe(422)
  expect(await pdf.text()).toContain('enti.csv is not a CSV or XLSX table')
})

test('an uploaded list and its outcome are there for their own desk alone', async () => {
  const { valley, upload, at, send, pages } = await desk()
  const list = led(await upload(LIST))
  const once = newId()
  await send(led(await upload(LIST)), { ...columns, _once: once })
  expect((await pages.request(list)).status).toBe(200)
  expect((await pages.request(at(`/runs/${once}`))).status).toBe(200)

  const colleague = pagesOf(valley, await valley.operator('Dario Desk', 'administrator'))
  expect((await colleague.request(list)).status).toBe(404)
  expect((await colleague.request(at(`/runs/${once}`))).status).toBe(200)
  expect((await colleague.request(at(`/runs/${once}/bad.csv`))).status).toBe(404)
  const facilitator = pagesOf(valley, await valley.operator('Franco Facilita', 'facilitator'))
  for (const path of ['', '/toys', `/runs/${once}`])
    expect((await facilitator.request(at(path))).status).toBe(404)

  const other = await desk()
  expect((await other.pages.request(other.at(`/runs/${once}`))).status).toBe(404)
  expect((await pages.request(at('/nothing'))).status).toBe(404)
})

test('a list that nobody took in is forgotten after a day', async () => {
  const { upload, pages } = await desk()
  const list = led(await upload(LIST))
  expect(await forgetOldUploads(new Date())).toBe(0)
  const files = (await readdir(folder, { recursive: true })).map((file) => join(folder, file))
  const mine = files.filter((file) => file.includes(list.split('/').at(-1)!))
  expect(mine).toHaveLength(2)
  const old = new Date(Date.now() - 25 * 3_600_000)
  for (const file of mine) utimesSync(file, old, old)
  expect(await forgetOldUploads(new Date())).toBe(2)
  expect(mine.some((file) => existsSync(file))).toBe(false)
  expect((await pages.request(list)).status).toBe(404)
})
