import { expect, test } from 'vitest'
import { inAYear, program, somebody, wholeApp } from '../../../tests/support/programs.ts'
import { auth, browser, openShell, setUpSecondStep, URL_HERE } from '../../../tests/support/shell.ts'
import { asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { setPassword } from '../../ground/access/accounts.ts'
import { accessesOf } from '../../ground/access/program-access.ts'
import { newId } from '../../ground/db/ids.ts'

openHouse()
openShell()

const PASSWORD = 'a long sentence to enter'
const ORIGIN = { origin: URL_HERE }

/** Somebody of the staff who has just signed in. */
async function signedInNow(...roles: string[]) {
  const territory = await newTerritory()
  const who = await somebody(territory, ...roles)
  await setPassword(auth, who.accountId, PASSWORD)
  const app = wholeApp()
  const visitor = browser(app)
  await visitor.post('/sign-in/password', { email: `${who.personId}@esempio.it`, password: PASSWORD }, ORIGIN)
  return { ...who, territory, app, visitor }
}
const wished = (slug: string, more: Record<string, string | string[]> = {}) => ({
  _once: newId(),
  territory: slug,
  name: 'Il foglio delle presenze',
  'scopes[]': ['people:read', 'attendances:read'],
  expiresOn: inAYear(),
  ...more,
})
const tokenIn = (html: string) => /trama_[\w-]{43}/.exec(html)?.[0]

test('an access is made, shown once, used, and taken back at once', async () => {
  const { visitor, territory, app, accountId, personId } = await signedInNow('facilitator')
  const form = wished(territory.slug)
  const made = await visitor.post('/account/programs', form, ORIGIN)
  const html = await made.text()
  const token = tokenIn(html) ?? ''
  expect([made.status, token.length]).toEqual([200, 49])
  expect(made.headers.get('cache-control')).toBe('no-store')
  const ask = program(app, territory, token)
  expect((await ask.get('')).body).toMatchObject({
    roles: ['facilitator'],
    access: { name: form.name, scopes: form['scopes[]'] },
  })
  expect((await ask.get('/people')).status).toBe(200)
  expect((await ask.get('/places')).status).toBe(403)

  const page = await (await visitor.get('/account/programs')).text()
  expect(page).toContain('Il foglio delle presenze')
  expect(tokenIn(page)).toBeUndefined()
  const [access] = await accessesOf(auth, accountId)
  expect(access?.lastUsedOn).not.toBeNull()

  // Sent twice it is one, and its token is not made anew.
  const again = await visitor.post('/account/programs', form, ORIGIN)
  expect([again.status, tokenIn(await again.text())]).toEqual([409, undefined])

  await visitor.post('/account/programs/revoke', { access: access?.id ?? '' }, ORIGIN)
  expect((await ask.get('/people')).status).toBe(401)
  const acts = await asOwner(
    'select act, record_kind, person_id from journal where record_id = $1 order by id',
    [access?.id],
  )
  expect(acts).toEqual([
    { act: 'account.accessMade', record_kind: 'program_access', person_id: personId },
    { act: 'account.accessReads', record_kind: 'program_access', person_id: personId },
    { act: 'account.accessRevoked', record_kind: 'program_access', person_id: personId },
  ])
})

test('what makes no sense is said beside its field, and nothing is made', async () => {
  const { visitor, territory, accountId } = await signedInNow('facilitator', 'volunteer')
  for (const wrong of [
    { name: '' },
    { 'scopes[]': [] },
    { 'scopes[]': ['people:erase'] },
    { expiresOn: '2020-01-01' },
    { expiresOn: '2099-01-01' },
    { acting: 'administrator' },
  ]) {
    const answer = await visitor.post('/account/programs', wished(territory.slug, wrong), ORIGIN)
    expect(answer.status, JSON.stringify(wrong)).toBe(422)
    if (!('name' in wrong)) expect(await answer.text()).toContain('value="Il foglio delle presenze"')
  }
  const other = await newTerritory()
  expect((await visitor.post('/account/programs', wished(other.slug), ORIGIN)).status).toBe(409)
  expect(
    (await visitor.post('/account/programs', wished(territory.slug), { origin: 'https://altrove.example' }))
      .status,
  ).toBe(403)
  expect(await accessesOf(auth, accountId)).toEqual([])
})

test('an access is made only right after signing in', async () => {
  const { visitor, territory, accountId } = await signedInNow('facilitator')
  await auth.pool.query(
    `update auth.session set "createdAt" = now() - interval '20 minutes' where "userId" = $1`,
    [accountId],
  )
  expect(await (await visitor.get('/account/programs')).text()).not.toContain('name="scopes[]"')
  expect((await visitor.post('/account/programs', wished(territory.slug), ORIGIN)).status).toBe(409)
  expect(await accessesOf(auth, accountId)).toEqual([])
})

test('who coordinates makes one after the second step, and it then does what they may', async () => {
  const { visitor, territory, app } = await signedInNow('coordinator')
  const before = await visitor.post('/account/programs', wished(territory.slug), ORIGIN)
  expect(before.headers.get('location')).toContain('/sign-in/second-step')
  await setUpSecondStep({ ...visitor, post: (path, fields) => visitor.post(path, fields, ORIGIN) })
  const token = tokenIn(
    await (await visitor.post('/account/programs', wished(territory.slug), ORIGIN)).text(),
  )
  expect((await program(app, territory, token).get('/people')).status).toBe(200)
})

test('nobody takes back the access of another, nor sees it', async () => {
  const carla = await signedInNow('facilitator')
  await carla.visitor.post('/account/programs', wished(carla.territory.slug), ORIGIN)
  const [access] = await accessesOf(auth, carla.accountId)
  const other = await signedInNow('facilitator')
  expect(await (await other.visitor.get('/account/programs')).text()).not.toContain(
    'Il foglio delle presenze',
  )
  await other.visitor.post('/account/programs/revoke', { access: access?.id ?? '' }, ORIGIN)
  expect((await accessesOf(auth, carla.accountId))[0]?.revokedAt).toBeNull()
})

test('who changes the password leaves no program an access', async () => {
  const { visitor, territory, app } = await signedInNow('facilitator')
  const made = await visitor.post('/account/programs', wished(territory.slug), ORIGIN)
  const ask = program(app, territory, tokenIn(await made.text()))
  expect((await ask.get('/people')).status).toBe(200)
  await visitor.post(
    '/account/password',
    { current: PASSWORD, password: 'another long sentence to enter' },
    ORIGIN,
  )
  expect((await ask.get('/people')).status).toBe(401)
})
