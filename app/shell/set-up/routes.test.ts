import { beforeEach, expect, test, vi } from 'vitest'
import { auth, browser, deps, openShell, setUpSecondStep, shellWith } from '../../../tests/support/shell.ts'
import { asOwner, database, openHouse } from '../../../tests/support/territory.ts'
import { accountAt } from '../../ground/access/accounts.ts'
import { loadMunicipalities } from '../../rooms/territories/writes.ts'
import { signInRoutes } from '../sign-in/routes.tsx'
import { exampleLoader } from './example-loading.ts'
import { setupRoutes } from './routes.tsx'

openHouse()
openShell()

const FORM = {
  name: 'Bassa Bresciana Orientale',
  'municipalities[]': ['017113', '017001'],
  language: 'it',
  timeZone: 'Europe/Rome',
  person: 'Anna Maria Bianchi',
  email: 'Anna@esempio.it',
  password: 'a long sentence to enter',
}
const shell = (loader = exampleLoader('/nowhere')) =>
  shellWith({ root: [signInRoutes(deps), setupRoutes({ ...deps, loader })] })

// An installation is set up once, so here the tests share a database and empty it.
beforeEach(async () => {
  await asOwner('truncate territory, installation cascade')
  await auth.pool.query('delete from auth."user"')
  const owner = await database.ownerPool.connect()
  await loadMunicipalities(owner).finally(() => owner.release())
})
const territories = () => asOwner<{ slug: string; name: string }>('select slug, name from territory')

test('an empty installation becomes a territory with its administrator, who is in', async () => {
  const anna = browser(shell())
  expect((await anna.get('/setup')).status).toBe(200)
  const done = await anna.post('/setup', FORM)
  expect([done.status, done.headers.get('location')]).toEqual([303, '/bassa-bresciana-orientale'])
  expect(await territories()).toEqual([
    { slug: 'bassa-bresciana-orientale', name: 'Bassa Bresciana Orientale' },
  ])
  expect([...anna.jar.keys()]).toContain('trama.session_token')
  const roles = await asOwner(
    'select given_name, family_name, role from role_assignment join person on person.id = person_id order by role',
  )
  expect(roles).toEqual([
    { given_name: 'Anna Maria', family_name: 'Bianchi', role: 'administrator' },
    { given_name: 'Anna Maria', family_name: 'Bianchi', role: 'coordinator' },
  ])
  expect(await asOwner('select istat_code from territory_municipality order by 1')).toEqual([
    { istat_code: '017001' },
    { istat_code: '017113' },
  ])
  expect(await asOwner('select act from journal')).toEqual([{ act: 'territories.founded' }])

  // An administrator needs a second step before anything else.
  expect((await anna.get('/bassa-bresciana-orientale')).headers.get('location')).toBe(
    '/sign-in/second-step?next=%2Fbassa-bresciana-orientale',
  )
  await setUpSecondStep(anna)
  for (const path of ['/setup', '/setup/municipalities?q=monti', '/setup/example'])
    expect((await anna.get(path)).status, path).toBe(404)
  expect((await browser(shell()).post('/setup', FORM)).status).toBe(404)
  expect((await browser(shell()).post('/setup/example', {})).status).toBe(404)
})

test('of two who set up at the same moment one founds the territory, and the other leaves nothing behind', async () => {
  const app = shell()
  const answers = await Promise.all([
    browser(app, '192.0.2.1').post('/setup', FORM),
    browser(app, '192.0.2.2').post('/setup', { ...FORM, name: 'Another valley', email: 'bruno@esempio.it' }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
  expect(await territories()).toHaveLength(1)
  const accounts = await Promise.all(
    ['anna@esempio.it', 'bruno@esempio.it'].map((email) => accountAt(auth, email)),
  )
  expect(accounts.filter(Boolean)).toHaveLength(1)
  expect(await asOwner('select from role_assignment')).toHaveLength(2)
})

test('municipalities are found while typing, and without script by a button', async () => {
  const anna = browser(shell())
  const { results } = (await (await anna.get('/setup/municipalities?q=montich')).json()) as {
    results: unknown[]
  }
  expect(results).toEqual([{ value: '017113', label: 'Montichiari (BS)' }])
  const { 'municipalities[]': _, ...form } = FORM
  const searched = await anna.post('/setup', {
    ...form,
    'municipalities.text': 'montich',
    _search: 'municipalities',
  })
  const page = await searched.text()
  expect(page.includes('Montichiari (BS)')).toBe(true)
  expect(page).toContain('value="Bassa Bresciana Orientale"')
  expect(await territories()).toEqual([])
})

test('a weak password and a municipality that is not one are told in one round', async () => {
  const anna = browser(shell())
  const { 'municipalities[]': _, ...form } = FORM
  const answer = await anna.post('/setup', { ...form, pasted: 'Atlantide', password: 'passwordpassword' })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toContain('Atlantide')
  expect(page.match(/aria-invalid="true"/g)).toHaveLength(2)
})

test('a pasted list is read by name and by code; what is not found comes back by name', async () => {
  const anna = browser(shell())
  const { 'municipalities[]': _, ...form } = FORM
  const wrong = await anna.post('/setup', { ...form, pasted: 'Montichiari, Atlantide; Castro' })
  const page = await wrong.text()
  expect(wrong.status).toBe(422)
  expect(page).toContain('Atlantide, Castro')
  expect(page).toContain('Montichiari, Atlantide; Castro')
  expect((await anna.post('/setup', { ...form, pasted: 'montichiari\n017001; Castro (BG)' })).status).toBe(
    303,
  )
  expect(await asOwner('select from territory_municipality')).toHaveLength(3)
})

test('a password that anyone would try first, or made of one’s own name, founds nothing', async () => {
  for (const [password, reason] of [
    ['password123456', 'tra le prime'],
    ['annamariabianchi1', 'il tuo nome'],
  ]) {
    const answer = await browser(shell()).post('/setup', { ...FORM, password: password! })
    expect([answer.status, (await answer.text()).includes(reason!)], password).toEqual([422, true])
  }
  expect(await territories()).toEqual([])
})

test('a form with errors gives back everything but the password', async () => {
  const answer = await browser(shell()).post('/setup', { ...FORM, password: 'short', email: 'anna' })
  const page = await answer.text()
  expect(answer.status).toBe(422)
  expect(page).toContain('value="Anna Maria Bianchi"')
  expect(page).not.toContain('short"')
})

test('the example loads in a process of its own, once, and its page tells how far it is', async () => {
  const { dataDir } = deps.config
  const script = "process.stdout.write('persone 10%\\rpersone 80%'); setTimeout(() => process.exit(0), 700)"
  const loader = exampleLoader(dataDir, ['-e', script])
  const visitor = browser(shell(loader))
  expect((await visitor.post('/setup/example', {})).headers.get('location')).toBe('/setup/example')
  await visitor.post('/setup/example', {})
  await vi.waitFor(async () => {
    const page = await visitor.get('/setup/example')
    expect([page.headers.get('refresh'), (await page.text()).includes('persone 80%')]).toEqual(['2', true])
  })
  await vi.waitFor(
    async () => expect((await visitor.get('/setup/example')).headers.get('location')).toBe('/sign-in'),
    { timeout: 10_000 },
  )
})

test('an example that did not load says why, in a line, and can be tried again', async () => {
  const loader = exampleLoader(deps.config.dataDir, [
    '-e',
    "console.error('trama: a reason'); process.exit(1)",
  ])
  const visitor = browser(shell(loader))
  await visitor.post('/setup/example', {})
  await vi.waitFor(
    async () => expect(await (await visitor.get('/setup/example')).text()).toContain('trama: a reason'),
    {
      timeout: 10_000,
    },
  )
  expect((await visitor.get('/setup')).status).toBe(200)
})

test('in an example anyone enters as one person of each role, and as nobody else', async () => {
  await asOwner("insert into installation (kind) values ('example')")
  const territory = '01890000-0000-7000-8000-000000000001'
  await asOwner(
    "insert into territory (id, slug, name, installation) values ($1, 'esempio', 'Esempio', 'example')",
    [territory],
  )
  const people = {
    anna: '01890000-0000-7000-8000-00000000000a',
    bruno: '01890000-0000-7000-8000-00000000000b',
  }
  const { rows } = await auth.pool.query(
    `insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
     values ('a', 'Anna', 'anna@x.it', true, now(), now()), ('b', 'Bruno', 'bruno@x.it', true, now(), now()) returning id`,
  )
  expect(rows).toHaveLength(2)
  for (const [name, id] of Object.entries(people)) {
    await asOwner('insert into person (territory_id, id, given_name) values ($1, $2, $3)', [
      territory,
      id,
      name,
    ])
    await asOwner('insert into account_person (territory_id, account_id, person_id) values ($1, $2, $3)', [
      territory,
      name[0],
      id,
    ])
  }
  await asOwner(
    `insert into role_assignment (territory_id, id, person_id, role, starts_at) values
     ($1, gen_random_uuid(), $2, 'facilitator', '2016-01-01'), ($1, gen_random_uuid(), $3, 'facilitator', '2017-01-01')`,
    [territory, people.anna, people.bruno],
  )
  const visitor = browser(shell())
  const page = await (await visitor.get('/sign-in')).text()
  expect([page.includes(people.anna), page.includes(people.bruno)]).toEqual([true, false])
  expect((await visitor.post('/enter-as', { person: people.bruno })).status).toBe(404)
  expect((await visitor.post('/enter-as', { person: people.anna })).headers.get('location')).toBe(
    '/esempio/diary',
  )
  expect([...visitor.jar.keys()]).toContain('trama.session_token')

  await asOwner('alter table territory drop constraint territory_of_one_kind')
  await asOwner("update installation set kind = 'real'")
  expect((await browser(shell()).post('/enter-as', { person: people.anna })).status).toBe(404)
})
