import { beforeAll, expect, test } from 'vitest'
import {
  auth,
  browser,
  deps,
  mailTo,
  openShell,
  setUpSecondStep,
  shellWith,
} from '../../../tests/support/shell.ts'
import { asOwner, newTerritory, openHouse, type TestTerritory } from '../../../tests/support/territory.ts'
import { createAccount } from '../../ground/access/accounts.ts'
import { chooseLanguage } from '../../ground/access/reading-language.ts'
import { newId } from '../../ground/db/ids.ts'
import { signInRoutes } from '../../shell/sign-in/routes.tsx'
import { routes } from './routes.ts'

openHouse()
openShell()

const PASSWORD = 'a long sentence to enter'
let shell: ReturnType<typeof shellWith>
beforeAll(() => {
  shell = shellWith({ root: [signInRoutes(deps)], inTerritory: [routes] })
})

let count = 0
/** Someone at a browser, signed in. */
async function at(valley: TestTerritory, name: string, ...roles: string[]) {
  const { personId } = await valley.operator(name, ...roles)
  const email = `someone${++count}@esempio.it`
  const account = await createAccount(auth, { email, name, password: PASSWORD, proved: true })
  await asOwner('update account_person set account_id = $1 where person_id = $2', [account, personId])
  const here = browser(shell, `192.0.2.${count}`)
  await here.post('/sign-in/password', { email, password: PASSWORD })
  if (roles.some((role) => role !== 'facilitator' && role !== 'volunteer')) await setUpSecondStep(here)
  return { ...here, personId, path: `/${valley.slug}/operators` }
}
const invitation = (email: string) => ({
  person: 'new-person:Carla Neri',
  email,
  'roles[]': ['facilitator'],
  _once: newId(),
})

test('an administrator invites, sees the link once, and finds the person in the list', async () => {
  const anna = await at(await newTerritory(), 'Anna Bianchi', 'administrator')
  expect((await anna.get(`${anna.path}/invite`)).status).toBe(200)
  const form = invitation('carla1@esempio.it')
  const page = await (await anna.post(`${anna.path}/invite`, form)).text()
  expect(page).toMatch(/http:\/\/trama\.test\/invitations\/valle-[0-9a-f]+\/[\w-]{43}</)
  expect(page).toContain('Carla Neri')

  const again = await anna.post(`${anna.path}/invite`, form)
  expect(again.status).toBe(303)
  expect(await (await anna.get(again.headers.get('location')!)).text()).toContain(
    'Questo invito era già partito',
  )
  expect((await (await anna.get(anna.path)).text()).match(/Carla Neri/g)).toHaveLength(1)
  expect(await (await anna.get(`${anna.path}?role=volunteer`)).text()).toContain('Nessuno ha questo ruolo')
})

test('an invitation goes in the language of whoever signs in with that address already', async () => {
  const anna = await at(await newTerritory(), 'Anna Bianchi', 'administrator')
  const [known, unknown] = [`known-${newId()}@esempio.it`, `unknown-${newId()}@esempio.it`]
  await chooseLanguage(auth, await createAccount(auth, { email: known, name: 'Carla', proved: true }), 'en')
  for (const email of [known, unknown])
    await anna.post(`${anna.path}/invite`, {
      ...invitation(email),
      person: `new-person:${email.slice(0, 7)}`,
    })
  expect((await mailTo(known)).text).toContain('To accept, open this address')
  expect((await mailTo(unknown)).text).toContain('Per accettare apri questo indirizzo')
})

test('an invitation with errors comes back with what was typed', async () => {
  const anna = await at(await newTerritory(), 'Anna', 'administrator')
  const answer = await anna.post(`${anna.path}/invite`, { person: 'new-person:Carla Neri', email: 'carla' })
  const page = await answer.text()
  expect(answer.status).toBe(422)
  for (const words of ['value="carla"', 'Carla Neri', 'indirizzo e-mail completo'])
    expect(page).toContain(words)
})

test('a facilitator reads who works here, and may change nothing', async () => {
  const valley = await newTerritory()
  const franco = await at(valley, 'Franco', 'facilitator')
  const own = `${franco.path}/${franco.personId}`
  expect((await franco.get(franco.path)).status).toBe(200)
  const page = await (await franco.get(own)).text()
  expect(page).not.toContain('/end"')
  expect((await franco.get(`${franco.path}/invite`)).status).toBe(404)
  expect((await franco.post(`${own}/roles`, { role: 'evaluator' })).status).toBe(404)
  const volunteer = await at(valley, 'Vera', 'volunteer')
  expect((await volunteer.get(volunteer.path)).status).toBe(404)
})

test('a role is given and ended from the person’s page; the last administrator’s is refused with the reason', async () => {
  const valley = await newTerritory()
  const anna = await at(valley, 'Anna', 'administrator')
  const own = `${anna.path}/${anna.personId}`
  expect((await anna.post(`${own}/roles`, { role: 'coordinator' })).status).toBe(303)
  const ends = [...(await (await anna.get(own)).text()).matchAll(/action="([^"]+\/end)"/g)].map(
    ([, path]) => path!,
  )
  expect(ends).toHaveLength(2)
  const answers = []
  for (const path of ends) answers.push(await anna.post(path, {}))
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
  const refused = answers.find(({ status }) => status === 409)
  expect(await refused!.text()).toContain('È l’ultimo ruolo di amministratore')
})

test('a person of another territory, and an address that is no id, are pages that do not exist', async () => {
  const anna = await at(await newTerritory(), 'Anna', 'administrator')
  const elsewhere = await (await newTerritory()).operator('Bruno', 'facilitator')
  for (const id of [elsewhere.personId, newId(), 'nobody'])
    expect((await anna.get(`${anna.path}/${id}`)).status, id).toBe(404)
  expect((await anna.post(`${anna.path}/${elsewhere.personId}/roles`, { role: 'partner' })).status).toBe(404)
  expect((await anna.post(`${anna.path}/nobody/invitation`, {})).status).toBe(404)
})

test('a fact about a figure is written and taken back; one of tomorrow is refused', async () => {
  const valley = await newTerritory()
  const anna = await at(valley, 'Anna', 'coordinator')
  const own = `${anna.path}/${anna.personId}`
  const fact = { figure: 'lab_maker', fact: 'changed_role', onDate: '2018-05-18', note: 'prima educatrice' }
  const late = await anna.post(`${own}/figures`, { ...fact, onDate: '2999-01-01' })
  expect(late.status).toBe(422)
  const words = await late.text()
  expect([words.includes('Scrivi una data già passata'), words.includes('prima educatrice')]).toEqual([
    true,
    true,
  ])

  expect((await anna.post(`${own}/figures`, fact)).status).toBe(303)
  const page = await (await anna.get(own)).text()
  expect(page).toContain('18/05/2018')
  const [, remove = ''] = /action="([^"]+\/remove)"/.exec(page) ?? []
  expect((await anna.post(remove, {})).status).toBe(303)
  expect(await (await anna.get(own)).text()).not.toContain('18/05/2018')
})
