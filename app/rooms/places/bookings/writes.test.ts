import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { commandIn } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import { newId } from '../../../ground/db/ids.ts'
import { inLine } from '../../../ground/db/in-line.ts'
import { cancelBooking, cancelTime } from '../desk/writes.ts'
import { placeForm } from '../forms.ts'
import { closedDaysForm, roomForm } from '../rooms/forms.ts'
import { addRoom, closeDays, giveUpRoom } from '../rooms/writes.ts'
import { WEEKDAYS } from '../rules.ts'
import { recordPlace, setHours } from '../writes.ts'
import { timesForm } from './forms.ts'
import { bookingById, timesOf } from './reads.ts'
import { book, lineOf, type Terms, type Wanted } from './writes.ts'

openHouse()
const now = new Date('2026-10-01T08:00:00Z')
const ROME = 'Europe/Rome'
const terms: Terms = { now, timeZone: ROME, state: 'confirmed' }

/** A place with two rooms, open every day from nine in the morning until ten in the evening; a person who keeps it. */
async function house(more: { approval?: boolean } = {}) {
  const valley = await newTerritory()
  const anna = await valley.operator('Anna Bianchi', 'facilitator')
  const [placeId, hall, kitchen] = [newId(), newId(), newId()]
  await asActor(anna, async (tx) => {
    const place = placeForm.parse({ name: 'Aule Aperte', kind: 'civic_center', capacity: '100' })
    await recordPlace(tx, anna, placeId, place)
    const hours = WEEKDAYS.map((weekday) => ({
      weekday,
      opensAt: '09:00',
      closesAt: '22:00',
      note: null,
    }))
    await setHours(tx, anna, placeId, hours)
    const room = {
      capacity: '30',
      tariff_association: '10',
      tariff_business: '25,50',
      needsApproval: more.approval ? 'yes' : undefined,
    }
    await addRoom(tx, anna, hall, placeId, roomForm.parse({ ...room, name: 'Sala grande' }), now)
    await addRoom(tx, anna, kitchen, placeId, roomForm.parse({ ...room, name: 'Cucina' }), now)
  })
  const wanted = (
    on: string,
    from: string,
    to: string,
    also: Partial<Wanted> = {},
    repeats: object = {},
  ): Wanted => ({
    placeId,
    roomId: hall,
    kind: 'use',
    userKind: 'association',
    people: 20,
    booker: { name: 'Gruppo cammino', email: 'gruppo@example.org', purpose: 'Incontro del gruppo' },
    times: timesForm.parse({ on, from, to, ...repeats }),
    ...also,
  })
  const ask = (asked: Wanted, also: Partial<Terms> = {}, id = newId()) =>
    asActor(anna, (tx) => book(tx, anna, id, asked, { ...terms, ...also }))
  return { valley, anna, placeId, hall, kitchen, wanted, ask }
}

test('a booked room is taken: who comes after is told the next free time', async () => {
  const { wanted, ask } = await house()
  expect(await ask(wanted('2026-10-19', '17:00', '19:00'))).toMatchObject({
    ok: true,
    value: { state: 'confirmed' },
  })
  expect(await ask(wanted('2026-10-19', '18:00', '20:00'))).toEqual({
    ok: false,
    refusal: 'places.booking.taken',
    field: 'from',
    taken: [{ on: '2026-10-19', from: '18:00', to: '20:00' }],
    next: { on: '2026-10-19', from: '19:00', to: '21:00' },
  })
  // One that begins when the other ends does not meet it.
  expect(await ask(wanted('2026-10-19', '19:00', '21:00'))).toMatchObject({ ok: true })
})

test('of two hundred who ask for one room at once exactly one has it, and the others are told what is next', async () => {
  const { anna, placeId, hall, wanted, ask } = await house()
  const answers = await Promise.all(
    Array.from({ length: 200 }, () =>
      inLine(lineOf(placeId), () => ask(wanted('2026-10-19', '17:00', '19:00'))),
    ),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  const told = answers.filter((answer) => !answer.ok)
  expect(told.map(({ next }) => next)).toEqual(
    Array.from({ length: 199 }, () => ({ on: '2026-10-19', from: '19:00', to: '21:00' })),
  )
  const held = await asActor(anna, (tx) =>
    tx.selectFrom('room_time').where('room_id', '=', hall).where('state', '=', 'held').selectAll().execute(),
  )
  expect(held).toHaveLength(1)
}, 120_000)

test('from several processes at once, each with a connection of its own, one has it too', async () => {
  const { wanted, ask } = await house()
  // No line of this process: as many transactions as there are connections meet in the database.
  const answers = await Promise.all(
    Array.from({ length: 18 }, () => ask(wanted('2026-10-19', '17:00', '19:00'))),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.next?.from]))).toEqual(Array(17).fill('19:00'))
}, 120_000)

test('the database itself keeps two times of a room apart, whoever writes them', async () => {
  const { valley, placeId, hall, wanted, ask } = await house()
  const booked = await ask(wanted('2026-10-19', '17:00', '19:00'))
  const insert = (startsAt: string, state: string) =>
    asOwner(
      `insert into room_time (territory_id, id, booking_id, place_id, room_id, on_date, starts_at, ends_at, recurrence_at, state)
       values ($1, $2, $3, $4, $5, '2026-10-19', $6, $6::timestamptz + interval '1 hour', $7, $8)`,
      [
        valley.id,
        newId(),
        booked.ok && booked.value.id,
        placeId,
        hall,
        startsAt,
        startsAt.replace(':00Z', ':07'),
        state,
      ],
    )
  await expect(insert('2026-10-19T16:30:00Z', 'held')).rejects.toThrow('room_time_free')
  await insert('2026-10-19T16:31:00Z', 'wanted')
  await insert('2026-10-19T17:00:00Z', 'held')
})

test('a whole place takes all its rooms, also one that is added later, and any taken room refuses it', async () => {
  const { anna, placeId, kitchen, wanted, ask } = await house()
  const whole = { roomId: null, people: 90 }
  expect(await ask(wanted('2026-10-19', '17:00', '19:00', whole))).toMatchObject({ ok: true })
  expect(await ask(wanted('2026-10-19', '18:30', '19:30', { roomId: kitchen }))).toMatchObject({
    refusal: 'places.booking.taken',
  })
  await ask(wanted('2026-10-20', '10:00', '11:00', { roomId: kitchen }))
  expect(await ask(wanted('2026-10-20', '09:00', '12:00', whole))).toMatchObject({
    refusal: 'places.booking.taken',
  })
  const attic = newId()
  await asActor(anna, (tx) =>
    addRoom(tx, anna, attic, placeId, roomForm.parse({ name: 'Soffitta', capacity: '10' }), now),
  )
  expect(await ask(wanted('2026-10-19', '17:00', '18:00', { roomId: attic, people: 5 }))).toMatchObject({
    refusal: 'places.booking.taken',
  })
})

test('past, closed, out of hours and too many people are refused beside their field', async () => {
  const { anna, placeId, wanted, ask } = await house()
  await asActor(anna, (tx) =>
    closeDays(
      tx,
      anna,
      newId(),
      placeId,
      closedDaysForm.parse({ fromOn: '2026-11-01', untilOn: '2026-11-02' }),
    ),
  )
  const refused = async (asked: Wanted, also: Partial<Terms> = {}) => {
    const answer = await ask(asked, also)
    return answer.ok ? 'booked' : `${answer.field} ${answer.refusal}`
  }
  expect(await refused(wanted('2026-09-30', '17:00', '19:00'))).toBe('on places.booking.past')
  expect(await refused(wanted('2026-11-01', '17:00', '19:00'))).toBe('on places.booking.closedThen')
  expect(await refused(wanted('2026-10-19', '21:00', '22:30'))).toBe('from places.booking.outsideHours')
  expect(await refused(wanted('2026-10-19', '17:00', '19:00', { people: 31 }))).toBe(
    'people places.booking.overCapacity',
  )
  expect(await refused(wanted('2026-10-19', '21:00', '22:30'), { outside: true })).toBe('booked')
  // Who keeps the place for itself may on any day.
  const own = { kind: 'owner', userKind: null, booker: null, publicTitle: 'Lezioni' } as const
  expect(await refused(wanted('2026-11-01', '07:00', '08:00', own))).toBe('booked')
})

test('what costs is worked out from the tariff of who asks, and is nothing where that was agreed', async () => {
  const { anna, wanted, ask } = await house()
  const costs = async (also: Partial<Wanted>, repeats: object = {}) => {
    const answer = await ask(wanted(`2026-10-${also.people}`, '17:00', '18:30', also, repeats))
    return answer.ok && (await asActor(anna, (tx) => bookingById(tx, answer.value.id)))?.cents
  }
  expect(await costs({ people: 20 })).toBe(1500)
  expect(await costs({ people: 21, userKind: 'business' })).toBe(3825)
  expect(await costs({ people: 22, userKind: 'group' })).toBe(0)
  expect(await costs({ people: 23, freeWhy: 'Patto con la scuola' })).toBe(0)
  expect(await costs({ people: 24, roomId: null })).toBe(3000)
  expect(await costs({ people: 25 }, { repeats: 'weekly', times: '4' })).toBe(6000)
})

test('what repeats stays at its hour when the clocks change', async () => {
  const { anna, wanted, ask } = await house()
  const answer = await ask(
    wanted('2027-03-22', '17:00', '19:00', {}, { repeats: 'weekly', until: '2027-04-05' }),
  )
  const times = await asActor(anna, (tx) => timesOf(tx, (answer.ok && answer.value.id) || ''))
  expect(times.map(({ starts_at, ends_at }) => [starts_at.toISOString(), ends_at.toISOString()])).toEqual([
    ['2027-03-22T16:00:00.000Z', '2027-03-22T18:00:00.000Z'],
    ['2027-03-29T15:00:00.000Z', '2027-03-29T17:00:00.000Z'],
    ['2027-04-05T15:00:00.000Z', '2027-04-05T17:00:00.000Z'],
  ])
})

test('what repeats lists what is taken before anything is written; then the others can be had', async () => {
  const { wanted, ask } = await house()
  await ask(wanted('2026-10-26', '18:00', '20:00'))
  const weekly = wanted('2026-10-19', '17:00', '19:00', {}, { repeats: 'weekly', times: '4' })
  const taken = [{ on: '2026-10-26', from: '17:00', to: '19:00' }]
  expect(await ask(weekly)).toMatchObject({ refusal: 'places.booking.someTaken', field: 'repeats', taken })
  expect(await ask(weekly, { onTaken: 'skip' })).toMatchObject({ ok: true, value: { skipped: taken } })
  expect(await ask(wanted('2026-11-02', '18:00', '19:00'))).toMatchObject({ refusal: 'places.booking.taken' })
})

test('one time of what repeats can be let go, or all that is to come, with their share of the price', async () => {
  const { anna, wanted, ask } = await house()
  const answer = await ask(wanted('2026-10-19', '17:00', '19:00', {}, { repeats: 'weekly', times: '4' }))
  const id = answer.ok ? answer.value.id : ''
  const cents = () => asActor(anna, async (tx) => (await bookingById(tx, id))?.cents)
  expect(await cents()).toBe(8000)
  const reason = 'La sala serve per le elezioni'
  const one = await asActor(anna, (tx) => cancelTime(tx, anna, id, '2026-10-26T17:00', { reason, now }))
  expect(one).toMatchObject({ ok: true })
  expect(await cents()).toBe(6000)
  expect(await ask(wanted('2026-10-26', '17:00', '19:00'))).toMatchObject({ ok: true })
  // After the first was held the rest is let go: what was used stays booked.
  const later = new Date('2026-10-20T08:00:00Z')
  await asActor(anna, (tx) => cancelBooking(tx, anna, id, { reason, now: later }))
  expect(await asActor(anna, (tx) => bookingById(tx, id))).toMatchObject({ state: 'confirmed', cents: 2000 })
  expect(
    await asActor(anna, (tx) => cancelTime(tx, anna, id, '2026-10-19T17:00', { reason, now: later })),
  ).toEqual({
    ok: false,
    refusal: 'places.booking.over',
  })
})

test('the same form sent twice books once, and is nobody else’s', async () => {
  const { valley, anna, wanted, ask } = await house()
  const id = newId()
  const asked = wanted('2026-10-19', '17:00', '19:00')
  expect(await ask(asked, {}, id)).toMatchObject({ ok: true, value: { id } })
  expect(await ask(asked, {}, id)).toMatchObject({ ok: true, value: { id, state: 'confirmed' } })
  const carla = await valley.operator('Carla Neri', 'coordinator')
  await expect(asActor(carla, (tx) => book(tx, carla, id, asked, terms))).rejects.toThrow(NotHere)
  expect(await asActor(anna, (tx) => timesOf(tx, id))).toHaveLength(1)
})

test('a room that was given up, or is of another place, is not there', async () => {
  const { anna, kitchen, wanted, ask } = await house()
  await asActor(anna, (tx) => giveUpRoom(tx, anna, kitchen, '2026-10-01'))
  await expect(ask(wanted('2026-10-19', '17:00', '19:00', { roomId: kitchen }))).rejects.toThrow(NotHere)
  await expect(ask(wanted('2026-10-19', '17:00', '19:00', { placeId: newId() }))).rejects.toThrow(NotHere)
})

test('that a room is taken is no secret; by whom is for who keeps the place', async () => {
  const { valley, anna, placeId, wanted, ask } = await house()
  const answer = await ask(wanted('2026-10-19', '17:00', '19:00'))
  const id = answer.ok ? answer.value.id : ''
  expect(await asActor(anna, (tx) => bookingById(tx, id))).toMatchObject({
    who: 'Gruppo cammino',
    booker: { purpose: 'Incontro del gruppo' },
  })
  const citizen = await valley.operator('Bruna Verdi', 'citizen')
  for (const stranger of [valley.visitor, citizen]) {
    const seen = await asActor(stranger, async (tx) => ({
      times: await tx.selectFrom('room_time').where('place_id', '=', placeId).selectAll().execute(),
      bookings: await tx.selectFrom('booking').selectAll().execute(),
      of: await tx.selectFrom('booking_of').selectAll().execute(),
    }))
    expect(seen).toMatchObject({ times: [{ state: 'held', title: null }], bookings: [], of: [] })
    await expect(
      asActor(stranger, (tx) => book(tx, stranger, newId(), wanted('2026-10-20', '17:00', '19:00'), terms)),
    ).rejects.toThrow()
  }
  const other = commandIn((await newTerritory()).id, ['coordinator'])
  expect(
    await asActor(other, (tx) =>
      tx.selectFrom('room_time').where('booking_id', '=', id).selectAll().execute(),
    ),
  ).toEqual([])
})

test('hours of rooms are counted once they are over: each room of a whole place, never the owner’s own', async () => {
  const { valley, anna, wanted, ask } = await house()
  // The clock of the database decides what is over: these times are long past, as their rows were kept.
  const book = (more: Partial<Wanted>, from: string, to: string) => ask(wanted('2026-10-19', from, to, more))
  await book({ roomId: null, people: 40 }, '10:00', '11:30')
  await book({}, '12:00', '13:00')
  await book({ kind: 'owner', userKind: null, booker: null }, '14:00', '16:00')
  await ask(wanted('2026-10-19', '17:00', '18:00'), { state: 'requested' })
  await asOwner(
    "update room_time set on_date = on_date - 400, starts_at = starts_at - interval '400 days', ends_at = ends_at - interval '400 days' where territory_id = $1",
    [valley.id],
  )
  const counted = (until: string) =>
    asActor(anna, async (tx) => {
      const { rows } = await sql<{
        hours: string
      }>`select hours::text from app.counted_room_hours(${valley.id}, ${until})`.execute(tx)
      return rows.map(({ hours }) => Number(hours)).sort()
    })
  expect(await counted('2025-09-14')).toEqual([1, 1.5, 1.5])
  expect(await counted('2025-09-13')).toEqual([])
})
