import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAccount } from '../../app/ground/access/accounts.ts'
import type { Auth } from '../../app/ground/access/auth.ts'
import { openMail } from '../../app/ground/mail/mail.ts'
import { createApp } from '../../app/shell/app.tsx'
import { readConfig } from '../../app/shell/config.ts'
import { BY_ACCOUNT, BY_ADDRESS } from '../../app/shell/security/rates.ts'
import { openAccounts } from '../../app/shell/sign-in/open-accounts.ts'
import { browser } from '../support/shell.ts'
import { asOwner, database, newTerritory, openHouse } from '../support/territory.ts'

const HERE = 'http://trama.test'
const origin = { origin: HERE }
const OFFICE = '198.51.100.7'
const PASSWORD = 'una frase che ricordo bene'

openHouse()
let dataDir: string
let auth: Auth
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'trama-limits-'))
  openMail({ dataDir, from: 'trama@localhost', log: () => {} })
  auth = await openAccounts({ database, secret: 'a secret of the tests, 32 characters', url: HERE })
})
afterAll(async () => {
  await auth.close()
  rmSync(dataDir, { recursive: true })
})
const house = () => createApp({ config: { ...readConfig({ TRAMA_URL: HERE }), dataDir }, auth })

async function facilitator(app: ReturnType<typeof house>, name: string) {
  const { id, slug, operator } = await newTerritory()
  const { personId } = await operator(name, 'facilitator')
  const email = `${name.replace(' ', '.')}@example.org`.toLowerCase()
  const account = await createAccount(auth, { email, name, password: PASSWORD, proved: true })
  await asOwner('update account_person set account_id = $3 where territory_id = $1 and person_id = $2', [
    id,
    personId,
    account,
  ])
  const there = browser(app, OFFICE)
  await there.post(`${HERE}/sign-in/password`, { email, password: PASSWORD }, origin)
  return { there, slug }
}

test('an account that sends too much is asked to wait and gets back what it wrote; the office works on', async () => {
  const app = house()
  const [anna, bruno] = [await facilitator(app, 'Anna Bianchi'), await facilitator(app, 'Bruno Neri')]
  const send = ({ there }: typeof anna) =>
    there.post(`${HERE}/account/name`, { name: 'Qualcuno <b>' }, origin)
  for (let sent = 0; sent < BY_ACCOUNT.write.atOnce; sent++) expect((await send(anna)).status).toBe(303)
  // Meanwhile the clock has given a few back.
  let refused = await send(anna)
  for (let sent = 0; refused.status === 303 && sent < 100; sent++) refused = await send(anna)
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
  expect(refused.headers.get('cache-control')).toBe('no-store')
  const page = await refused.text()
  expect(page).toContain('Quello che hai scritto non è perso')
  expect(page).toContain('value="Qualcuno &lt;b&gt;"')
  expect(page).toContain('action="/account/name"')
  expect((await anna.there.get(`${HERE}/${anna.slug}/diary`)).status, 'she reads on').toBe(200)
  expect((await send(bruno)).status, 'who sits beside her writes on').toBe(303)
})

test('looking up and taking away have their measure too', async () => {
  const { there, slug } = await facilitator(house(), 'Carla Verdi')
  const until429 = async (path: string, most: number) => {
    for (let asked = 0; asked < most; asked++) {
      const answer = await there.get(`${HERE}/${slug}${path}`)
      if (answer.status === 429) return [asked, answer.headers.get('retry-after')] as const
    }
    return undefined
  }
  const [exports = 0, wait] = (await until429('/outcomes.csv', 200)) ?? []
  expect(exports).toBeGreaterThanOrEqual(BY_ACCOUNT.export.atOnce)
  expect(Number(wait)).toBeGreaterThanOrEqual(1)
  const [searches = 0] = (await until429('/people/search?q=a', 600)) ?? []
  expect(searches).toBeGreaterThanOrEqual(BY_ACCOUNT.search.atOnce)
})

test('an address nobody has signed in from is asked to wait, with a plain page; this machine is not', async () => {
  const app = house()
  const { slug } = await newTerritory()
  const statuses = async (address: string) => {
    const stranger = browser(app, address)
    const seen = new Set<number>()
    for (let sent = 0; sent < BY_ADDRESS.export.atOnce + 100; sent++)
      seen.add((await stranger.get(`${HERE}/${slug}/agenda.ics`)).status)
    return [...seen].sort()
  }
  expect(await statuses('203.0.113.9')).toEqual([200, 429])
  expect(await statuses('127.0.0.1')).toEqual([200])
  const again = await browser(app, '203.0.113.9').get(`${HERE}/${slug}/agenda.ics`)
  expect(again.status).toBe(429)
  expect(again.headers.get('retry-after')).toMatch(/^\d+$/)
  expect(await again.text()).toContain('Un momento di pazienza')
  expect((await browser(app, '203.0.113.9').get(`${HERE}/${slug}/agenda`)).status, 'pages are read on').toBe(
    200,
  )
})

test('whoever was signed out while sending a file is told to choose it again', async () => {
  const { slug } = await newTerritory()
  const body = new FormData()
  body.set('file', new File(['nome\nAnna'], 'persone.csv', { type: 'text/csv' }))
  const answer = await house().request(`${HERE}/${slug}/import/people`, {
    method: 'POST',
    body,
    headers: origin,
  })
  expect(answer.status).toBe(401)
  const page = await answer.text()
  expect(page).toContain('scegli ancora il file')
  expect(page).toContain(`href="/sign-in?next=${encodeURIComponent(`/${slug}/import/people`)}"`)
})
