import { expect, test } from 'vitest'
import { asActor, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { newId } from '../../../ground/db/ids.ts'
import { timesForm } from '../bookings/forms.ts'
import { bookingById, bookingsLike } from '../bookings/reads.ts'
import { book } from '../bookings/writes.ts'
import { approve, cancelBooking, confirmAddress, notePayment, refuse, waitInstead } from '../desk/writes.ts'
import { placeForm } from '../forms.ts'
import { roomForm } from '../rooms/forms.ts'
import { addRoom } from '../rooms/writes.ts'
import { recordPlace } from '../writes.ts'
import { acceptOffer, forgetOldBookings, markTold, passOn } from './writes.ts'

openHouse()
const now = new Date('2026-10-01T08:00:00Z')
const hours = (more: number) => new Date(now.getTime() + more * 3_600_000)

async function house() {
  const valley = await newTerritory()
  const anna = await valley.operator('Anna Bianchi', 'coordinator')
  const [placeId, hall] = [newId(), newId()]
  await asActor(anna, async (tx) => {
    await recordPlace(tx, anna, placeId, placeForm.parse({ name: 'Il Portico', kind: 'community_point' }))
    const room = { name: 'Sala', capacity: '30', tariff_association: '10' }
    await addRoom(tx, anna, hall, placeId, roomForm.parse(room), now)
  })
  let order = 0
  const ask = async (
    from: string,
    to: string,
    how: 'requested' | 'confirmed' | 'unconfirmed' = 'confirmed',
    onTaken: 'wait' | 'refuse' = 'wait',
  ) => {
    order += 1
    const answer = await asActor(anna, (tx) =>
      book(
        tx,
        anna,
        newId(),
        {
          placeId,
          roomId: hall,
          kind: 'use',
          userKind: 'association',
          people: 10,
          booker: { name: 'Coro', email: 'coro@example.org', purpose: 'Prove' },
          times: timesForm.parse({ on: '2026-10-19', from, to }),
        },
        { now: hours(order / 100), timeZone: 'Europe/Rome', state: how, onTaken },
      ),
    )
    if (!answer.ok) throw new Error(answer.refusal)
    return answer.value.id
  }
  const state = async (id: string) => (await asActor(anna, (tx) => bookingById(tx, id)))?.state
  const cancel = (id: string, at = now) =>
    asActor(anna, (tx) => cancelBooking(tx, anna, id, { reason: 'Non serve più', now: at }))
  return { valley, anna, placeId, ask, state, cancel }
}

test('a time that is let go is offered to who waits, the first first, and kept for them', async () => {
  const { anna, placeId, ask, state, cancel } = await house()
  const coro = await ask('17:00', '19:00')
  const [first, second, other] = [
    await ask('17:00', '18:00'),
    await ask('17:30', '19:00'),
    await ask('18:00', '19:00'),
  ]
  expect(await Promise.all([coro, first, second, other].map(state))).toEqual([
    'confirmed',
    'waiting',
    'waiting',
    'waiting',
  ])
  expect(await cancel(coro)).toEqual({ ok: true, value: { offered: [first, other] } })
  expect(await Promise.all([first, second, other].map(state))).toEqual(['offered', 'waiting', 'offered'])
  const line = await asActor(anna, (tx) =>
    bookingsLike(tx, { placeId, states: ['waiting'], order: 'waiting' }),
  )
  expect(line.map(({ id }) => id)).toEqual([second])
  // Nobody else gets what is kept for somebody.
  await expect(ask('17:00', '18:00', 'confirmed', 'refuse')).rejects.toThrow('places.booking.taken')

  expect(await asActor(anna, (tx) => acceptOffer(tx, anna, first, hours(47)))).toBe(true)
  expect(await asActor(anna, (tx) => acceptOffer(tx, anna, other, hours(49)))).toBe(false)
  expect(await state(first)).toBe('confirmed')
})

test('an offer that nobody takes in time passes to the next in line', async () => {
  const { anna, ask, state, cancel } = await house()
  const coro = await ask('17:00', '19:00')
  const [first, second] = [await ask('17:00', '18:00'), await ask('17:30', '19:00')]
  await cancel(coro)
  expect(await asActor(anna, (tx) => passOn(tx, anna, hours(47)))).toEqual([])
  expect(await asActor(anna, (tx) => passOn(tx, anna, hours(49)))).toEqual([second])
  expect(await Promise.all([first, second].map(state))).toEqual(['expired', 'offered'])
  // After the day itself nobody waits for it any more.
  await asActor(anna, (tx) => passOn(tx, anna, new Date('2026-10-20T08:00:00Z')))
  expect(await state(second)).toBe('expired')
})

test('who is offered a time is told once, however often somebody looks', async () => {
  const { anna, ask, cancel } = await house()
  const coro = await ask('17:00', '19:00')
  const first = await ask('17:00', '18:00')
  await cancel(coro)
  const told = () => asActor(anna, (tx) => markTold(tx, hours(1)))
  expect(await told()).toEqual([{ id: first }])
  expect(await told()).toEqual([])
})

test('a request is answered once; what is refused says why and frees the room', async () => {
  const { anna, ask, state } = await house()
  const [one, next] = [await ask('17:00', '19:00', 'requested'), await ask('17:00', '19:00')]
  expect(await Promise.all([one, next].map(state))).toEqual(['requested', 'waiting'])
  const reason = 'Quel giorno c’è l’assemblea'
  const no = () => asActor(anna, (tx) => refuse(tx, anna, one, { reason, now }))
  expect(await no()).toEqual({ ok: true, value: { offered: [next] } })
  expect(await no()).toEqual({ ok: false, refusal: 'places.booking.answered' })
  expect(await asActor(anna, (tx) => approve(tx, anna, one, now))).toMatchObject({ ok: false })
  expect(await asActor(anna, (tx) => bookingById(tx, one))).toMatchObject({ state: 'refused', reason })
})

test('a request holds nothing until its address confirms it; who comes too late may wait', async () => {
  const { anna, ask, state } = await house()
  const [early, late] = [
    await ask('17:00', '19:00', 'unconfirmed'),
    await ask('18:00', '20:00', 'unconfirmed'),
  ]
  const confirm = (id: string, at = now) =>
    asActor(anna, (tx) => confirmAddress(tx, anna, id, { now: at, needsApproval: true }))
  expect(await confirm(late)).toEqual({ ok: true, value: 'requested' })
  expect(await confirm(late)).toEqual({ ok: true, value: 'requested' })
  expect(await confirm(early)).toEqual({ ok: false, refusal: 'places.booking.taken' })
  await asActor(anna, (tx) => waitInstead(tx, anna, early, now))
  expect(await state(early)).toBe('waiting')
  const tooLate = await ask('10:00', '11:00', 'unconfirmed')
  expect(await confirm(tooLate, new Date('2026-10-19T08:30:00Z'))).toEqual({
    ok: false,
    refusal: 'places.booking.past',
  })
})

test('what nobody confirmed is forgotten after its time, what was confirmed is not', async () => {
  const { anna, ask, state } = await house()
  const [dropped, kept] = [await ask('17:00', '19:00', 'unconfirmed'), await ask('10:00', '11:00')]
  await asActor(anna, (tx) => forgetOldBookings(tx, anna, new Date(Date.now() + 60_000)))
  expect([await state(dropped), await state(kept)]).toEqual([undefined, 'confirmed'])
})

test('what is received is noted up to the price, and put right by its opposite', async () => {
  const { anna, ask } = await house()
  const id = await ask('17:00', '19:00')
  const pay = (cents: number, once = newId()) =>
    asActor(anna, (tx) => notePayment(tx, anna, once, id, { onDate: '2026-10-02', cents, how: 'cash' }))
  const once = newId()
  expect([await pay(1500, once), await pay(1500, once)]).toEqual([
    { ok: true, value: null },
    { ok: true, value: null },
  ])
  expect(await pay(600)).toEqual({ ok: false, refusal: 'places.payment.tooMuch' })
  expect(await pay(-1600)).toEqual({ ok: false, refusal: 'places.payment.below' })
  expect(await pay(-1500)).toMatchObject({ ok: true })
  expect(await pay(2000)).toMatchObject({ ok: true })
  expect(await asActor(anna, (tx) => bookingById(tx, id))).toMatchObject({ cents: 2000, paid: 2000 })
})
