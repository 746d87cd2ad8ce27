import { expect, test } from 'vitest'
import { asActor, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { newId } from '../../../ground/db/ids.ts'
import { placeForm } from '../forms.ts'
import { roomForm } from '../rooms/forms.ts'
import { addRoom } from '../rooms/writes.ts'
import { recordPlace } from '../writes.ts'
import { freeRooms, type HeldInRoom, holdRooms, roomsTaken } from './writes.ts'

openHouse()
const now = new Date('2026-10-01T08:00:00Z')

async function house() {
  const valley = await newTerritory()
  const anna = await valley.operator('Anna Bianchi', 'facilitator')
  const [placeId, hall, kitchen] = [newId(), newId(), newId()]
  await asActor(anna, async (tx) => {
    await recordPlace(tx, anna, placeId, placeForm.parse({ name: 'Il Portico', kind: 'community_point' }))
    await addRoom(tx, anna, hall, placeId, roomForm.parse({ name: 'Sala', capacity: '30' }), now)
    await addRoom(tx, anna, kitchen, placeId, roomForm.parse({ name: 'Cucina', capacity: '10' }), now)
  })
  const at = (day: number, more: Partial<HeldInRoom> = {}): HeldInRoom => ({
    id: newId(),
    placeId,
    roomId: hall,
    title: 'Orto sul balcone',
    startsAt: new Date(`2026-10-${day}T15:00:00Z`),
    endsAt: new Date(`2026-10-${day}T17:00:00Z`),
    ...more,
  })
  const hold = (...meetings: HeldInRoom[]) =>
    asActor(anna, (tx) => holdRooms(tx, anna, meetings, 'Europe/Rome'))
  const held = () =>
    asActor(anna, (tx) =>
      tx
        .selectFrom('room_time')
        .where('state', '=', 'held')
        .orderBy('starts_at')
        .select(['booking_id', 'room_id', 'on_date', 'title'])
        .execute(),
    )
  return { anna, hall, kitchen, at, hold, held }
}

test('meetings take their room, all or none', async () => {
  const { anna, hall, at, hold, held } = await house()
  const [one, two] = [at(19), at(20)]
  expect(await hold(one, two)).toEqual({ ok: true, value: null })
  expect(await held()).toEqual([
    { booking_id: one.id, room_id: hall, on_date: '2026-10-19', title: 'Orto sul balcone' },
    { booking_id: two.id, room_id: hall, on_date: '2026-10-20', title: 'Orto sul balcone' },
  ])
  expect(await asActor(anna, (tx) => roomsTaken(tx, anna, hall, [at(18), at(20)]))).toEqual(new Set([1]))
  expect(await hold(at(21), at(20))).toEqual({ ok: false, refusal: 'places.booking.taken' })
  expect(await held()).toHaveLength(2)
})

test('a meeting that moves takes the room it goes to and leaves the one it had', async () => {
  const { anna, kitchen, at, hold, held } = await house()
  const one = at(19)
  await hold(one)
  await hold({ ...one, ...at(20), id: one.id, roomId: kitchen, title: null })
  expect(await held()).toEqual([{ booking_id: one.id, room_id: kitchen, on_date: '2026-10-20', title: null }])
  await asActor(anna, (tx) => freeRooms(tx, anna, [one.id], now))
  expect(await held()).toEqual([])
  // Called back, it takes its room again.
  expect(await hold(one)).toMatchObject({ ok: true })
  expect(await held()).toHaveLength(1)
})

test('two meetings of one series may change places with each other', async () => {
  const { at, hold, held } = await house()
  const [one, two] = [at(19), at(20)]
  await hold(one, two)
  const swapped = [
    { ...one, startsAt: two.startsAt, endsAt: two.endsAt },
    { ...two, startsAt: one.startsAt, endsAt: one.endsAt },
  ]
  expect(await hold(...swapped)).toMatchObject({ ok: true })
  expect((await held()).map(({ booking_id }) => booking_id)).toEqual([two.id, one.id])
})
