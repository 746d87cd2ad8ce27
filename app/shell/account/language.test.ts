import { expect, test } from 'vitest'
import { codeFor, codeKeyIn } from '../../../tests/support/one-time-code.ts'
import { auth, browser, deps, mailsTo, mailTo, openShell, URL_HERE } from '../../../tests/support/shell.ts'
import { asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { createAccount } from '../../ground/access/accounts.ts'
import { languagesAt, readersOf } from '../../ground/access/reading-language.ts'
import { createApp } from '../app.tsx'
import { readConfig } from '../config.ts'

openHouse()
openShell()

const PASSWORD = 'a long sentence to enter'
const ENGLISH = { 'accept-language': 'en-GB' }
const ITALIAN = { 'accept-language': 'it-IT' }
const origin = { origin: URL_HERE }

let count = 0
async function someone() {
  const app = createApp({
    config: { ...readConfig({ TRAMA_URL: URL_HERE, TRAMA_LIMITS: 'off' }), dataDir: deps.config.dataDir },
    auth,
  })
  const valley = await newTerritory()
  const { personId } = await valley.operator('Mary Rose', 'facilitator')
  count += 1
  const email = `mary${count}@esempio.it`
  const accountId = await createAccount(auth, { email, name: 'Mary Rose', password: PASSWORD, proved: true })
  await asOwner('update account_person set account_id = $1 where territory_id = $2 and person_id = $3', [
    accountId,
    valley.id,
    personId,
  ])
  /** A browser somewhere, before signing in. */
  const elsewhere = () => {
    count += 1
    return browser(app, `198.51.100.${count}`)
  }
  const enter = async (asking: Record<string, string>) => {
    const there = elsewhere()
    const entered = await there.post(
      '/sign-in/password',
      { email, password: PASSWORD },
      { ...origin, ...asking },
    )
    expect(entered.status).toBe(303)
    return there
  }
  const letters = async () => (await readersOf(auth, [accountId], 'it'))[0]?.language
  return { email, accountId, slug: valley.slug, elsewhere, enter, letters }
}
type Browser = ReturnType<typeof browser>
const spokenTo = async (there: Browser, path: string, asking: Record<string, string> = {}) =>
  /<html lang="(\w+)"/.exec(await (await there.get(path, asking)).text())?.[1]

test('whoever never chose is written to in what their browser asked for when they last came in', async () => {
  const { email, enter, letters } = await someone()
  expect(await letters(), 'not known yet: the territory’s').toBe('it')
  await enter({ 'accept-language': 'fr' })
  expect(await letters(), 'a language we do not speak').toBe('it')
  await enter(ENGLISH)
  expect(await letters()).toBe('en')
  expect((await languagesAt(auth, [email]))(` ${email.toUpperCase()}`)).toBe('en')
  expect((await languagesAt(auth, [email, 'nobody@esempio.it']))('nobody@esempio.it')).toBeUndefined()
  const there = await enter(ITALIAN)
  expect(await letters()).toBe('it')
  expect(await spokenTo(there, '/account', ENGLISH), 'pages follow the browser').toBe('en')
})

test('a language chosen while signed in is the one of every letter, and of pages on any other device', async () => {
  const { email, elsewhere, enter, letters, slug } = await someone()
  const here = await enter(ITALIAN)
  const chosen = await here.get('/account?lang=en&remember=yes', { 'sec-fetch-site': 'same-origin' })
  expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/account'])
  expect(await letters()).toBe('en')

  const other = await enter(ITALIAN)
  expect(await letters(), 'what another browser asks for changes no choice').toBe('en')
  for (const path of ['/account', `/${slug}`]) expect(await spokenTo(other, path, ITALIAN), path).toBe('en')
  expect(await spokenTo(other, '/account?lang=it', ITALIAN), 'an address says its own').toBe('it')
  expect(await letters(), 'and is no choice').toBe('en')

  await elsewhere().post('/sign-in', { email }, { ...origin, ...ITALIAN })
  const link = await mailTo(email)
  expect(link.text).toContain('to sign in to Trama open this address')

  await other.get(`/${slug}?lang=it&remember=yes`)
  expect(await letters(), 'the last choice counts').toBe('it')
  expect(await spokenTo(await enter(ENGLISH), '/account', ENGLISH)).toBe('it')
})

test('a link on another site chooses nothing for an account; nor does whoever is not signed in', async () => {
  const { elsewhere, enter, letters } = await someone()
  const here = await enter(ITALIAN)
  for (const site of ['cross-site', 'same-site'])
    await here.get('/account?lang=en&remember=yes', { 'sec-fetch-site': site })
  await elsewhere().get('/sign-in?lang=en&remember=yes')
  expect(await letters()).toBe('it')
})

test('a sign-in link goes out in the language of the page it was asked on, where nobody chose', async () => {
  const { email, elsewhere, enter } = await someone()
  await enter(ENGLISH)
  await elsewhere().post('/sign-in', { email }, { ...origin, ...ITALIAN })
  expect((await mailTo(email)).text).toContain('per entrare in Trama')
})

test('a change of the second step is told in the language of the account, not of the page', async () => {
  const { email, enter } = await someone()
  const here = await enter(ITALIAN)
  await here.get('/account?lang=en&remember=yes')
  const page = await (await here.get('/account/second-step')).text()
  expect(page).toContain('lang="en"')
  const key = codeKeyIn(page)
  await here.post('/account/second-step?lang=it', { code: codeFor(key) }, origin)
  expect((await mailTo(email)).text).toContain('sign in at')
  expect(await mailsTo(email)).toHaveLength(1)
})
