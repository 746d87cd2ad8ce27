import { expect, test } from 'vitest'
import { asActor, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { newId } from '../../../ground/db/ids.ts'
import { timesForm } from '../../places/bookings/forms.ts'
import { book } from '../../places/bookings/writes.ts'
import { placeForm } from '../../places/forms.ts'
import { roomForm } from '../../places/rooms/forms.ts'
import { addRoom } from '../../places/rooms/writes.ts'
import { recordPlace } from '../../places/writes.ts'
import { newActivityForm } from '../forms.ts'
import { seriesChangeForm } from '../series/forms.ts'
import { changeSeries } from '../series/writes.ts'
import { sessionForm } from '../sessions/forms.ts'
import { sessionById, sessionsOf } from '../sessions/reads.ts'
import { addSession, cancelSession, moveSession } from '../sessions/writes.ts'
import { planActivity } from '../writes.ts'

openHouse()
const now = new Date('2026-10-01T08:00:00Z')
const clock = { now, timeZone: 'Europe/Rome' }

async function lab() {
  const valley = await newTerritory()
  const anna = await valley.operator('Anna Bianchi', 'facilitator')
  const [placeId, hall, activityId] = [newId(), newId(), newId()]
  await asActor(anna, async (tx) => {
    await recordPlace(tx, anna, placeId, placeForm.parse({ name: 'Il Portico', kind: 'community_point' }))
    await addRoom(tx, anna, hall, placeId, roomForm.parse({ name: 'Sala', capacity: '30' }), now)
  })
  const times = { on: '2026-10-20', from: '17:00', to: '19:00', repeats: 'weekly', times: '3' }
  const form = newActivityForm.parse({ title: 'Orto', kind: 'lab', area: 'proximity', ...times })
  await asActor(anna, (tx) => planActivity(tx, anna, activityId, form, clock))
  const sessions = await asActor(anna, (tx) => sessionsOf(tx, activityId, { when: 'coming', now }))
  const move = (id: string, said: object) =>
    asActor(anna, (tx) => moveSession(tx, anna, id, sessionForm.parse(said), clock))
  const held = async () => {
    const rows = await asActor(anna, (tx) =>
      tx
        .selectFrom('room_time')
        .where('state', '=', 'held')
        .orderBy('starts_at')
        .select(['booking_id', 'starts_at'])
        .execute(),
    )
    return rows.map(({ starts_at }) => starts_at.toISOString().slice(0, 16))
  }
  const bookSomebody = (on: string) =>
    asActor(anna, (tx) =>
      book(
        tx,
        anna,
        newId(),
        {
          placeId,
          roomId: hall,
          kind: 'use',
          userKind: 'group',
          people: 5,
          booker: { name: 'Scacchi', purpose: 'Torneo' },
          times: timesForm.parse({ on, from: '18:00', to: '20:00' }),
        },
        { ...clock, state: 'confirmed' },
      ),
    )
  const [first, second, third] = sessions
  if (!first || !second || !third) throw new Error('three sessions were planned')
  return { anna, placeId, hall, activityId, first, second, third, move, held, bookSomebody }
}

test('a session that names a room takes it, leaves it when cancelled, and takes it again when called back', async () => {
  const { anna, placeId, hall, first, move, held, bookSomebody } = await lab()
  expect(await move(first.id, { on: '2026-10-20', from: '17:00', to: '19:00', roomId: hall })).toMatchObject({
    ok: true,
  })
  expect(await held()).toEqual(['2026-10-20T15:00'])
  expect(await asActor(anna, (tx) => sessionById(tx, first.id))).toMatchObject({ placeId, room: 'Sala' })
  expect(await bookSomebody('2026-10-20')).toMatchObject({ refusal: 'places.booking.taken' })

  await asActor(anna, (tx) => cancelSession(tx, anna, first.id, now))
  expect(await held()).toEqual([])
  expect(await bookSomebody('2026-10-20')).toMatchObject({ ok: true })
  expect(await asActor(anna, (tx) => cancelSession(tx, anna, first.id, null))).toEqual({
    ok: false,
    refusal: 'places.booking.taken',
  })
  expect(await asActor(anna, (tx) => sessionById(tx, first.id))).toMatchObject({ cancelled: true })
})

test('a session does not move into a room that somebody else has: it stays whole where it was', async () => {
  const { anna, hall, activityId, first, move, held, bookSomebody } = await lab()
  await bookSomebody('2026-10-22')
  const there = { on: '2026-10-22', from: '17:00', to: '19:00', roomId: hall }
  expect(await move(first.id, there)).toEqual({ ok: false, refusal: 'places.booking.taken' })
  expect(await asActor(anna, (tx) => sessionById(tx, first.id))).toMatchObject({
    heldOn: '2026-10-20',
    roomId: null,
  })
  const holder = { activityId, placeId: null, public: false }
  const id = newId()
  const added = await asActor(anna, (tx) => addSession(tx, anna, holder, id, sessionForm.parse(there), clock))
  expect(added).toEqual({ ok: false, refusal: 'places.booking.taken' })
  expect(await asActor(anna, (tx) => sessionById(tx, id))).toBeUndefined()
  expect(await held()).toEqual(['2026-10-22T16:00'])
})

test('one room for all that is to come, which moves with the series; what is left out is let go', async () => {
  const { anna, hall, activityId, first, move, held, bookSomebody } = await lab()
  await move(first.id, { on: '2026-10-20', from: '17:00', to: '19:00', roomId: hall, roomForComing: 'yes' })
  // The clocks change between the first and the second: it stays five in the afternoon.
  expect(await held()).toEqual(['2026-10-20T15:00', '2026-10-27T16:00', '2026-11-03T16:00'])
  await bookSomebody('2026-10-29')
  const change = (times: string) =>
    asActor(anna, (tx) =>
      changeSeries(
        tx,
        anna,
        { activityId, placeId: null, public: false },
        seriesChangeForm.parse({
          since: '2026-10-02',
          on: '2026-10-22',
          from: '17:00',
          to: '18:30',
          repeats: 'weekly',
          times,
        }),
        clock,
      ),
    )
  expect(await change('2')).toEqual({ ok: false, refusal: 'places.booking.taken' })
  expect(await held()).toHaveLength(4)
  expect(await change('1')).toMatchObject({ ok: true })
  expect(await held()).toEqual(['2026-10-22T15:00', '2026-10-29T17:00'])
})
