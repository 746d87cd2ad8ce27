import { expect, test, vi } from 'vitest'
import { accessFor, inAYear, program, somebody, wholeApp } from '../../../tests/support/programs.ts'
import { auth, openShell, URL_HERE } from '../../../tests/support/shell.ts'
import { asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { removeAccount } from '../../ground/access/accounts.ts'
import { revokeAccess } from '../../ground/access/program-access.ts'
import { newId } from '../../ground/db/ids.ts'
import { CONTRACTS, SCOPES } from './contracts.ts'

openHouse()
openShell()

async function house(...roles: string[]) {
  const territory = await newTerritory()
  const who = await somebody(territory, ...roles)
  return { territory, ...who, app: wholeApp() }
}

test('without a token, with a wrong one or one in the address nobody is let in', async () => {
  const { territory, app, accountId } = await house('facilitator')
  const { token } = await accessFor(territory, accountId)
  expect((await program(app, territory).get('/status')).body.status).toBe(200)
  const none = await program(app, territory).get('/people')
  expect([none.status, none.headers.get('www-authenticate')]).toEqual([
    401,
    `Bearer realm="${territory.slug}"`,
  ])
  expect(none.headers.get('access-control-allow-origin'), 'no page of another site may ask').toBeNull()
  for (const wrong of [`${token}x`, token.slice(0, -1), token.toUpperCase(), 'trama_', "trama_' or 1=1"])
    expect((await program(app, territory, wrong).get('/people')).status, wrong).toBe(401)
  const inAddress = await program(app, territory).get(`/people?access_token=${token}`)
  expect(inAddress.status).toBe(401)
  const basic = await program(app, territory).get('/people', { authorization: `Basic ${token}` })
  expect(basic.status).toBe(401)
  expect((await program(app, territory, token).get('/people')).status).toBe(200)
})

test('a cookie says nothing here, and a page of another site gets nothing', async () => {
  const { territory, app, accountId } = await house('facilitator')
  const session = newId()
  await auth.pool.query(
    `insert into auth.session (id, token, "userId", "expiresAt", "createdAt", "updatedAt") values ($1, $1, $2, now() + interval '1 day', now(), now())`,
    [session, accountId],
  )
  const cookie = `trama.session_token=${session}.x`
  expect((await program(app, territory).get('/people', { cookie })).status).toBe(401)
  const { token } = await accessFor(territory, accountId)
  const elsewhere = { origin: 'https://altrove.example' }
  const read = await program(app, territory, token).get('/people', elsewhere)
  expect(read.headers.get('access-control-allow-origin')).toBeNull()
  expect(read.headers.get('cache-control')).toBe('no-store')
  const preflight = await app.request(`${URL_HERE}/${territory.slug}/api/v1/people`, {
    method: 'OPTIONS',
    headers: {
      ...elsewhere,
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'authorization',
    },
  })
  expect(preflight.headers.get('access-control-allow-origin')).toBeNull()
})

test('one that was taken back a moment ago, has expired, or whose account is gone opens nothing', async () => {
  const { territory, app, accountId } = await house('facilitator')
  const [first, past, orphan] = [
    await accessFor(territory, accountId),
    await accessFor(territory, accountId),
    await accessFor(territory, accountId),
  ]
  const ask = program(app, territory, first.token)
  expect((await ask.get('/people')).status).toBe(200)
  expect(
    await revokeAccess(auth, 'somebody else', first.id),
    'nobody takes back what is another’s',
  ).toBeUndefined()
  expect((await ask.get('/people')).status).toBe(200)
  expect(await revokeAccess(auth, accountId, first.id)).toBe(territory.id)
  expect((await ask.get('/people')).status).toBe(401)
  await auth.pool.query(`update auth."programAccess" set "expiresOn" = current_date - 1 where id = $1`, [
    past.id,
  ])
  expect((await program(app, territory, past.token).get('/people')).status).toBe(401)
  await removeAccount(auth, accountId)
  expect((await program(app, territory, orphan.token).get('/people')).status).toBe(401)
})

test('an access opens its own territory alone', async () => {
  const { territory, app, accountId, personId } = await house('facilitator')
  const other = await newTerritory()
  await asOwner('insert into person (territory_id, id, given_name) values ($1, $2, $3)', [
    other.id,
    personId,
    'Carla',
  ])
  await asOwner('insert into account_person (territory_id, account_id, person_id) values ($1, $2, $3)', [
    other.id,
    accountId,
    personId,
  ])
  await asOwner(
    "insert into role_assignment (territory_id, id, person_id, role, starts_at) values ($1, $2, $3, 'facilitator', '2015-01-01')",
    [other.id, newId(), personId],
  )
  const { token } = await accessFor(territory, accountId)
  expect((await program(app, territory, token).get('/people')).status).toBe(200)
  expect((await program(app, other, token).get('/people')).status).toBe(401)
  const stranger = await other.person('Nora Villa')
  expect((await program(app, territory, token).get(`/people/${stranger}`)).status).toBe(404)
})

test('only what its scopes name, kind by kind, to read or to write', { timeout: 60_000 }, async () => {
  const { territory, app, accountId } = await house('coordinator')
  for (const scope of SCOPES) {
    const { token, id } = await accessFor(territory, accountId, { scopes: [scope] })
    const ask = program(app, territory, token)
    for (const { name, list, create, change } of CONTRACTS) {
      const at = list ? `/${name}` : `/${name}/${newId()}`
      const read = await ask.get(at)
      expect(read.status === 403, `${scope} reads ${name}: ${read.status}`).toBe(scope !== `${name}:read`)
      if (!create && !change) continue
      const wrote = create ? await ask.post(`/${name}`, {}) : await ask.put(`/${name}/${newId()}`, {}, '"x"')
      expect(wrote.status === 403, `${scope} writes ${name}: ${wrote.status}`).toBe(scope !== `${name}:write`)
    }
    await revokeAccess(auth, accountId, id)
  }
})

test('no scope gives more than the role has: each role gets what its pages open', {
  timeout: 60_000,
}, async () => {
  const territory = await newTerritory()
  const app = wholeApp()
  const person = await territory.person('Nora Villa')
  const opens: Record<string, string[]> = {}
  for (const role of [
    'coordinator',
    'facilitator',
    'case_operator',
    'administrator',
    'evaluator',
    'partner',
    'volunteer',
    'citizen',
  ]) {
    const { accountId } = await somebody(territory, role)
    const ask = program(app, territory, (await accessFor(territory, accountId)).token)
    const listed = []
    for (const { name, list } of CONTRACTS)
      if (list && (await ask.get(`/${name}`)).status === 200) listed.push(name)
    opens[role] = listed
    const one = await ask.get(`/people/${person}`)
    expect(one.status, role).toBe(
      ['coordinator', 'facilitator', 'case_operator', 'administrator'].includes(role) ? 200 : 403,
    )
    if (role === 'administrator')
      expect(one.body.phone, 'who sets up knows names, not how to reach people').toBeNull()
  }
  const everyone = ['organisations', 'places', 'calls', 'ideas', 'tables', 'decisions', 'editions']
  const team = [
    'people',
    'encounters',
    'reminders',
    'activities',
    'sessions',
    'attendances',
    'outcomes',
    ...everyone,
  ]
  const sorted = (names: string[] | undefined) => (names ?? []).toSorted()
  for (const role of ['coordinator', 'facilitator', 'case_operator'])
    expect(sorted(opens[role]), role).toEqual(sorted(team))
  expect(sorted(opens.administrator)).toEqual(
    sorted(['people', 'activities', 'sessions', 'outcomes', ...everyone]),
  )
  expect(sorted(opens.evaluator)).toEqual(sorted(['outcomes', ...everyone]))
  for (const role of ['partner', 'volunteer', 'citizen'])
    expect(sorted(opens[role]), role).toEqual(sorted(everyone))
})

test('a role that ended a moment ago gives nothing; an access for one role never becomes wider', async () => {
  const { territory, app, accountId, personId } = await house('facilitator', 'volunteer')
  const narrow = program(
    app,
    territory,
    (await accessFor(territory, accountId, { acting: 'volunteer' })).token,
  )
  const wide = program(app, territory, (await accessFor(territory, accountId)).token)
  expect((await narrow.get('')).body.roles).toEqual(['volunteer'])
  expect((await narrow.get('/encounters')).status).toBe(403)
  expect((await wide.get('/encounters')).status).toBe(200)
  await asOwner("update role_assignment set ends_at = now() where person_id = $1 and role = 'volunteer'", [
    personId,
  ])
  expect((await narrow.get('/places')).status).toBe(403)
  await asOwner('update role_assignment set ends_at = now() where person_id = $1 and ends_at is null', [
    personId,
  ])
  expect((await wide.get('/encounters')).status).toBe(403)
})

test('where a role asks for two proofs, an access made with one does nothing', async () => {
  const { territory, app, accountId } = await house('coordinator')
  const weak = await accessFor(territory, accountId, { proved: false })
  const said = await program(app, territory, weak.token).get('/places')
  expect([said.status, said.body.detail]).toEqual([403, expect.stringContaining('two proofs')])
})

test('no log and no answer holds a token, and the house keeps only its hash', async () => {
  const { territory, app, accountId } = await house('facilitator')
  const { token, id } = await accessFor(territory, accountId)
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
  const err = vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
  const answers = [
    await program(app, territory, token).get('/people'),
    await program(app, territory, token).post('/people', { givenName: '' }),
    await program(app, territory, `${token}x`).get('/people'),
    await program(app, territory).get(`/people/${token}`),
  ]
  const logged = [...out.mock.calls, ...err.mock.calls].map(([line]) => String(line)).join('')
  vi.restoreAllMocks()
  expect(logged).toContain('/api/v1/people')
  expect(logged).not.toContain(token)
  for (const { body, headers } of answers.slice(0, 3))
    expect(JSON.stringify([body, [...headers]])).not.toContain(token)
  const {
    rows: [kept],
  } = await auth.pool.query<{ row: string }>(
    `select row_to_json(a)::text as row from auth."programAccess" a where id = $1`,
    [id],
  )
  expect(kept?.row).not.toContain(token.slice(6))
})

test('a program that asks ten thousand times in a minute is asked to wait, and told how long', {
  timeout: 120_000,
}, async () => {
  const { territory, accountId } = await house('facilitator')
  let now = 1_000_000
  const app = wholeApp('on', () => now)
  const ask = program(app, territory, (await accessFor(territory, accountId)).token)
  const answers = new Map<number, number>()
  let last = await ask.get('')
  expect(last.headers.get('ratelimit-policy')).toBe('"call";q=300;w=30')
  expect(last.headers.get('ratelimit')).toBe('"call";r=299;t=1')
  for (let n = 0; n < 1_000; n++) {
    // A thousand of the ten thousand, each ten times as long after the other as they would be.
    now += 6
    const answer = await ask.get('')
    answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1)
    if (answer.status === 429) last = answer
  }
  expect([...answers.keys()].toSorted()).toEqual([200, 429])
  expect(answers.get(200)).toBeLessThan(400)
  expect(last.body).toMatchObject({ status: 429, type: 'about:blank' })
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(last.headers.get('ratelimit')).toMatch(/^"call";r=0;t=\d+$/)
  now += 31_000
  expect((await ask.get('')).status).toBe(200)
  const other = await somebody(territory, 'facilitator')
  expect(
    (await program(app, territory, (await accessFor(territory, other.accountId)).token).get('')).status,
  ).toBe(200)
})

test('an access lasts a year at most, and nobody has more than twenty', async () => {
  const { territory, accountId } = await house('facilitator')
  await expect(accessFor(territory, accountId, { expiresOn: '2099-01-01' })).rejects.toThrow()
  for (let n = 0; n < 20; n++) await accessFor(territory, accountId, { expiresOn: inAYear() })
  await expect(accessFor(territory, accountId)).rejects.toThrow('no access was made')
})

test('that a program reads about people stands in the journal, once a day for each access', async () => {
  const { territory, app, accountId, personId } = await house('facilitator')
  const [one, other] = [await accessFor(territory, accountId), await accessFor(territory, accountId)]
  const ask = program(app, territory, one.token)
  for (const path of ['/people', '/people', '/encounters', '/attendances', `/people/${personId}`])
    expect((await ask.get(path)).status).toBe(200)
  await program(app, territory, other.token).get('/places')
  const lines = await asOwner('select act, origin, record_id from journal where territory_id = $1', [
    territory.id,
  ])
  expect(lines).toEqual([{ act: 'account.accessReads', origin: 'program', record_id: one.id }])
})

test('somebody else’s reserved note is read by hand alone, also while an emergency opened it', async () => {
  const { territory, app, accountId } = await house('facilitator')
  const own = program(app, territory, (await accessFor(territory, accountId)).token)
  const told = {
    who: ['new-person:Dino Serra'],
    metAt: '2026-03-01T10:30',
    note: 'Parole riservate.',
    reserved: true,
  }
  const { body } = await own.post('/encounters', told)
  expect((await own.get(`/encounters/${body.id}`)).body).toMatchObject({ note: told.note, reserved: true })
  const coordinator = await somebody(territory, 'coordinator')
  await asOwner(
    `insert into sensitive_opening (territory_id, id, person_id, opened_by, reason, closes_at)
     values ($1, $2, $3, $4, 'Si teme per lui', now() + interval '1 hour')`,
    [territory.id, newId(), body.people[0].id, coordinator.personId],
  )
  const other = program(app, territory, (await accessFor(territory, coordinator.accountId)).token)
  const read = await other.get(`/encounters/${body.id}`)
  expect([read.status, read.body.note, read.body.reserved]).toEqual([200, null, false])
})
