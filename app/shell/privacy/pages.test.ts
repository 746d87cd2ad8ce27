import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { openShell } from '../../../tests/support/shell.ts'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { visits } from '../../../tests/support/visits.tsx'
import { newId } from '../../ground/db/ids.ts'
import { fieldsOf } from '../../ground/privacy/register.ts'
import { translatorFor } from '../../ground/texts/texts.ts'
import { openCircle } from '../../rooms/operators/circles/writes.ts'
import { routes as people } from '../../rooms/people/routes.ts'
import { dpiaOf } from './dpia.ts'
import { register } from './rooms.ts'
import { routes } from './routes.ts'

openHouse()
openShell()
const now = new Date('2026-03-11T15:00:00Z')
const idIn = (html: string, path: string) => new RegExp(`${path}/([0-9a-f-]{36})`).exec(html)?.[1] ?? ''

async function valley() {
  const territory = await newTerritory()
  const as = async (name: string, ...roles: string[]) => {
    const actor = await territory.operator(name, ...roles)
    return {
      actor,
      rooms: visits(people, territory, { actor, now }),
      privacy: visits(routes, territory, { actor, now }),
    }
  }
  const carla = await as('Carla Rossi', 'coordinator')
  const anna = await as('Anna Bianchi', 'facilitator')
  const nadia = await territory.person('Nadia Fratus')
  const ask = async (kind: string) => {
    const fields = { kind, askedOn: '2026-01-31', how: 'aloud', said: 'Vorrei sapere' }
    expect(await anna.rooms.post(`/people/${nadia}/privacy/requests`, fields)).toMatchObject({ status: 303 })
    return idIn((await carla.privacy.get('/privacy/requests')).html, 'privacy/requests')
  }
  return { territory, as, carla, anna, nadia, ask }
}

test('anyone reads the notice: what is kept, why and until when, as the register says, and who answers', async () => {
  const { territory, carla } = await valley()
  const fields = { part: 'controller', room: '*', body: 'Comune di prova', bodyKind: 'municipality' }
  expect(await carla.privacy.post('/privacy/parts', fields)).toMatchObject({ status: 303 })
  const { status, html } = await visits(routes, territory, { now }).get('/privacy')
  expect(status).toBe(200)
  const t = translatorFor('it')
  for (const { processing } of fieldsOf(register))
    expect(html).toContain(t(`privacy.what.${processing.code}`))
  expect(html).toContain('Comune di prova')
})

test('register, requests, breaches and settings are there only for who needs them', async () => {
  const { territory, anna, carla } = await valley()
  const visitor = visits(routes, territory, { now })
  for (const page of ['register', 'requests', 'parts', 'breaches', 'retention', 'dpia']) {
    expect([page, (await visitor.get(`/privacy/${page}`)).status]).toEqual([page, 303])
    expect([page, (await carla.privacy.get(`/privacy/${page}`)).status]).toEqual([page, 200])
    const ofAnna = (await anna.privacy.get(`/privacy/${page}`)).status
    expect([page, ofAnna]).toEqual([page, page === 'register' ? 200 : 404])
  }
})

test('a copy is asked, waits one month, and is handed over as a zip with data and a readable page', async () => {
  const { territory, carla, anna, nadia, ask } = await valley()
  const id = await ask('export')
  const page = await carla.privacy.get(`/privacy/requests/${id}`)
  expect(page.html).toContain('28 febbraio 2026')
  expect((await anna.privacy.get(`/privacy/requests/${id}/copy`)).status).toBe(404)

  const app = visits(routes, territory, { actor: carla.actor, now })
  const { status, headers } = await app.get(`/privacy/requests/${id}/copy`)
  expect([status, headers.get('content-type')]).toEqual([200, 'application/zip'])
  expect(
    await carla.privacy.post(`/privacy/requests/${id}`, { outcome: 'done', answer: 'Consegnata' }),
  ).toMatchObject({ status: 303 })
  expect((await carla.privacy.get(`/privacy/requests/${id}/copy`)).status).toBe(404)
  expect(nadia).toBeTruthy()
})

test('whoever accompanies somebody is told that a copy was made, once; and nothing stays open', async () => {
  const { territory, as, carla, nadia, ask } = await valley()
  const bruno = await as('Bruno Galli', 'case_operator')
  const circle = { id: newId(), kind: 'intake', aboutId: nadia, part: 'educatore' }
  await asActor(bruno.actor, (tx) => openCircle(tx, bruno.actor, circle))
  const id = await ask('export')
  for (const _ of ['first', 'again'])
    expect((await carla.privacy.get(`/privacy/requests/${id}/copy`)).status).toBe(200)

  const notices = await asOwner<{ told_id: string }>(
    'select told_id from sensitive_opening_notice where territory_id = $1',
    [territory.id],
  )
  expect(notices).toEqual([{ told_id: bruno.actor.personId }])
  const openings = await asOwner<{ closed: boolean }>(
    'select closes_at <= now() as closed from sensitive_opening where territory_id = $1',
    [territory.id],
  )
  expect(openings).toEqual([{ closed: true }])
  const seen = await asActor(carla.actor, (tx) =>
    tx.selectFrom('circle').where('id', '=', circle.id).select('id').execute(),
  )
  expect(seen).toEqual([])
})

test('a dry run tells nobody whether somebody is accompanied', async () => {
  const { as, carla, nadia, ask } = await valley()
  const id = await ask('erasure')
  const planned = async () =>
    (await carla.privacy.get(`/privacy/requests/${id}`)).html.replaceAll(/value="[0-9a-f-]{36}"/g, '')
  const before = await planned()
  const bruno = await as('Bruno Galli', 'case_operator')
  const circle = { id: newId(), kind: 'intake', aboutId: nadia, part: 'educatore' }
  await asActor(bruno.actor, (tx) => openCircle(tx, bruno.actor, circle))
  expect(await planned()).toBe(before)
  expect((await carla.privacy.post(`/privacy/requests/${id}/erase`, {})).status).toBe(303)
  expect(await asOwner('select id from circle where id = $1', [circle.id])).toEqual([])
})

test('an erasure is shown before it is done; the request stays as its proof, without a name', async () => {
  const { carla, nadia, ask } = await valley()
  const id = await ask('erasure')
  const { html } = await carla.privacy.get(`/privacy/requests/${id}`)
  expect(html).toContain('Ancora nulla è cambiato')
  expect(await asOwner('select id from person where id = $1', [nadia])).toHaveLength(1)
  expect((await carla.privacy.post(`/privacy/requests/${id}/erase`, {})).status).toBe(303)
  expect(await asOwner('select id from person where id = $1', [nadia])).toHaveLength(0)
  const after = await carla.privacy.get(`/privacy/requests/${id}`)
  expect([after.status, after.html.includes('persona cancellata')]).toEqual([200, true])
  expect(after.html).not.toContain('Vorrei sapere')
})

test('a restricted record is read by who coordinates alone, until the restriction is lifted', async () => {
  const { carla, anna, nadia, ask } = await valley()
  const id = await ask('restriction')
  expect((await anna.rooms.get(`/people/${nadia}`)).status).toBe(200)
  await carla.privacy.post(`/privacy/requests/${id}/restrict`, {})
  expect((await anna.rooms.get(`/people/${nadia}`)).status).toBe(404)
  expect((await carla.rooms.get(`/people/${nadia}`)).status).toBe(200)
  await carla.privacy.post(`/privacy/requests/${id}/lift`, {})
  expect((await anna.rooms.get(`/people/${nadia}`)).status).toBe(200)
})

test('a breach is written down and the 72 hours run from when it was known', async () => {
  const { carla } = await valley()
  const fields = { knownAt: '2026-03-10T16:00', happened: 'Un portatile perso', risk: 'likely' }
  expect(
    (await carla.privacy.post('/privacy/breaches', { ...fields, knownAt: '2026-03-12T10:00' })).status,
  ).toBe(422)
  expect((await carla.privacy.post('/privacy/breaches', fields)).status).toBe(303)
  const { html } = await carla.privacy.get('/privacy/breaches')
  expect(html).toContain('mancano 48 ore')
  const id = idIn(html, 'privacy/breaches')
  await carla.privacy.post(`/privacy/breaches/${id}/authority`, {})
  expect((await carla.privacy.get('/privacy/breaches')).html).toContain('Garante informato')
})

test('a guardian sees and asks for their child, and for nobody else’s', async () => {
  const { territory, as, anna } = await valley()
  const marta = await as('Marta Fratus', 'guardian')
  const [child, stranger] = [await territory.person('Sofia Fratus'), await territory.person('Luca Gelmini')]
  const guardian = {
    guardian: marta.actor.personId,
    title: 'parent',
    saidBy: 'Stato di famiglia',
    fromOn: '2015-01-01',
  }
  expect((await anna.rooms.post(`/people/${child}/privacy/guardians`, guardian)).status).toBe(303)
  const { html } = await marta.privacy.get('/privacy/mine')
  expect(html).toContain('Sofia Fratus')
  expect(html).not.toContain('Luca Gelmini')
  expect((await marta.privacy.post('/privacy/mine', { who: child, kind: 'export' })).status).toBe(303)
  expect((await marta.privacy.post('/privacy/mine', { who: stranger, kind: 'export' })).status).toBe(404)
  const asked = await asOwner('select person_id, due_on from rights_request where territory_id = $1', [
    territory.id,
  ])
  expect(asked).toEqual([{ person_id: child, due_on: '2026-04-11' }])
})

test('the template of the impact assessment in the documents is what the register says today', async () => {
  const t = translatorFor('it')
  await expect(dpiaOf({ territory: '[territorio]', parts: [], t })).toMatchFileSnapshot(
    '../../../docs/dpia-template.md',
  )
})

test('what is zipped is read back', async () => {
  const { zipOf } = await import('./copy.ts')
  const t = translatorFor('it')
  const recorded = [{ room: 'people', table: 'person', rows: [{ given_name: '<b>Nadia</b>' }] }]
  const zip = unzipSync(
    zipOf(recorded, { name: 'Nadia', territory: 'Valle', on: '2026-03-11', language: 'it', t }),
  )
  expect(JSON.parse(strFromU8(zip['data.json'] as Uint8Array)).records.person).toEqual([
    { given_name: '<b>Nadia</b>' },
  ])
  const page = strFromU8(zip['readable.html'] as Uint8Array)
  expect(page).toContain('&lt;b&gt;Nadia')
  expect(page).toContain('<h2>Nome</h2>')
})
