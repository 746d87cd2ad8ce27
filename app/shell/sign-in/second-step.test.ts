import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { codeFor, codeKeyIn, recoveryCodesIn } from '../../../tests/support/one-time-code.ts'
import {
  auth,
  browser,
  deps,
  mailTo,
  openShell,
  setUpSecondStep,
  shellWith,
} from '../../../tests/support/shell.ts'
import { asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { createAccount } from '../../ground/access/accounts.ts'
import type { Env } from '../../ground/access/request.ts'
import { newRecoveryCodes } from '../../ground/access/second-proof.ts'
import { signedIn } from '../../ground/access/signed-in.ts'
import { accountRoutes } from '../account/routes.tsx'
import { signInRoutes } from './routes.tsx'

openHouse()
openShell()

const PASSWORD = 'a long sentence to enter'
const who = new Hono<Env>().get('/me', (c) => c.json(signedIn(c)))
const shell = () => shellWith({ root: [signInRoutes(deps), accountRoutes(deps)], inTerritory: [who] })

let count = 0
const anywhere = () => `198.51.100.${++count}`
async function newPerson(...roles: string[]) {
  const valley = await newTerritory()
  const { personId } = await valley.operator('Anna Bianchi', ...roles)
  const email = `anna${++count}@esempio.it`
  const accountId = await createAccount(auth, { email, name: 'Anna', password: PASSWORD, proved: true })
  await asOwner('update account_person set account_id = $1 where territory_id = $2 and person_id = $3', [
    accountId,
    valley.id,
    personId,
  ])
  const anna = browser(shell(), anywhere())
  const enter = async (there = anna, next = '') =>
    there.post('/sign-in/password', { email, password: PASSWORD, ...(next ? { next } : {}) })
  await enter()
  return { anna, email, accountId, personId, valley, me: `/${valley.slug}/me`, enter }
}
const STEP = '/sign-in/second-step'
const where = (answer: Response) => answer.headers.get('location')
const tokenIn = (text: string) => /token=([^&\s]+)/.exec(text)?.[1] ?? ''

test.each(['administrator', 'coordinator', 'case_operator'])(
  'a %s is led to set up a second step, and can go nowhere else before',
  async (role) => {
    const { anna, me, personId, valley } = await newPerson(role)
    for (const path of [me, '/account', '/sign-in', `/${valley.slug}`, '/account/second-step', '/nowhere'])
      expect(where(await anna.get(path)), path).toMatch(/^\/sign-in\/second-step/)
    for (const path of ['/account/name', '/account/password', '/account/sessions/end'])
      expect(where(await anna.post(path, { name: 'Bruno', password: 'another long sentence' })), path).toBe(
        STEP,
      )

    const page = await (await anna.get(where(await anna.get(me))!)).text()
    expect(page).toContain('<svg')
    const key = codeKeyIn(page)
    expect((await anna.post(STEP, { code: '000000' })).status).toBe(422)
    expect(codeKeyIn(await (await anna.get(STEP)).text()), 'the same key, once photographed').toBe(key)
    const done = await anna.post(STEP, { code: codeFor(key).replace(/(...)/, '$1 '), next: me })
    expect(recoveryCodesIn(await done.text())).toHaveLength(10)
    expect(await (await anna.get(me)).json()).toMatchObject({ personId, roles: [role] })
  },
)

test('a facilitator enters with one proof, and may choose to have two', async () => {
  const { anna, me, enter } = await newPerson('facilitator')
  expect((await anna.get(me)).status).toBe(200)
  const key = codeKeyIn(await (await anna.get('/account/second-step')).text())
  expect((await anna.post('/account/second-step', { code: codeFor(key) })).status).toBe(200)
  expect((await anna.get(me)).status).toBe(200)

  const there = browser(shell(), anywhere())
  await enter(there)
  expect(where(await there.get(me))).toBe(`${STEP}?next=${encodeURIComponent(me)}`)
  expect((await there.post(STEP, { code: codeFor(key, 1), next: me })).headers.get('location')).toBe(me)
  expect((await there.get(me)).status).toBe(200)
  expect((await there.post('/account/second-step/remove', {})).status).toBe(303)
  await enter(anna)
  expect((await anna.get(me)).status).toBe(200)
})

test('the link of an e-mail does not go around the second step', async () => {
  const { anna, email, me } = await newPerson('coordinator')
  const key = await setUpSecondStep(anna)
  const thief = browser(shell(), anywhere())
  await thief.post('/sign-in', { email })
  const entered = await thief.post('/sign-in/link', {
    token: tokenIn((await mailTo(email, /token=/)).text),
    next: me,
  })
  expect(entered.status).toBe(303)
  for (const path of [me, '/account', '/account/second-step'])
    expect(where(await thief.get(path)), path).toMatch(/^\/sign-in\/second-step/)
  const page = await (await thief.get(STEP)).text()
  expect([page.includes('code-square'), page.includes('code-key')], 'no new app may be connected').toEqual([
    false,
    false,
  ])
  expect((await thief.post(STEP, { code: '123456' })).status).toBe(422)
  expect((await thief.post('/account/second-step', { code: codeFor(key) })).headers.get('location')).toBe(
    STEP,
  )
  expect((await thief.post(STEP, { code: codeFor(key, 1), next: me })).headers.get('location')).toBe(me)
})

test('a role that begins while someone is signed in asks for the second step from then on', async () => {
  const { anna, me, valley, personId } = await newPerson('facilitator')
  expect((await anna.get(me)).status).toBe(200)
  await asOwner(
    `insert into role_assignment (territory_id, id, person_id, role) values ($1, gen_random_uuid(), $2, 'coordinator')`,
    [valley.id, personId],
  )
  expect(where(await anna.get(me))).toMatch(/^\/sign-in\/second-step/)
})

test('on an example nobody is asked for a second step', async () => {
  const { anna, me, valley } = await newPerson('administrator')
  await asOwner('alter table territory drop constraint territory_of_one_kind')
  await asOwner("update territory set installation = 'example' where id = $1", [valley.id])
  expect((await anna.get(me)).status).toBe(200)
})

test('a code works once, also for two browsers that send it at the same moment', async () => {
  const { anna, me, enter } = await newPerson('coordinator')
  const key = await setUpSecondStep(anna)
  const pair = [browser(shell(), anywhere()), browser(shell(), anywhere())]
  for (const one of pair) await enter(one)
  const answers = await Promise.all(pair.map((one) => one.post(STEP, { code: codeFor(key, 1), next: me })))
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  const late = browser(shell(), anywhere())
  await enter(late)
  expect((await late.post(STEP, { code: codeFor(key, 1) })).status).toBe(422)
  expect((await late.post(STEP, { code: codeFor(key, 0) })).status, 'an older one neither').toBe(422)
})

test('a recovery code lets in once, and no copy of it is kept', async () => {
  const { anna, me, enter, accountId } = await newPerson('coordinator')
  await setUpSecondStep(anna)
  const [code = '', other = ''] = await newRecoveryCodes(auth, accountId)
  const there = browser(shell(), anywhere())
  await enter(there)
  expect(where(await there.post(STEP, { code: code.toUpperCase().replace('-', ' '), next: me }))).toBe(me)
  expect((await there.get(me)).status).toBe(200)
  const again = browser(shell(), anywhere())
  await enter(again)
  expect((await again.post(STEP, { code })).status).toBe(422)

  const { rows } = await auth.pool.query(
    `select (select string_agg(r::text, ' ') from auth."recoveryCode" r) || (select string_agg(p::text, ' ') from auth."secondProof" p) as kept`,
  )
  for (const secret of [code, other, code.replace('-', ''), other.replace('-', '')])
    expect(rows[0].kept).not.toContain(secret)
})

test('the key of an app is kept encrypted, for its own account', async () => {
  const { anna, accountId } = await newPerson('coordinator')
  const key = await setUpSecondStep(anna)
  const { rows } = await auth.pool.query('select secret from auth."secondProof" where "userId" = $1', [
    accountId,
  ])
  const kept = rows[0].secret as string
  expect(kept).toMatch(/^[A-Za-z0-9+/=]{60,}$/)
  expect(Buffer.from(kept, 'base64').toString('latin1')).not.toContain(key)
  const other = await newPerson('coordinator')
  await setUpSecondStep(other.anna)
  await auth.pool.query('update auth."secondProof" set secret = $2 where "userId" = $1', [
    other.accountId,
    kept,
  ])
  const there = browser(shell(), anywhere())
  await other.enter(there)
  await expect(
    there.post(STEP, { code: codeFor(key, 1) }),
    'moved to another account it does not open',
  ).rejects.toThrow()
})

test('five wrong codes from one address are enough there; the right one still works from another network', async () => {
  const { anna, me, enter } = await newPerson('coordinator')
  const key = await setUpSecondStep(anna)
  const thief = browser(shell(), anywhere())
  await enter(thief)
  const statuses = []
  for (let n = 0; n < 7; n++) statuses.push((await thief.post(STEP, { code: `00000${n}` })).status)
  expect(statuses).toEqual([422, 422, 422, 422, 422, 429, 429])
  expect((await thief.post(STEP, { code: codeFor(key, 1) })).status, 'not even the right one').toBe(429)
  const home = browser(shell(), anywhere())
  await enter(home)
  expect(where(await home.post(STEP, { code: codeFor(key, 1), next: me }))).toBe(me)
})

test('between the first proof and the second there are fifteen minutes', async () => {
  const { anna, accountId } = await newPerson('coordinator')
  expect((await anna.get(STEP)).status).toBe(200)
  await auth.pool.query(
    `update auth.session set "createdAt" = now() - interval '16 minutes' where "userId" = $1`,
    [accountId],
  )
  expect(where(await anna.get(STEP))).toBe('/sign-in')
  expect(anna.jar.has('trama.session_token')).toBe(false)
})

test('whoever must have a second step changes it, and cannot do without', async () => {
  const { anna } = await newPerson('coordinator')
  const key = await setUpSecondStep(anna)
  expect((await anna.post('/account/second-step/remove', {})).status).toBe(404)
  const page = await (await anna.get('/account/second-step/app')).text()
  expect(codeKeyIn(page)).not.toBe(key)
  expect((await anna.post('/account/second-step', { code: codeFor(key, 1) })).status, 'the old app').toBe(422)
  const changed = await anna.post('/account/second-step', { code: codeFor(codeKeyIn(page)) })
  expect(recoveryCodesIn(await changed.text())).toHaveLength(10)
})

test('the second step changes only right after signing in', async () => {
  const { anna, accountId } = await newPerson('coordinator')
  await setUpSecondStep(anna)
  await auth.pool.query(
    `update auth.session set "createdAt" = now() - interval '1 hour' where "userId" = $1`,
    [accountId],
  )
  expect(await (await anna.get('/account/second-step')).text()).toContain('entra di nuovo e torna qui')
  expect(where(await anna.post('/account/second-step/codes', {}))).toBe('/account/second-step')
  expect((await anna.get('/account/second-step/app')).status).toBe(200)
  expect(await (await anna.get('/account/second-step/app')).text()).not.toContain('code-key')
})

test('signing in gives the browser a new session: the one between the two steps is over', async () => {
  const { anna, me } = await newPerson('coordinator')
  const before = anna.jar.get('trama.session_token')!
  await setUpSecondStep(anna)
  const copy = browser(shell())
  copy.jar.set('trama.session_token', before)
  expect(where(await copy.get(me))).toBe('/sign-in')
  expect((await anna.get(me)).status).toBe(200)
})
