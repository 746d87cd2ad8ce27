import { expect, test } from 'vitest'
import { auth, browser, deps, openShell, shellWith } from '../../../tests/support/shell.ts'
import { asOwner, newTerritory, openHouse, type TestTerritory } from '../../../tests/support/territory.ts'
import { createAccount } from '../../ground/access/accounts.ts'
import { tidy } from '../../ground/access/tidy.ts'
import { accountRoutes } from '../account/routes.tsx'
import { signInRoutes } from '../sign-in/routes.tsx'
import { offlineHere } from './here.tsx'
import { offlineRoutes } from './routes.tsx'

openHouse()
openShell()

const PASSWORD = 'violoncello-tramonto-sabbia'
const shell = () =>
  shellWith({
    root: [signInRoutes(deps), accountRoutes(deps), offlineRoutes(auth)],
    inTerritory: [offlineHere(auth)],
  })

let count = 0
async function someone(territory: TestTerritory, ...roles: string[]) {
  const email = `persona${++count}@esempio.it`
  const accountId = await createAccount(auth, { email, name: 'Anna', password: PASSWORD, proved: true })
  const { personId } = await territory.operator(`Persona Numero${count}`, ...roles)
  await asOwner('update account_person set account_id = $1 where person_id = $2', [accountId, personId])
  const phone = browser(shell(), `192.0.2.${count}`)
  const enter = () => phone.post('/sign-in/password', { email, password: PASSWORD })
  await enter()
  return { accountId, personId, email, phone, enter }
}
type Phone = Awaited<ReturnType<typeof someone>>['phone']

const hold = async (phone: Phone, known: string[] = []) => {
  const answer = await phone.post('/offline/hold', { 'known[]': known })
  return (await answer.json()) as { id: string; key: string; state?: string; territories: { slug: string }[] }
}
const contact = async (phone: Phone, device: string) => {
  const answer = await phone.post('/offline/contact', { device })
  const { now: _, ...said } = (await answer.json()) as Record<string, unknown>
  return said
}

test('a device gets the same key again, and only for whoever it belongs to', async () => {
  const valley = await newTerritory()
  const [anna, bruno] = [await someone(valley, 'facilitator'), await someone(valley, 'facilitator')]
  const first = await hold(anna.phone)
  expect(Buffer.from(first.key, 'base64')).toHaveLength(32)
  expect(first.territories).toEqual([{ slug: valley.slug, personId: anna.personId }])
  expect(await hold(anna.phone, [first.id])).toMatchObject({ id: first.id, key: first.key })
  const other = await hold(bruno.phone, [first.id])
  expect(other.id).not.toBe(first.id)
  expect(other.key).not.toBe(first.key)
  const stranger = browser(shell())
  expect(await hold(stranger, [first.id])).toEqual({ state: 'signIn' })
  const kept = await auth.pool.query('select * from auth.device where id = $1', [first.id])
  expect(JSON.stringify(kept.rows)).not.toContain(first.key)
})

test('who signs out, or is signed out from elsewhere, leaves a device locked; who comes back opens it', async () => {
  const valley = await newTerritory()
  const anna = await someone(valley, 'facilitator')
  const { id, key } = await hold(anna.phone)
  expect(await contact(anna.phone, id)).toEqual({ state: 'stands', mine: true, signedIn: true })
  await anna.phone.post('/sign-out', {})
  expect(await contact(anna.phone, id)).toEqual({ state: 'locked', mine: false, signedIn: false })
  await anna.enter()
  expect(await hold(anna.phone, [id])).toMatchObject({ id, key })
  expect(await contact(anna.phone, id)).toMatchObject({ state: 'stands' })

  const desk = browser(shell(), '198.51.100.7')
  await desk.post('/sign-in/password', { email: anna.email, password: PASSWORD })
  await desk.post('/account/sessions/end', {})
  expect(await contact(anna.phone, id)).toMatchObject({ state: 'locked' })
})

test('a session that only ran out locks nothing: who is in a courtyard goes on', async () => {
  const valley = await newTerritory()
  const anna = await someone(valley, 'facilitator')
  const { id } = await hold(anna.phone)
  await auth.pool.query(
    `update auth.session set "expiresAt" = now() - interval '1 minute' where "userId" = $1`,
    [anna.accountId],
  )
  await tidy(auth, new Date())
  expect(await contact(anna.phone, id)).toEqual({ state: 'stands', mine: false, signedIn: false })
})

test('a lost device is emptied by its owner, or by an administrator; it gets no key again', async () => {
  const valley = await newTerritory()
  const [anna, ada] = [await someone(valley, 'facilitator'), await someone(valley, 'volunteer')]
  const [hers, another] = [(await hold(anna.phone)).id, (await hold(ada.phone)).id]
  // Somebody else's device is not theirs to empty.
  await ada.phone.post('/account/devices', { device: hers })
  expect(await contact(anna.phone, hers)).toMatchObject({ state: 'stands' })
  await anna.phone.post('/account/devices', { device: hers })
  expect(await contact(anna.phone, hers)).toMatchObject({ state: 'wiped' })
  expect((await hold(anna.phone, [hers])).id).not.toBe(hers)
  await anna.phone.post('/offline/forget', { device: hers, lost: '3' })

  expect((await anna.phone.get(`/${valley.slug}/devices`)).status).toBe(404)
  const { receive } = await administrator(valley)
  expect(await (await receive.get(`/${valley.slug}/devices`)).text()).toContain('Persona Numero')
  await receive.post(`/${valley.slug}/devices`, { device: another })
  expect(await contact(ada.phone, another)).toMatchObject({ state: 'wiped' })
  // What went with it is told as far as it is known.
  const list = await (await receive.get(`/${valley.slug}/devices`)).text()
  expect(list).toContain('cose non inviate andate perse: 3.')
  expect(list).toContain('Se c’erano cose non ancora inviate si saprà allora.')
  await browser(shell()).post('/offline/forget', { device: another })
  expect(await (await receive.get(`/${valley.slug}/devices`)).text()).toContain('non si sa se c’erano cose')
})

test('who had which device emptied stands in the journal of their territories, once', async () => {
  const valley = await newTerritory()
  const anna = await someone(valley, 'facilitator')
  const { receive, personId } = await administrator(valley)
  const told = () =>
    asOwner<{ person_id: string; record_id: string }>(
      `select person_id, record_id from journal where territory_id = $1 and act = 'offline.deviceWiped' order by id`,
      [valley.id],
    )
  const [mine, lost] = [(await hold(anna.phone)).id, (await hold(anna.phone)).id]
  await anna.phone.post('/account/devices', { device: mine })
  await anna.phone.post('/account/devices', { device: mine })
  await receive.post(`/${valley.slug}/devices`, { device: lost })
  await receive.post(`/${valley.slug}/devices`, { device: lost })
  expect(await told()).toEqual([
    { person_id: anna.personId, record_id: mine },
    { person_id: personId, record_id: lost },
  ])
})

test('a device that its owner empties is not known any more', async () => {
  const valley = await newTerritory()
  const anna = await someone(valley, 'facilitator')
  const { id } = await hold(anna.phone)
  await anna.phone.post('/offline/forget', { device: id })
  expect(await contact(anna.phone, id)).toMatchObject({ state: 'unknown' })
})

test('an administrator empties no device of another territory', async () => {
  const [valley, beyond] = [await newTerritory(), await newTerritory()]
  const anna = await someone(beyond, 'facilitator')
  const { id } = await hold(anna.phone)
  const { receive } = await administrator(valley)
  expect((await receive.post(`/${valley.slug}/devices`, { device: id })).status).toBe(404)
  expect(await contact(anna.phone, id)).toMatchObject({ state: 'stands' })
})

test('what a device holds is what its owner may read, and nothing goes in under another name', async () => {
  const valley = await newTerritory()
  const [anna, vera] = [await someone(valley, 'facilitator'), await someone(valley, 'volunteer')]
  const held = async (phone: Phone) => (await phone.get(`/${valley.slug}/offline/held`)).json()
  expect(await held(anna.phone)).toMatchObject({
    personId: anna.personId,
    diary: { people: [] },
    sessions: [],
  })
  expect(await held(vera.phone)).toMatchObject({ diary: null, sessions: null, places: null, visits: [] })
  const unknown = await browser(shell()).get(`/${valley.slug}/offline/held`)
  expect([unknown.status, unknown.headers.get('location')]).toEqual([303, '/sign-in'])
  const entry = {
    _once: crypto.randomUUID(),
    _kind: 'encounter',
    _version: '1',
    _as: anna.personId,
    _writtenAt: '1',
    _sentAt: '2',
    'who[]': 'new-person:Maria Rossi',
    metAt: '2026-01-10T10:00',
  }
  expect((await vera.phone.post(`/${valley.slug}/offline/entries`, entry)).status).toBe(403)
  expect((await browser(shell()).post(`/${valley.slug}/offline/entries`, entry)).status).toBe(401)
  const kept = await anna.phone.post(`/${valley.slug}/offline/entries`, entry)
  expect([kept.status, ((await kept.json()) as { state: string }).state]).toEqual([200, 'kept'])
})

async function administrator(valley: TestTerritory) {
  const ada = await someone(valley)
  // The role is given once they are in: it would ask for a second proof.
  await auth.pool.query(`update auth.session set "provedAt" = now() where "userId" = $1`, [ada.accountId])
  await asOwner(
    `insert into role_assignment (territory_id, id, person_id, role, starts_at) values ($1, gen_random_uuid(), $2, 'administrator', '2015-01-01')`,
    [valley.id, ada.personId],
  )
  return { receive: ada.phone, personId: ada.personId }
}
