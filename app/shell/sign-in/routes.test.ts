import { Hono } from 'hono'
import { expect, test } from 'vitest'
import {
  auth,
  browser,
  deps,
  mailsTo,
  mailTo,
  openShell,
  setUpSecondStep,
  shellWith,
} from '../../../tests/support/shell.ts'
import { asOwner, database, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { createAccount } from '../../ground/access/accounts.ts'
import { prepareAuth } from '../../ground/access/auth.ts'
import type { Env } from '../../ground/access/request.ts'
import { requireRole, signedIn } from '../../ground/access/signed-in.ts'
import { signInRoutes } from './routes.tsx'

openHouse()
openShell()

const PASSWORD = 'a long sentence to enter'
const who = new Hono<Env>()
  .get('/me', (c) => c.json(signedIn(c)))
  .get('/desk', (c) => c.json(requireRole(c, 'administrator')))
const shell = () => shellWith({ root: [signInRoutes(deps)], inTerritory: [who] })

let count = 0
async function newPerson(...roles: string[]) {
  const valley = await newTerritory()
  const person = await valley.operator('Anna Bianchi', ...roles)
  const email = `anna${++count}@esempio.it`
  const accountId = await createAccount(auth, {
    email,
    name: 'Anna Bianchi',
    password: PASSWORD,
    proved: true,
  })
  await asOwner('update account_person set account_id = $1 where territory_id = $2 and person_id = $3', [
    accountId,
    valley.id,
    person.personId,
  ])
  return { email, accountId, personId: person.personId, valley, me: `/${valley.slug}/me` }
}
const tokenIn = (text: string) => /token=([^&\s]+)/.exec(text)?.[1] ?? ''
const anywhere = () => `198.51.100.${++count}`

test('a link by e-mail lets one in, once', async () => {
  const { email, me, personId, accountId } = await newPerson('facilitator')
  const anna = browser(shell(), anywhere())
  expect((await anna.get(me)).headers.get('location')).toBe('/sign-in')
  const asked = await anna.post('/sign-in', { email: ` ${email.toUpperCase()} `.trim(), next: me })
  expect(asked.headers.get('location')).toBe('/sign-in/sent')

  const token = tokenIn((await mailTo(email)).text)
  const opened = await anna.get(`/sign-in/link?token=${token}&next=${encodeURIComponent(me)}`)
  expect(await opened.text()).toContain(token)
  const entered = await anna.post('/sign-in/link', { token, next: me })
  expect([entered.status, entered.headers.get('location')]).toEqual([303, me])
  expect(await (await anna.get(me)).json()).toMatchObject({ personId, accountId, roles: ['facilitator'] })

  const again = await browser(shell(), anywhere()).post('/sign-in/link', { token })
  expect(again.status).toBe(422)
  expect(again.headers.getSetCookie().join()).not.toContain('session_token=')
})

test('a program that opens every link in a mail uses none of them up', async () => {
  const { email, me } = await newPerson('facilitator')
  const anna = browser(shell(), anywhere())
  await anna.post('/sign-in', { email })
  const token = tokenIn((await mailTo(email)).text)
  const scanner = browser(shell(), anywhere())
  for (const _ of [1, 2, 3]) expect((await scanner.get(`/sign-in/link?token=${token}`)).status).toBe(200)
  expect(scanner.jar.size).toBe(0)
  expect((await anna.post('/sign-in/link', { token, next: me })).status).toBe(303)
})

test('a link past its time, and one made up, let nobody in', async () => {
  const { email } = await newPerson('facilitator')
  const anna = browser(shell(), anywhere())
  await anna.post('/sign-in', { email })
  const token = tokenIn((await mailTo(email)).text)
  await auth.pool.query(`update auth.verification set "expiresAt" = now() - interval '1 second'`)
  expect((await anna.post('/sign-in/link', { token })).status).toBe(422)
  expect((await anna.post('/sign-in/link', { token: 'x'.repeat(32) })).status).toBe(422)
  expect((await anna.post('/sign-in/link', {})).status).toBe(422)
  expect(anna.jar.size).toBe(0)
})

test('the database keeps no link that could be used', async () => {
  const { email } = await newPerson('facilitator')
  await browser(shell(), anywhere()).post('/sign-in', { email })
  const token = tokenIn((await mailTo(email)).text)
  const { rows } = await auth.pool.query('select v::text as kept from auth.verification v')
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.map(({ kept }) => kept).join()).not.toContain(token)
})

test('nobody learns whether an address is known', async () => {
  const { email } = await newPerson('facilitator')
  const answers = []
  for (const asked of [email, 'nobody@esempio.it']) {
    const visitor = browser(shell(), anywhere())
    const answer = await visitor.post('/sign-in', { email: asked })
    const wrong = await visitor.post('/sign-in/password', { email: asked, password: 'not this one, no' })
    const words = (await wrong.text()).replaceAll(asked, '').replace(/value="[0-9a-f-]{36}"/g, '')
    answers.push([answer.status, answer.headers.get('location'), wrong.status, words])
  }
  expect(answers[0]).toEqual(answers[1])
  expect(await mailsTo('nobody@esempio.it')).toEqual([])
})

test('a password lets one in; a wrong one gives back the address, never the password', async () => {
  const { email, me } = await newPerson('facilitator')
  const anna = browser(shell(), anywhere())
  const wrong = await anna.post('/sign-in/password', { email, password: 'wrong but long enough' })
  const words = await wrong.text()
  expect([wrong.status, words.includes(email), words.includes('wrong but long enough')]).toEqual([
    422,
    true,
    false,
  ])
  const entered = await anna.post('/sign-in/password', { email, password: PASSWORD, next: '//else.where' })
  expect([entered.status, entered.headers.get('location')]).toEqual([303, '/start'])
  expect((await anna.get(me)).status).toBe(200)
})

test('attempts are limited by the address they come from, whatever the browser claims', async () => {
  const { email } = await newPerson('facilitator')
  const address = anywhere()
  const guess = (n: number, from = address) =>
    browser(shell(), from).post(
      '/sign-in/password',
      { email, password: `guess number ${n} of many` },
      { 'x-trama-address': `203.0.113.${n}`, 'x-forwarded-for': `203.0.113.${n}` },
    )
  const answers = []
  for (let n = 1; n <= 12; n++) answers.push((await guess(n)).status)
  expect(answers).toEqual([...Array(10).fill(422), 429, 429])
  expect((await guess(13)).headers.get('retry-after')).toMatch(/^\d+$/)
  expect((await guess(14, anywhere())).status).toBe(422)
})

test('behind a proxy of ours attempts are counted by the last address it wrote', async () => {
  const { email } = await newPerson('facilitator')
  const proxied = shellWith({
    root: [signInRoutes({ ...deps, config: { ...deps.config, trustProxy: true } })],
  })
  const ask = (forwarded: string) =>
    browser(proxied, '10.0.0.1').post('/sign-in', { email }, { 'x-forwarded-for': forwarded })
  const statuses = []
  for (let n = 1; n <= 6; n++) statuses.push((await ask(`6.6.6.${n}, 203.0.113.77`)).status)
  expect(statuses).toEqual([303, 303, 303, 303, 303, 429])
  expect((await ask('203.0.113.78')).status).toBe(303)
})

test('a mailbox is not filled: three links in a quarter of an hour', async () => {
  const { email } = await newPerson('facilitator')
  for (let n = 0; n < 5; n++) {
    await browser(shell(), anywhere()).post('/sign-in', { email })
    await auth.settled()
  }
  expect((await mailsTo(email)).length).toBe(3)
})

test('a cookie with another signature, or of another session, is nobody', async () => {
  const { email, me } = await newPerson('facilitator')
  const anna = browser(shell(), anywhere())
  await anna.post('/sign-in/password', { email, password: PASSWORD })
  const [name, value] = [...anna.jar][0]!
  const [token, signature] = decodeURIComponent(value).split('.')
  const forged = browser(shell())
  for (const made of [
    `${token}x.${signature}`,
    `${token}.${signature?.replace(/^./, 'A')}x`,
    `${token}.`,
    token!,
  ]) {
    forged.jar.set(name, encodeURIComponent(made))
    expect((await forged.get(me)).headers.get('location'), made).toBe('/sign-in')
  }
  expect((await anna.get(me)).status).toBe(200)
})

test('signing out ends the session for every copy of its cookie', async () => {
  const { email, me } = await newPerson('facilitator')
  const anna = browser(shell(), anywhere())
  await anna.post('/sign-in/password', { email, password: PASSWORD })
  const copy = browser(shell())
  for (const [name, value] of anna.jar) copy.jar.set(name, value)
  expect((await copy.get(me)).status).toBe(200)
  await anna.post('/sign-out', {})
  expect(anna.jar.size).toBe(0)
  expect((await copy.get(me)).headers.get('location')).toBe('/sign-in')
})

test('a role that ended opens nothing, in the same session', async () => {
  const { email, valley } = await newPerson('administrator')
  const anna = browser(shell(), anywhere())
  await anna.post('/sign-in/password', { email, password: PASSWORD })
  await setUpSecondStep(anna)
  expect((await anna.get(`/${valley.slug}/desk`)).status).toBe(200)
  await asOwner(
    `update role_assignment set ends_at = now() where territory_id = $1 and role <> 'administrator'`,
    [valley.id],
  )
  const bruno = await valley.operator('Bruno', 'administrator')
  await asOwner(`update role_assignment set ends_at = now() where territory_id = $1 and person_id <> $2`, [
    valley.id,
    bruno.personId,
  ])
  expect((await anna.get(`/${valley.slug}/desk`)).status).toBe(404)
  expect(await (await anna.get(`/${valley.slug}/me`)).json()).toMatchObject({ roles: [] })
})

test('someone of another territory finds no page, not a way to sign in', async () => {
  const { email } = await newPerson('facilitator')
  const other = await newTerritory()
  const anna = browser(shell(), anywhere())
  await anna.post('/sign-in/password', { email, password: PASSWORD })
  expect((await anna.get(`/${other.slug}/me`)).status).toBe(404)
})

test('a session is prolonged while it is used, up to seven days, and is over after twelve hours without', async () => {
  const { email, me, accountId } = await newPerson('facilitator')
  const anna = browser(shell(), anywhere())
  await anna.post('/sign-in/password', { email, password: PASSWORD })
  const hoursLeft = async () =>
    (
      await auth.pool.query(
        `select extract(epoch from "expiresAt" - now()) / 3600 as left from auth.session where "userId" = $1`,
        [accountId],
      )
    ).rows.map(({ left }) => Math.round(Number(left)))
  const age = (hours: number, left: string) =>
    auth.pool.query(
      `update auth.session set "createdAt" = now() - make_interval(hours => $2), "expiresAt" = now() + $3::interval where "userId" = $1`,
      [accountId, hours, left],
    )
  await age(3, '9 hours')
  expect((await anna.get(me)).headers.getSetCookie().join()).toMatch(/session_token=.*Max-Age=4(3200|3199)/)
  expect(await hoursLeft()).toEqual([12])
  await age(7 * 24 - 2, '1 hour')
  await anna.get(me)
  expect(await hoursLeft()).toEqual([2])
  await age(13, '-1 hour')
  expect((await anna.get(me)).headers.get('location')).toBe('/sign-in')
})

test('nobody enters as someone else where people are real, not even as the example’s own page would ask', async () => {
  const { personId } = await newPerson('administrator')
  const visitor = browser(shell(), anywhere())
  expect(await (await visitor.get('/sign-in')).text()).not.toContain('/enter-as')
  for (const person of [personId, '', "' or true --"])
    expect((await visitor.post('/enter-as', { person })).status).toBe(404)
  expect(visitor.jar.size).toBe(0)
})

test('the tables of accounts are made once, by one of those who start together', async () => {
  await Promise.all([prepareAuth(auth), prepareAuth(auth)])
  await expect(
    database.ownerPool.query('select 1 from auth."user"'),
    'the owner of the other tables reads no account',
  ).rejects.toThrow('permission denied')
})
