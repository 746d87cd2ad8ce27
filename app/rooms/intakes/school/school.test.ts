import { expect, test } from 'vitest'
import { asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import { routes } from '../routes.ts'
import { forgetSignals } from './jobs.ts'

openHouse()

/** Piera works at a school; Elena is the educator of the territory; Anna and Carla are neither. */
async function aSchool() {
  const territory = await newTerritory()
  const elena = await territory.operator('Elena Neri', 'facilitator')
  const anna = await territory.operator('Anna Bianchi', 'case_operator')
  const carla = await territory.operator('Carla Monti', 'coordinator')
  const piera = await territory.operator('Piera Gatti', 'partner')
  const school = newId()
  await asOwner(
    "insert into organisation (territory_id, id, name, kind) values ($1, $2, 'Istituto Don Milani', 'school')",
    [territory.id, school],
  )
  await asOwner(
    `insert into organisation_member (territory_id, id, organisation_id, person_id, role, from_on)
     values ($1, $2, $3, $4, 'member', '2020-01-01')`,
    [territory.id, newId(), school, piera.personId],
  )
  await asOwner(
    `insert into operator_figure (territory_id, id, person_id, figure, fact, on_date)
     values ($1, $2, $3, 'educator', 'trained_and_active', '2020-01-01')`,
    [territory.id, newId(), elena.personId],
  )
  const as = (actor: SignedInActor) => visits(routes, territory, { actor })
  const send = (id = newId()) =>
    as(piera).post('/school/send', {
      _once: id,
      school,
      pupil: 'Luca V., 2B',
      noticed: 'Da un mese non parla',
    })
  return { territory, elena, anna, carla, piera, school, as, send }
}

test('what a school notices reaches the educator, once, and nobody else', async () => {
  const { territory, elena, anna, carla, piera, as, send } = await aSchool()
  const id = newId()
  expect([(await send(id)).status, (await send(id)).status]).toEqual([303, 303])
  expect(await asOwner('select from school_signal where territory_id = $1', [territory.id])).toHaveLength(1)
  expect((await as(elena).get('/school/signals')).html).toContain('Istituto Don Milani')
  const page = await as(elena).get(`/school/signals/${id}`)
  expect(page.html).toContain('Da un mese non parla')
  for (const outsider of [anna, carla]) {
    expect((await as(outsider).get(`/school/signals/${id}`)).status).toBe(404)
    expect((await as(outsider).get('/school/signals')).html).not.toContain('Don Milani</a>')
  }
  const mine = await as(piera).get('/school/send')
  expect(mine.html).toContain('da raccogliere')
  expect(mine.html).not.toContain('Da un mese non parla')
})

test('a school speaks for itself alone, and no pupil becomes a person by it', async () => {
  const { territory, piera, as } = await aSchool()
  const other = newId()
  await asOwner(
    "insert into organisation (territory_id, id, name, kind) values ($1, $2, 'Altra scuola', 'school')",
    [territory.id, other],
  )
  const people = async () =>
    (await asOwner('select from person where territory_id = $1', [territory.id])).length
  const before = await people()
  const refused = await as(piera).post('/school/send', {
    _once: newId(),
    school: other,
    pupil: 'Luca V.',
    noticed: 'Non parla',
  })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('Non parla')
  expect(await people()).toBe(before)
})

test('the family agrees: it becomes an accompaniment, with who answers for the child, and the signal is forgotten', async () => {
  const { territory, elena, as, send } = await aSchool()
  const signal = newId()
  await send(signal)
  const form = await as(elena).get(`/intakes/new?signal=${signal}`)
  expect(form.html).toContain('Da un mese non parla')
  const [luca, mother] = [await territory.person('Luca Verdi'), await territory.person('Paola Verdi')]
  const opening = {
    _once: newId(),
    signalId: signal,
    person: luca,
    agrees: 'yes',
    how: 'signed',
    source: 'school',
    knownSaid: 'unknown',
    part: 'educatrice',
    openedOn: new Date().toISOString().slice(0, 10),
    heard: 'Da un mese non parla',
  }
  const alone = await as(elena).post('/intakes/new', opening)
  expect(alone.status).toBe(422)
  expect(alone.html).toContain('chi ne ha la responsabilità')
  await asOwner(
    `insert into guardian (territory_id, id, minor_id, guardian_id, title, said_by, from_on)
     values ($1, $2, $3, $4, 'parent', 'la madre', '2020-01-01')`,
    [territory.id, newId(), luca, mother],
  )
  const opened = await as(elena).post('/intakes/new', { ...opening, givenBy: mother })
  expect(opened.status).toBe(303)
  expect(await asOwner('select outcome, sealed from school_signal where id = $1', [signal])).toEqual([
    { outcome: 'agreed', sealed: null },
  ])
})

test('after thirty days without the family it is forgotten; before, it is not', async () => {
  const { territory, elena, as, send } = await aSchool()
  const signal = newId()
  await send(signal)
  await asOwner("update school_signal set received_on = '2026-05-01' where id = $1", [signal])
  expect(await forgetSignals(territory.id, '2026-05-31')).toBe(0)
  expect((await as(elena).get(`/school/signals/${signal}`)).html).toContain('Da un mese non parla')
  expect(await forgetSignals(territory.id, '2026-06-01')).toBe(1)
  expect(await forgetSignals(territory.id, '2026-06-01')).toBe(0)
  const [left] = await asOwner(
    'select sealed, outcome, sent_by is not null as kept from school_signal where id = $1',
    [signal],
  )
  expect(left).toEqual({ sealed: null, outcome: 'expired', kept: true })
  expect((await as(elena).get(`/school/signals/${signal}`)).html).toContain('è stato dimenticato')
})

test('closed without the family, it is forgotten at once', async () => {
  const { elena, as, send } = await aSchool()
  const signal = newId()
  await send(signal)
  await as(elena).post(`/school/signals/${signal}/take-up`, {})
  await as(elena).post(`/school/signals/${signal}/close`, { _once: newId(), outcome: 'not_agreed' })
  expect(await asOwner('select sealed, outcome from school_signal where id = $1', [signal])).toEqual([
    { sealed: null, outcome: 'not_agreed' },
  ])
})

test('of one plan school and family see their own part, and no word more', async () => {
  const { territory, elena, anna, piera, school, as } = await aSchool()
  const maria = await territory.person('Maria Rossi')
  const opened = await as(elena).post('/intakes/new', {
    _once: newId(),
    person: maria,
    agrees: 'yes',
    how: 'aloud',
    source: 'school',
    knownSaid: 'unknown',
    part: 'educatrice',
    openedOn: '2026-06-01',
    wishes: 'Suonare',
  })
  const path = (opened.location ?? '').slice(territory.slug.length + 1)
  const plan = (more: object) => as(elena).post(`${path}/path`, { _once: newId(), ...more })
  await plan({ side: 'school', plan: 'Un banco vicino alla finestra', forBody: school })
  await plan({ side: 'family', plan: 'Cena insieme il giovedì' })
  await plan({ side: 'neighbourhood', plan: 'La banda il sabato', forPerson: anna.personId })
  expect((await as(elena).get(path)).html).toContain('Cena insieme')
  const seen = await as(piera).get('/paths')
  expect(seen.html).toContain('Un banco vicino alla finestra')
  expect(seen.html).not.toMatch(/Cena insieme|La banda|Maria|Suonare/)
  expect((await as(anna).get('/paths')).html).toContain('La banda il sabato')
  expect((await as(anna).get(path)).status).toBe(404)
  const [part] = await asOwner<{ id: string }>('select id from intake_path_part where organisation_id = $1', [
    school,
  ])
  expect((await as(anna).post(`/paths/${part?.id}/done`, {})).status).toBe(404)
  expect((await as(piera).post(`/paths/${part?.id}/done`, {})).status).toBe(303)
})
