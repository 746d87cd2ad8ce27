import { Hono } from 'hono'
import { expect, test } from 'vitest'
import {
  auth,
  browser,
  deps,
  mailTo,
  openShell,
  setUpSecondStep,
  shellWith,
} from '../../../tests/support/shell.ts'
import { asActor, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { accountAt, createAccount, hasPassword } from '../../ground/access/accounts.ts'
import type { Env } from '../../ground/access/request.ts'
import { signedIn } from '../../ground/access/signed-in.ts'
import { newId } from '../../ground/db/ids.ts'
import type { Role } from '../../rooms/operators/rules.ts'
import { invite } from '../../rooms/operators/writes.ts'
import { accountRoutes } from '../account/routes.tsx'
import { invitationRoutes } from './invitations.tsx'
import { signInRoutes } from './routes.tsx'

openHouse()
openShell()

const who = new Hono<Env>().get('/me', (c) => c.json(signedIn(c)))
const shell = () =>
  shellWith({ root: [signInRoutes(deps), invitationRoutes(deps), accountRoutes(deps)], inTerritory: [who] })

let count = 0
const anywhere = () => `198.51.100.${++count}`
async function invitation(role: Role = 'facilitator') {
  const valley = await newTerritory('Valle Verde')
  const paola = await valley.operator('Paola Rossi', 'administrator')
  const email = `carla${++count}@esempio.it`
  const form = { person: 'new-person:Carla Neri', email, roles: [role] }
  const invited = await asActor(paola, (tx) => invite(tx, paola, newId(), form))
  if (!invited.ok || !invited.value.token) throw new Error('not invited')
  const { personId, token } = invited.value
  return { valley, email, personId, path: `/invitations/${valley.slug}/${token}` }
}

test('the link shows who invites and as what; the button makes an account and lets in', async () => {
  const { valley, email, personId, path } = await invitation()
  const carla = browser(shell(), anywhere())
  const page = await (await carla.get(path)).text()
  for (const words of ['Paola Rossi', 'Valle Verde', 'facilitatore']) expect(page).toContain(words)
  expect(await accountAt(auth, email)).toBeUndefined()

  const accepted = await carla.post(path, { password: 'a long sentence to enter' })
  expect(accepted.headers.get('location')).toBe(`/${valley.slug}`)
  expect(await (await carla.get(`/${valley.slug}/me`)).json()).toMatchObject({
    personId,
    roles: ['facilitator'],
  })

  const again = await browser(shell(), anywhere()).get(path)
  expect(await again.text()).toContain('già stato accettato')
})

test('who is invited to coordinate sets up a second step before seeing anything', async () => {
  const { valley, path } = await invitation('coordinator')
  const carla = browser(shell(), anywhere())
  expect((await carla.post(path, { password: 'a long sentence to enter' })).status).toBe(303)
  expect((await carla.get(`/${valley.slug}/me`)).headers.get('location')).toMatch(/^\/sign-in\/second-step/)
  await setUpSecondStep(carla)
  expect(await (await carla.get(`/${valley.slug}/me`)).json()).toMatchObject({ roles: ['coordinator'] })
})

test('a password of one’s own name, or one that anyone tries first, is refused', async () => {
  const { path, email } = await invitation()
  const carla = browser(shell(), anywhere())
  for (const password of ['carlaneri1980', 'qwerty123456'])
    expect((await carla.post(path, { password })).status, password).toBe(422)
  expect(await accountAt(auth, email)).toBeUndefined()
})

test('a password that is too short is refused beside its field, and the invitation waits', async () => {
  const { path, email } = await invitation()
  const carla = browser(shell(), anywhere())
  const answer = await carla.post(path, { password: 'short' })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('Servono almeno 12 caratteri')
  expect(await accountAt(auth, email)).toBeUndefined()
  expect((await carla.post(path, {})).status).toBe(303)
  expect(await hasPassword(auth, (await accountAt(auth, email))!)).toBe(false)
})

test('of two browsers that press the button at once, one is in', async () => {
  const { path, valley } = await invitation()
  const [one, two] = [browser(shell(), anywhere()), browser(shell(), anywhere())]
  const answers = await Promise.all([one, two].map((carla) => carla.post(path, {})))
  // The other one finds it used, or is asked to sign in as whom the first has become.
  const home = answers.filter((answer) => answer.headers.get('location') === `/${valley.slug}`)
  expect(home).toHaveLength(1)
  expect([one, two].filter(({ jar }) => jar.has('trama.session_token'))).toHaveLength(1)
})

test('whoever holds a link does not become someone who had an account before', async () => {
  const { email, path, valley, personId } = await invitation()
  const password = 'a long sentence to enter'
  await createAccount(auth, { email, name: 'Carla', password, proved: true })
  const thief = browser(shell(), anywhere())
  expect(await (await thief.get(path)).text()).toContain('Hai già un accesso')
  const answer = await thief.post(path, { password: 'a password of the thief' })
  expect(answer.headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(path)}`)
  expect(thief.jar.size).toBe(0)

  const carla = browser(shell(), anywhere())
  expect(
    (await carla.post('/sign-in/password', { email, password, next: path })).headers.get('location'),
  ).toBe(path)
  expect((await carla.post(path, {})).status).toBe(303)
  expect(await (await carla.get(`/${valley.slug}/me`)).json()).toMatchObject({ personId })
})

test('who made an account with someone else’s address is out when its owner comes by e-mail', async () => {
  const { email, path, valley } = await invitation()
  const thief = browser(shell(), anywhere())
  await thief.post(path, { password: 'a password of the thief' })
  expect((await thief.get(`/${valley.slug}/me`)).status).toBe(200)

  const carla = browser(shell(), anywhere())
  await carla.post('/sign-in', { email })
  const token = /token=([^&\s]+)/.exec((await mailTo(email)).text)?.[1] ?? ''
  expect((await carla.post('/sign-in/link', { token })).status).toBe(303)
  // Mail goes to a folder here, so that the address counts as proved only by such a link.
  const unproved = await auth.pool.query(
    'select "emailVerified" as proved from auth."user" where email = $1',
    [email],
  )
  expect(unproved.rows).toEqual([{ proved: true }])
  expect((await thief.get(`/${valley.slug}/me`)).headers.get('location')).toBe('/sign-in')
  expect((await thief.post('/sign-in/password', { email, password: 'a password of the thief' })).status).toBe(
    422,
  )
})

test('a made-up link, and one of another territory, are pages that do not exist', async () => {
  const { path } = await invitation()
  const other = await newTerritory()
  const carla = browser(shell(), anywhere())
  expect((await carla.get(`${path}x`)).status).toBe(404)
  expect((await carla.get(path.replace(/^\/invitations\/[^/]+/, `/invitations/${other.slug}`))).status).toBe(
    404,
  )
  expect((await carla.post('/invitations/nowhere/at-all', {})).status).toBe(404)
})

test('an account changes its password knowing the old one, and every other browser is out', async () => {
  const email = `dario${++count}@esempio.it`
  const accountId = await createAccount(auth, {
    email,
    name: 'Dario',
    password: 'the first sentence of it',
    proved: true,
  })
  const [here, there] = [browser(shell(), anywhere()), browser(shell(), anywhere())]
  for (const place of [here, there])
    await place.post('/sign-in/password', { email, password: 'the first sentence of it' })
  await auth.pool.query(
    `update auth.session set "createdAt" = now() - interval '1 hour' where "userId" = $1`,
    [accountId],
  )

  const change = (current: string) =>
    here.post('/account/password', { current, password: 'the second sentence of it' })
  expect((await change('not this one, surely')).status).toBe(422)
  expect((await change('')).status).toBe(422)
  expect((await change('the first sentence of it')).status).toBe(303)
  expect((await here.get('/account')).status).toBe(200)
  expect((await there.get('/account')).headers.get('location')).toBe('/sign-in')
  const again = { email, password: 'the second sentence of it' }
  expect((await there.post('/sign-in/password', again)).status).toBe(303)
})

test('who came in by a link a moment ago chooses a new password without the old one', async () => {
  const email = `elena${++count}@esempio.it`
  await createAccount(auth, { email, name: 'Elena', password: 'a sentence she forgot', proved: true })
  const elena = browser(shell(), anywhere())
  await elena.post('/sign-in', { email })
  const token = /token=([^&\s]+)/.exec((await mailTo(email)).text)?.[1] ?? ''
  await elena.post('/sign-in/link', { token })
  expect((await elena.post('/account/password', { password: 'a sentence she remembers' })).status).toBe(303)
  expect((await elena.post('/account/name', { name: 'Elena Verdi' })).status).toBe(303)
  expect(await (await elena.get('/account')).text()).toContain('value="Elena Verdi"')
})
