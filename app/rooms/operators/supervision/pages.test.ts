import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { circlesLeftAlone } from '../circles/reads.ts'
import { routes } from '../routes.ts'

openHouse()

const NOW = new Date('2026-07-01T08:00:00Z')
const NOTES = 'Di Maria non si è più parlato'

async function aGroup() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'case_operator')
  const bruno = await territory.operator('Bruno Galli', 'facilitator')
  const carla = await territory.operator('Carla Monti', 'coordinator')
  const id = newId()
  const asAnna = visits(routes, territory, { actor: anna, now: NOW })
  const opened = await asAnna.post('/training/supervision', {
    _once: id,
    name: 'Gruppo del giovedì',
    supervisor: 'dott.ssa Ferri',
    'members[]': [bruno.personId],
  })
  const held = newId()
  const noted = await asAnna.post(`/training/supervision/${id}/held`, {
    _once: held,
    onDate: '2026-06-25',
    hours: '1,5',
    'present[]': [anna.personId, bruno.personId],
    notes: NOTES,
  })
  return { territory, anna, bruno, carla, id, held, asAnna, opened, noted }
}

test('what is said is read by who is in the group; who coordinates learns that it met and who was there', async () => {
  const { territory, bruno, carla, id, opened, noted } = await aGroup()
  expect([opened.status, noted.status]).toEqual([303, 303])
  const page = (actor: typeof bruno) =>
    visits(routes, territory, { actor, now: NOW }).get(`/training/supervision/${id}`)
  expect((await page(bruno)).html).toContain(NOTES)
  const outside = (await page(carla)).html
  expect(outside).toContain('1,5 ore · c’erano Anna Bianchi, Bruno Galli')
  expect(outside).not.toContain(NOTES)
  const [row] = await asOwner<{ sealed: Buffer }>(
    'select sealed from supervision_note where circle_id = $1',
    [id],
  )
  expect(row?.sealed.includes(Buffer.from('Maria'))).toBe(false)
})

test('who is not in it writes nothing there; who was there must be of the group', async () => {
  const { territory, anna, carla, id, held, asAnna } = await aGroup()
  const asCarla = visits(routes, territory, { actor: carla, now: NOW })
  const note = { _once: newId(), onDate: '2026-06-26', hours: '2', 'present[]': [anna.personId] }
  expect((await asCarla.post(`/training/supervision/${id}/held`, note)).status).toBe(404)
  expect((await asCarla.post(`/training/supervision/${id}/held/${held}`, { notes: 'altro' })).status).toBe(
    404,
  )
  expect(
    (await asCarla.post(`/training/supervision/${id}/members`, { personId: carla.personId })).status,
  ).toBe(404)
  const stranger = await asAnna.post(`/training/supervision/${id}/held`, {
    ...note,
    _once: newId(),
    'present[]': [carla.personId],
    notes: 'da non perdere',
  })
  expect(stranger.status).toBe(409)
  expect(stranger.html).toContain('prima fallo entrare')
  expect(stranger.html).toContain('da non perdere')
  const tomorrow = await asAnna.post(`/training/supervision/${id}/held`, { ...note, onDate: '2026-07-02' })
  expect(tomorrow.status).toBe(422)
})

test('a group that everybody left is entrusted to nobody', async () => {
  const { carla, anna, bruno } = await aGroup()
  await asOwner(
    "update role_assignment set ends_at = now() - interval '1 second' where person_id = any ($1)",
    [[anna.personId, bruno.personId]],
  )
  expect(await asActor(carla, circlesLeftAlone)).toEqual([])
})
