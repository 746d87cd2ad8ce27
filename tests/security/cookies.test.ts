import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAccount } from '../../app/ground/access/accounts.ts'
import type { Auth } from '../../app/ground/access/auth.ts'
import { openMail } from '../../app/ground/mail/mail.ts'
import { createApp } from '../../app/shell/app.tsx'
import { readConfig } from '../../app/shell/config.ts'
import { openAccounts } from '../../app/shell/sign-in/open-accounts.ts'
import { browser } from '../support/shell.ts'
import { asOwner, database, newTerritory, openHouse } from '../support/territory.ts'

const HTTPS = 'https://trama.test'
const PASSWORD = 'una frase che ricordo bene'

openHouse()
let dataDir: string
let auth: Auth
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'trama-cookies-'))
  openMail({ dataDir, from: 'trama@localhost', log: () => {} })
  auth = await openAccounts({ database, secret: 'a secret of the tests, 32 characters', url: HTTPS })
})
afterAll(async () => {
  await auth.close()
  rmSync(dataDir, { recursive: true })
})

test('behind https every cookie of ours holds to its host, and each does its work', async () => {
  const app = createApp({ config: { ...readConfig({ TRAMA_URL: HTTPS }), dataDir }, auth })
  const { id, slug, operator } = await newTerritory()
  const { personId } = await operator('Anna Bianchi', 'facilitator', 'volunteer')
  const account = await createAccount(auth, {
    email: 'anna@example.org',
    name: 'Anna Bianchi',
    password: PASSWORD,
    proved: true,
  })
  await asOwner('update account_person set account_id = $3 where territory_id = $1 and person_id = $2', [
    id,
    personId,
    account,
  ])
  const anna = browser(app)
  const set: string[] = []
  const origin = { origin: HTTPS }
  const hear = async (asked: Promise<Response>) => {
    const answer = await asked
    set.push(...answer.headers.getSetCookie())
    return answer
  }
  await hear(anna.get(`${HTTPS}/sign-in?lang=en&remember=yes`))
  expect(await (await hear(anna.get(`${HTTPS}/sign-in`))).text(), 'the language is kept').toContain(
    'lang="en"',
  )
  await hear(anna.get(`${HTTPS}/sign-in/passkey/options`))
  const entered = await hear(
    anna.post(`${HTTPS}/sign-in/password`, { email: 'anna@example.org', password: PASSWORD }, origin),
  )
  expect(entered.status).toBe(303)
  await hear(anna.post(`${HTTPS}/account/name`, { name: 'Anna B.' }, origin))
  expect(await (await hear(anna.get(`${HTTPS}/account`))).text(), 'the notice is shown').toContain(
    'notice-success',
  )
  const acting = await hear(anna.post(`${HTTPS}/${slug}/acting`, { role: 'volunteer' }, origin))
  expect(acting.status).toBe(303)
  expect((await hear(anna.get(`${HTTPS}/${slug}/diary`))).status, 'a volunteer has no diary').toBe(404)
  await hear(anna.post(`${HTTPS}/sign-out`, {}, origin))

  const names = new Set(set.map((line) => line.slice(0, line.indexOf('='))))
  expect([...names].sort()).toEqual([
    `__Host-trama.acting.${slug}`,
    '__Host-trama.better-auth-passkey',
    '__Host-trama.session_token',
    '__Host-trama_flash',
    '__Host-trama_language',
  ])
  for (const line of set) {
    expect(line).toMatch(/; Path=\/(;|$)/i)
    expect(line).toMatch(/; Secure(;|$)/i)
    expect(line).toMatch(/; HttpOnly(;|$)/i)
    expect(line).toMatch(/; SameSite=Lax(;|$)/i)
    expect(line).not.toMatch(/domain=/i)
  }
})
