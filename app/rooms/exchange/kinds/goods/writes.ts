import { sql } from 'kysely'
import type { Actor, SignedInActor } from '../../../../ground/access/actor.ts'
import { daysLater } from '../../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { attempt } from '../../../../ground/db/attempt.ts'
import { idWithin } from '../../../../ground/db/ids.ts'
import { insertOwn } from '../../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../../ground/forms/outcome.ts'
import { record } from '../../../../ground/journal/record.ts'
import { agreementById } from '../../agreements/reads.ts'
import { agree, endAgreement } from '../../agreements/writes.ts'
import { noteFact } from '../../facts/writes.ts'
import { decide, propose } from '../../matches/writes.ts'
import { closeNotice, publishNotice } from '../../notices/writes.ts'
import type { Shelf } from './reads.ts'
import { BOOKED_DAYS, BOOKING_REFUSALS, type BookingRefusal } from './rules.ts'

/** Undoes a booking's need together with the booking that was refused. */
class NotBooked extends Error {
  refusal: BookingRefusal
  constructor(refusal: BookingRefusal) {
    super(refusal)
    this.refusal = refusal
  }
}

/**
 * Books a piece of a thing for some days: by whoever wants it, or by the team for somebody. The booking is a need that only
 * the team sees. Refused where no piece is free, where it is one's own, or one holds enough bookings: nothing is left then.
 */
export async function bookPiece(
  tx: ActorTx,
  actor: SignedInActor,
  once: string,
  thing: Shelf,
  personId: string,
  today: string,
): Promise<Outcome<{ needId: string; untilOn: string }, string>> {
  const untilOn = daysLater(today, BOOKED_DAYS)
  try {
    return await attempt(tx, async () => {
      const need = await publishNotice(
        tx,
        actor,
        {
          id: once,
          kind: 'goods',
          side: 'need',
          title: thing.title,
          visibility: 'operators',
          personId,
          untilOn,
          shown: { sort: thing.sort },
          reserved: {},
        },
        today,
      )
      if (!need.ok) return need
      const { rows } = await sql<{ said: string }>`
        select app.book_piece(${once}, ${thing.id}, ${untilOn}) as said`.execute(tx)
      const refusal = BOOKING_REFUSALS.find((one) => one === rows[0]?.said)
      if (refusal) throw new NotBooked(refusal)
      await record(tx, actor, 'exchange.bookedGoods', 'emporium_booking', once)
      return done({ needId: once, untilOn })
    })
  } catch (error) {
    if (error instanceof NotBooked) return refused(`exchange.goods.refused.${error.refusal}`)
    throw error
  }
}

/** A booking is left to somebody else. False where it does not stand, or is not the actor's to leave. */
export async function releaseBooking(tx: ActorTx, actor: Actor, needId: string, today: string) {
  const left = await endBooking(tx, needId, 'released', today)
  if (!left) return false
  await closeNotice(tx, actor, needId, 'withdrawn', today)
  await record(tx, actor, 'exchange.releasedBooking', 'emporium_booking', needId)
  return true
}

const endBooking = (tx: ActorTx, needId: string, why: 'handed_over' | 'released', today: string) =>
  tx
    .updateTable('emporium_booking')
    .set({ ended_on: today, ended_why: why })
    .where('need_id', '=', needId)
    .where('ended_on', 'is', null)
    .returning('need_id')
    .executeTakeFirst()

/**
 * What was booked is handed over, with its weight: matched, agreed, noted and ended in one breath, through the same doors as
 * everything else. Sent twice it is handed over once. Refused, and nothing is left of it, where one of them closed.
 */
export async function handOver(
  tx: ActorTx,
  actor: SignedInActor,
  needId: string,
  thing: { id: string; title: string; grams: number | undefined },
  today: string,
): Promise<Outcome<{ agreementId: string }, 'exchange.goods.refused.shelf'>> {
  const id = idWithin(needId, 'handed over')
  if (await agreementById(tx, id)) return done({ agreementId: id })
  try {
    await attempt(tx, async () => {
      const matchId = await matched(tx, actor, needId, thing.id, today)
      const said = { id, kind: 'goods', matchId, title: thing.title, startsOn: today, terms: {}, words: {} }
      must(await agree(tx, actor, said, today))
      const fact = { id: idWithin(id, 'fact'), code: 'handedOver', onDate: today, amount: thing.grams }
      must(await noteFact(tx, actor, id, fact, today))
      must(await endAgreement(tx, actor, id, { endedOn: today, outcome: 'handed_over' }, today))
      await endBooking(tx, needId, 'handed_over', today)
      await record(tx, actor, 'exchange.handedOver', 'emporium_booking', needId)
    })
  } catch (error) {
    if (error instanceof Stopped) return refused('exchange.goods.refused.shelf')
    throw error
  }
  return done({ agreementId: id })
}

/** Something on the way did not go: all of the way is undone. */
class Stopped extends Error {}
function must<T>(outcome: { ok: true; value: T } | { ok: false; refusal: string }): T {
  if (!outcome.ok) throw new Stopped(outcome.refusal)
  return outcome.value
}

async function matched(tx: ActorTx, actor: SignedInActor, needId: string, offerId: string, today: string) {
  const { matchId } = must(
    await propose(tx, actor, { id: idWithin(needId, 'match'), needId, offerId }, today),
  )
  must(await decide(tx, actor, matchId, { state: 'agreed', why: '' }, today))
  return matchId
}

/** Writes down how many pieces stand on the shelf: from now on there are so many. Refused below what is booked or under way. */
export async function auditShelf(
  tx: ActorTx,
  actor: Actor,
  once: string,
  thing: Shelf,
  counted: number,
  today: string,
): Promise<Outcome<null, 'exchange.goods.shelf.fewer'>> {
  if (counted < thing.pieces - thing.free) return refused('exchange.goods.shelf.fewer')
  const added = await insertOwn(tx, 'emporium_audit', {
    territory_id: actor.territoryId,
    id: once,
    offer_id: thing.id,
    audited_on: today,
    expected: thing.pieces,
    counted,
    recorded_by: actor.personId,
  })
  if (!added) return done(null)
  if (counted === 0) await closeNotice(tx, actor, thing.id, 'withdrawn', today)
  else await tx.updateTable('exchange_notice').set({ places: counted }).where('id', '=', thing.id).execute()
  await record(tx, actor, 'exchange.audited', 'emporium_audit', once)
  return done(null)
}
