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
/** A house whose clock stands still until it is moved: on a slow machine nobody is given anything back meanwhile. */
function house() {
  let at = Date.now()
  const app = createApp({
    config: { ...readConfig({ TRAMA_URL: HERE }), dataDir },
    auth,
    clock: () => at,
  })
  return Object.assign(app, {
    after: (seconds: number) => {
      at += seconds * 1000
    },
  })
}

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
  const refused = await send(anna)
  expect(refused.status).toBe(429)
  const wait = Number(refused.headers.get('retry-after'))
  expect(wait).toBeGreaterThanOrEqual(1)
  expect(refused.headers.get('cache-control')).toBe('no-store')
  const page = await refused.text()
  expect(page).toContain('Quello che hai scritto non è perso')
  expect(page).toContain('value="Qualcuno &lt;b&gt;"')
  expect(page).toContain('action="/account/name"')
  expect((await anna.there.get(`${HERE}/${anna.slug}/diary`)).status, 'she reads on').toBe(200)
  expect((await send(bruno)).status, 'who sits beside her writes on').toBe(303)
  app.after(wait)
  expect((await send(anna)).status, 'she waited as long as she was asked').toBe(303)
})

test('looking up and taking away have their measure too', async () => {
  const { there, slug } = await facilitator(house(), 'Carla Verdi')
  const until429 = async (path: string, most: number) => {
    for (let asked = 0; asked <= most; asked++) {
      const answer = await there.get(`${HERE}/${slug}${path}`)
      if (answer.status === 429) return [asked, Number(answer.headers.get('retry-after'))]
    }
    return undefined
  }
  const { export: exports, search } = BY_ACCOUNT
  expect(await until429('/outcomes.csv', exports.atOnce)).toEqual([exports.atOnce, 60 / exports.aMinute])
  expect(await until429('/people/search?q=a', search.atOnce)).toEqual([search.atOnce, 1])
})

test('an address nobody has signed in from is asked to wait, with a plain page; this machine is not', async () => {
  const app = house()
  const { slug } = await newTerritory()
  const ask = (address: string) => browser(app, address).get(`${HERE}/${slug}/agenda.ics`)
  const { atOnce } = BY_ADDRESS.export
  const statuses: number[] = []
  for (let sent = 0; sent <= atOnce; sent++) statuses.push((await ask('203.0.113.9')).status)
  expect(statuses.indexOf(429)).toBe(atOnce)
  for (let sent = 0; sent <= atOnce; sent++) expect((await ask('127.0.0.1')).status).toBe(200)
  const again = await ask('203.0.113.9')
  expect(again.status).toBe(429)
  const wait = again.headers.get('retry-after')
  expect(wait).toMatch(/^\d+$/)
  expect(await again.text()).toContain('Un momento di pazienza')
  expect((await ask('203.0.113.10')).status, 'another address').toBe(200)
  expect((await browser(app, '203.0.113.9').get(`${HERE}/${slug}/agenda`)).status, 'pages are read on').toBe(
    200,
  )
  app.after(Number(wait))
  expect((await ask('203.0.113.9')).status, 'it waited as long as it was asked').toBe(200)
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
