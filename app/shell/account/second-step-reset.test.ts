import { expect, test } from 'vitest'
import { codeFor, codeKeyIn } from '../../../tests/support/one-time-code.ts'
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
import { asOwner, newTerritory, openHouse, type TestTerritory } from '../../../tests/support/territory.ts'
import { createAccount } from '../../ground/access/accounts.ts'
import { routes as operators } from '../../rooms/operators/routes.ts'
import { signInRoutes } from '../sign-in/routes.tsx'
import { accountRoutes } from './routes.tsx'

openHouse()
openShell()

const PASSWORD = 'a long sentence to enter'
const STEP = '/sign-in/second-step'
const shell = () => shellWith({ root: [signInRoutes(deps), accountRoutes(deps)], inTerritory: [operators] })

let count = 0
async function someone(name: string, valley: TestTerritory, ...roles: string[]) {
  const { personId } = await valley.operator(name, ...roles)
  count += 1
  const email = `p${count}@esempio.it`
  const accountId = await createAccount(auth, { email, name, password: PASSWORD, proved: true })
  await asOwner('update account_person set account_id = $1 where territory_id = $2 and person_id = $3', [
    accountId,
    valley.id,
    personId,
  ])
  const there = browser(shell(), `198.51.100.${count}`)
  await there.post('/sign-in/password', { email, password: PASSWORD })
  const key = roles.some((role) => role !== 'facilitator') ? await setUpSecondStep(there) : ''
  return { there, email, accountId, personId, key, page: `/${valley.slug}/operators/${personId}/second-step` }
}
const linesOf = (personId: string) =>
  asOwner<{ person_id: string | null; origin: string }>(
    `select person_id, origin from journal where act = 'operators.secondStepReset' and record_id = $1`,
    [personId],
  )

test('an administrator resets the second step of a coordinator, for a reason; mail, journal and page say so', async () => {
  const valley = await newTerritory()
  const anna = await someone('Anna Bianchi', valley, 'administrator')
  const carla = await someone('Carla Neri', valley, 'coordinator')
  const shown = await (await anna.there.get(carla.page)).text()
  const once = /name="_once" value="([^"]+)"/.exec(shown)?.[1] ?? ''
  const unsaid = await anna.there.post(carla.page, { _once: once, reason: ' ' })
  expect(unsaid.status, 'never without a reason').toBe(422)
  expect((await carla.there.get('/account')).status).toBe(200)

  const reason = 'Telefono perso: è venuta allo sportello'
  for (let sent = 0; sent < 2; sent++)
    expect((await anna.there.post(carla.page, { _once: once, reason })).status).toBe(303)
  expect((await carla.there.get('/account')).headers.get('location'), 'signed out').toMatch(/^\/sign-in/)
  await carla.there.post('/sign-in/password', { email: carla.email, password: PASSWORD })
  expect(codeKeyIn(await (await carla.there.get(STEP)).text()), 'sets up a new one').not.toBe(carla.key)
  expect(await linesOf(carla.personId), 'sent twice, one line').toEqual([
    { person_id: anna.personId, origin: 'web' },
  ])
  const mail = await mailTo(carla.email, /azzerato/)
  expect(mail.text).not.toContain('Telefono')
  expect(await (await anna.there.get(carla.page.replace('/second-step', ''))).text()).toContain(reason)
  const [kept] = await asOwner<{ reason: Buffer }>(
    'select reason from second_step_reset where person_id = $1',
    [carla.personId],
  )
  expect(kept?.reason.toString('utf8')).not.toContain('Telefono')
})

test('nobody resets their own, an administrator is helped by another one, and a coordinator helps nobody', async () => {
  const valley = await newTerritory()
  const anna = await someone('Anna Bianchi', valley, 'administrator')
  const bice = await someone('Bice Verdi', valley, 'administrator')
  const carla = await someone('Carla Neri', valley, 'coordinator')
  const reason = { reason: 'perché sì' }
  expect((await anna.there.get(anna.page)).status).toBe(404)
  expect((await anna.there.post(anna.page, reason)).status).toBe(404)
  expect((await carla.there.post(anna.page, reason)).status).toBe(404)
  expect(await (await carla.there.get(`/${valley.slug}/operators/${anna.personId}`)).text()).not.toContain(
    'second-step',
  )
  expect(await linesOf(anna.personId)).toEqual([])
  // The database says the same to whoever comes around the page.
  await expect(
    asOwner(
      `insert into second_step_reset (territory_id, id, person_id, reason, reset_by) values ($1, gen_random_uuid(), $2, '', $2)`,
      [valley.id, anna.personId],
    ),
  ).rejects.toThrow('second_step_reset_by_another')
  expect((await bice.there.post(anna.page, reason)).status).toBe(303)
  expect(await linesOf(anna.personId)).toEqual([{ person_id: bice.personId, origin: 'web' }])
})

test('who guards the doors of one territory does not reset the way into another', async () => {
  const [valley, plain] = [await newTerritory(), await newTerritory()]
  const anna = await someone('Anna Bianchi', valley, 'administrator')
  const carla = await someone('Carla Neri', valley, 'coordinator')
  const there = await plain.operator('Carla Neri', 'administrator')
  await asOwner('update account_person set account_id = $1 where territory_id = $2 and person_id = $3', [
    carla.accountId,
    plain.id,
    there.personId,
  ])
  const refused = await anna.there.post(carla.page, { reason: 'perché sì' })
  expect(refused.status).toBe(409)
  expect(await refused.text()).toContain('non amministri')
  expect((await carla.there.get('/account')).status).toBe(200)
  expect(await linesOf(carla.personId)).toEqual([])
})

test('each change of a second step is told by mail, with nothing that opens anything', async () => {
  const dina = await someone('Dina Rossi', await newTerritory(), 'facilitator')
  const said = async (words: RegExp) => (await mailTo(dina.email, words)).text
  const key = codeKeyIn(await (await dina.there.get('/account/second-step')).text())
  await dina.there.post('/account/second-step', { code: codeFor(key) })
  await said(/serve anche il codice di un’app/)
  await dina.there.post('/account/second-step/codes', {})
  await said(/nuovi codici di riserva/)
  const other = codeKeyIn(await (await dina.there.get('/account/second-step/app')).text())
  await dina.there.post('/account/second-step', { code: codeFor(other) })
  await said(/è stata sostituita/)
  await dina.there.post('/account/second-step/remove', {})
  await said(/non serve più un secondo passo/)
  const all = (await mailsTo(dina.email)).map(({ text }) => text).join('\n')
  expect(all).not.toMatch(/Dina|token=|[2-9a-z]{5}-[2-9a-z]{5}/)
  for (const secret of [key, other]) expect(all).not.toContain(secret)
})
