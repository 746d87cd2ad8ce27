import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { addCompetence } from '../competences/writes.ts'
import { routes } from '../routes.ts'
import { completePath } from './writes.ts'

openHouse()

const NOW = new Date('2026-07-01T08:00:00Z')
const PATH = {
  name: 'Ascoltare le persone',
  forWhom: 'everyone',
  hours: '8',
  steps: 'La prima volta\r\n\r\nRestare',
  figure: 'facilitator',
}
const SESSION = { startsAt: '17:30', hours: '4', place: 'Sala civica', teacher: 'Paola Neri' }

async function aPath() {
  const territory = await newTerritory()
  const carla = await territory.operator('Carla Monti', 'coordinator')
  const elena = await territory.operator('Elena Neri', 'facilitator')
  const marco = await territory.operator('Marco Bassi', 'volunteer')
  const asCarla = visits(routes, territory, { actor: carla, now: NOW })
  const id = newId()
  const opened = await asCarla.post('/training', { _once: id, ...PATH })
  const session = async (step: string, onDate: string) => {
    const session = newId()
    expect(
      (await asCarla.post(`/training/${id}/sessions`, { _once: session, ...SESSION, step, onDate })).status,
    ).toBe(303)
    return session
  }
  const join = (...people: string[]) =>
    asCarla.post(`/training/${id}/people`, { _once: newId(), 'people[]': people, fromOn: '2026-05-01' })
  const register = (of: string, ...present: string[]) =>
    asCarla.post(`/training/days/${of}/register`, { _once: newId(), 'present[]': present })
  const complete = (personId: string) =>
    asCarla.post(`/training/${id}/complete`, { _once: newId(), personId })
  return { territory, carla, elena, marco, asCarla, id, opened, session, join, register, complete }
}

test('whoever was at every step for long enough completes the path, has a certificate and is proposed as trained', async () => {
  const { territory, elena, marco, asCarla, id, opened, session, join, register, complete } = await aPath()
  expect(opened.status).toBe(303)
  const [first, second] = [await session('1', '2026-05-04'), await session('2', '2026-05-11')]
  expect((await join(elena.personId, marco.personId)).status).toBe(303)
  expect((await register(first, elena.personId, marco.personId)).status).toBe(303)
  expect((await register(second, elena.personId)).status).toBe(303)

  const page = (await asCarla.get(`/training/${id}`)).html
  expect(page).toContain('può concludere')
  expect(page).toContain('mancano le tappe 2')
  expect((await complete(marco.personId)).status).toBe(409)
  expect((await complete(elena.personId)).status).toBe(303)
  expect((await complete(elena.personId)).status).toBe(303)
  const [done] = await asOwner<{ id: string; on_date: string; hours: string }>(
    'select id, on_date::text, hours from training_completion where territory_id = $1',
    [territory.id],
  )
  expect(done).toMatchObject({ on_date: '2026-05-11', hours: '8.0' })

  const proposing = (await asCarla.get(`/training/${id}`)).html
  expect(proposing).toContain('Scrivi il fatto: Elena Neri')
  await asCarla.post(`/operators/${elena.personId}/figures`, {
    _once: newId(),
    figure: 'facilitator',
    fact: 'trained_and_active',
    onDate: '2026-05-11',
    note: PATH.name,
  })
  expect((await asCarla.get(`/training/${id}`)).html).not.toContain('Scrivi il fatto')

  const asElena = visits(routes, territory, { actor: elena, now: NOW })
  const certificate = await asElena.get(`/training/certificates/${done?.id}`)
  expect(certificate.html).toContain('Elena Neri')
  expect(certificate.html).toContain('8 ore di presenza su 8')
  const docx = await asElena.get(`/training/certificates/${done?.id}/document.docx`)
  expect(docx.html.slice(0, 2)).toBe('PK')
  const asMarco = visits(routes, territory, { actor: marco, now: NOW })
  expect((await asMarco.get(`/training/certificates/${done?.id}`)).status).toBe(404)
})

test('a register said again holds the last word, and not before the day of the session', async () => {
  const { territory, elena, marco, session, join, register } = await aPath()
  const [held, coming] = [await session('1', '2026-05-04'), await session('2', '2026-08-11')]
  await join(elena.personId, marco.personId)
  await register(held, elena.personId, marco.personId)
  await register(held, marco.personId, newId())
  expect(await asOwner('select person_id from training_presence where session_id = $1', [held])).toEqual([
    { person_id: marco.personId },
  ])
  const early = await register(coming, marco.personId)
  expect(early.status).toBe(409)
  expect(early.html).toContain('dal giorno dell’incontro in poi')
  expect(
    await asOwner('select from training_session where territory_id = $1 and kept_at is not null', [
      territory.id,
    ]),
  ).toHaveLength(1)
})

test('what is wrong is said beside its field and nothing typed is lost; a step in use stays', async () => {
  const { asCarla, id, session } = await aPath()
  const wrong = await asCarla.post('/training', { _once: newId(), ...PATH, hours: '7,3', steps: ' ' })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('Scrivi le ore, anche mezze')
  expect(wrong.html).toContain('Ascoltare le persone')
  await session('2', '2026-05-04')
  const shorter = await asCarla.post(`/training/${id}`, { _once: newId(), ...PATH, steps: 'Una sola' })
  expect(shorter.status).toBe(409)
  expect(shorter.html).toContain('prima sposta quell’incontro')
  const beyond = await asCarla.post(`/training/${id}/sessions`, {
    _once: newId(),
    ...SESSION,
    step: '3',
    onDate: '2026-05-04',
  })
  expect(beyond.status).toBe(409)
})

test('a volunteer reads the paths and only their own way along them; a citizen reads none', async () => {
  const { territory, elena, marco, id, join } = await aPath()
  await join(elena.personId, marco.personId)
  const asMarco = visits(routes, territory, { actor: marco, now: NOW })
  const page = await asMarco.get(`/training/${id}`)
  expect(page.html).toContain('Marco Bassi')
  expect(page.html).not.toContain('Elena Neri')
  expect((await asMarco.post('/training', { _once: newId(), ...PATH })).status).toBe(404)
  const citizen = await territory.operator('Rosa Fanti', 'citizen')
  expect((await visits(routes, territory, { actor: citizen }).get('/training')).status).toBe(404)
  await expect(asActor(marco, (tx) => completePath(tx, marco, id, marco.personId))).resolves.toMatchObject({
    ok: false,
  })
})

test('a competence is said by oneself and confirmed by another, with what shows it', async () => {
  const { territory, carla, elena, asCarla } = await aPath()
  const competence = newId()
  await asActor(carla, (tx) => addCompetence(tx, carla, competence, { name: 'Condurre un gruppo' }))
  const again = await asCarla.post('/training/competences', { _once: newId(), name: 'condurre un GRUPPO' })
  expect(again.status).toBe(409)

  const asElena = visits(routes, territory, { actor: elena, now: NOW })
  const said = newId()
  const of = `/training/people/${elena.personId}/good-at`
  expect((await asElena.post(of, { _once: said, competence, note: 'da tre anni' })).status).toBe(303)
  expect((await asElena.post(of, { _once: newId(), competence })).status).toBe(409)
  expect((await asElena.get('/training/mine')).html).toContain('detta il')
  expect((await asElena.post(`${of}/${said}/confirm`, { evidence: 'lo dico io' })).status).toBe(404)

  const bare = await asCarla.post(`${of}/${said}/confirm`, { _once: newId() })
  expect(bare.status).toBe(422)
  expect(bare.html).toContain('scrivi che cosa lo mostra')
  const shown = { _once: newId(), evidence: 'ha condotto il laboratorio di cucina' }
  expect((await asCarla.post(`${of}/${said}/confirm`, shown)).status).toBe(303)
  expect((await asElena.get('/training/mine')).html).toContain('confermata da Carla Monti')

  const own = newId()
  await asCarla.post(`/training/people/${carla.personId}/good-at`, { _once: own, competence })
  const ownWord = await asCarla.post(`/training/people/${carla.personId}/good-at/${own}/confirm`, shown)
  expect(ownWord.html).toContain('lo conferma qualcun altro')
})
