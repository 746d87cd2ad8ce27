import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { giveCode } from '../../activities/checkin/writes.ts'
import { codeOfPoint } from '../../activities/points/reads.ts'
import { givePointCode } from '../../activities/points/writes.ts'
import { routes as staffRoutes } from '../../activities/routes.ts'
import { routes } from '../routes.ts'

openHouse()
const at = (time: string) => new Date(`2026-06-10T${time}:00Z`)

type Held = { title: string; from: string; to: string; isPublic?: boolean; ownPlace?: boolean }

async function house({ published = true } = {}) {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const placeId = newId()
  await asOwner(
    `insert into place (territory_id, id, name, kind, published_on) values ($1, $2, 'Casa Fontana', 'community_point', $3)`,
    [territory.id, placeId, published ? '2026-01-01' : null],
  )
  await asActor(anna, (tx) => givePointCode(tx, anna, newId(), placeId))
  const code = (await asActor(anna, (tx) => codeOfPoint(tx, placeId)))!
  const hold = async ({ title, from, to, isPublic = true, ownPlace = true }: Held) => {
    const [activityId, sessionId] = [newId(), newId()]
    await asOwner(
      `insert into activity (territory_id, id, title, kind, area, place_id, published_at) values ($1, $2, $3, 'lab', 'proximity', $4, $5)`,
      [territory.id, activityId, title, placeId, isPublic ? '2026-01-01' : null],
    )
    await asOwner(
      `insert into activity_session (territory_id, id, activity_id, held_on, starts_at, ends_at, public, place_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [territory.id, sessionId, activityId, from.slice(0, 10), from, to, isPublic, ownPlace ? placeId : null],
    )
    return { sessionId, register: `/${territory.slug}/activities/${activityId}/sessions/${sessionId}` }
  }
  const openDoor = async (sessionId: string) => {
    const made = await asActor(anna, (tx) => giveCode(tx, anna, newId(), sessionId))
    return made.ok ? made.value : ''
  }
  const from = (when: Date, actor?: typeof anna) =>
    visits(routes, territory, { now: when, network: '203.0.113.9', ...(actor && { actor }) })
  const scan = (when: Date, actor?: typeof anna) => from(when, actor).get(`/qui/${code}`)
  const guess = (when: Date) => from(when).get('/qui/AAAAAA')
  return { territory, anna, placeId, code, hold, openDoor, scan, guess }
}

test('whoever works here scans the wall and has the register of what is on, or of the next', async () => {
  const { anna, hold, scan } = await house()
  const morning = await hold({ title: 'Cucito', from: '2026-06-10T07:00Z', to: '2026-06-10T09:00Z' })
  // Of an activity whose place it is.
  const evening = await hold({
    title: 'Canto',
    from: '2026-06-10T17:00Z',
    to: '2026-06-10T19:00Z',
    ownPlace: false,
  })
  expect(await scan(at('08:00'), anna)).toMatchObject({ status: 303, location: morning.register })
  expect(await scan(at('12:00'), anna)).toMatchObject({ status: 303, location: evening.register })
  expect(await scan(at('19:30'), anna)).toMatchObject({ status: 303, location: evening.register })
})

test('of two at once one chooses; when nothing is left the place says what comes next', async () => {
  const { anna, placeId, hold, scan } = await house()
  const one = await hold({ title: 'Cucito', from: '2026-06-10T07:00Z', to: '2026-06-10T09:00Z' })
  const other = await hold({
    title: 'Scacchi',
    from: '2026-06-10T08:00Z',
    to: '2026-06-10T09:30Z',
    isPublic: false,
  })
  const next = await hold({ title: 'Orto', from: '2026-06-12T08:00Z', to: '2026-06-12T09:30Z' })
  const two = await scan(at('08:30'), anna)
  expect(two.status).toBe(200)
  expect(two.html).toContain('Quale registro apri?')
  for (const { register } of [one, other]) expect(two.html).toContain(register)
  const none = await scan(at('14:00'), anna)
  expect(none.status).toBe(200)
  expect(none.html).not.toContain('Quale registro apri?')
  expect(none.html).toContain(next.register)
  expect(none.html).toContain(`/diary/new?place=${placeId}`)
})

test('what ends after midnight is still what is on', async () => {
  const { anna, hold, scan } = await house()
  // In Italy from ten in the evening to half past midnight.
  const night = await hold({ title: 'Veglia', from: '2026-06-10T20:00Z', to: '2026-06-10T22:30Z' })
  expect(await scan(at('22:40'), anna)).toMatchObject({ status: 303, location: night.register })
})

test('anyone else reads what is on, nothing that is not public, and no code that counts them', async () => {
  const { hold, openDoor, scan } = await house()
  const closed = await hold({
    title: 'Gruppo riservato',
    from: '2026-06-10T08:00Z',
    to: '2026-06-10T09:30Z',
    isPublic: false,
  })
  await openDoor(closed.sessionId)
  const before = await scan(at('08:30'))
  expect(before.status).toBe(200)
  expect(before.html).not.toContain('Gruppo riservato')
  expect(before.html).not.toContain('/diary/new')
  expect(before.html).toContain('/sign-in?next=')

  const open = await hold({ title: 'Cucito', from: '2026-06-10T07:00Z', to: '2026-06-10T09:00Z' })
  const without = await scan(at('08:30'))
  expect(without.html).toContain('Cucito')
  expect(without.html).not.toContain('/sessions/')
  // The code that counts who comes hangs at the door, on its day: the wall is photographed.
  const door = await openDoor(open.sessionId)
  const shown = await scan(at('08:30'))
  expect(shown.status).toBe(200)
  expect(shown.html).not.toContain(door)
})

test('who tried too many codes waits, also before the code of a wall', async () => {
  const { anna, hold, scan, guess } = await house()
  await hold({ title: 'Cucito', from: '2026-06-10T07:00Z', to: '2026-06-10T09:00Z' })
  for (let tried = 0; tried < 20; tried++) expect((await guess(at('08:30'))).status).toBe(404)
  expect((await guess(at('08:30'))).status).toBe(429)
  expect((await scan(at('08:30'))).status).toBe(429)
  expect((await scan(at('08:30'), anna)).status).toBe(303)
})

test('a volunteer is shown what anyone is; a place that is not public opens to the team alone', async () => {
  const { territory, anna, hold, scan } = await house({ published: false })
  const { register } = await hold({ title: 'Cucito', from: '2026-06-10T07:00Z', to: '2026-06-10T09:00Z' })
  const lina = await territory.operator('Lina Oro', 'volunteer')
  expect(await scan(at('08:00'), anna)).toMatchObject({ location: register })
  expect((await scan(at('08:00'), lina)).status).toBe(404)
  expect((await scan(at('08:00'))).status).toBe(404)
})

test('the poster is made once, keeps its code and is printed in either language and format', async () => {
  const { territory, anna, placeId, code } = await house()
  const desk = visits(staffRoutes, territory, { actor: anna })
  await desk.post(`/places/${placeId}/poster`, { _once: newId() })
  const { html } = await desk.get(`/places/${placeId}/poster?size=a5&language=en`)
  expect(html).toContain('poster poster-a5')
  expect(html).toContain(`/qui/${code}`)
  expect(html).toContain('What is on here today? Scan the code')

  const other = newId()
  await asOwner(`insert into place (territory_id, id, name, kind) values ($1, $2, 'Spazio nuovo', 'space')`, [
    territory.id,
    other,
  ])
  const before = await desk.get(`/places/${other}/poster`)
  expect(before.html).not.toContain('poster-a4')
  expect(await desk.post(`/places/${other}/poster`, { _once: newId() })).toMatchObject({ status: 303 })
  const after = await desk.get(`/places/${other}/poster`)
  expect(after.html).toContain('poster poster-a4')
  expect(after.html).not.toContain(`/qui/${code}`)

  const visitor = visits(staffRoutes, territory)
  expect((await visitor.get(`/places/${placeId}/poster`)).status).not.toBe(200)
})
