import type { Actor } from '../../../../ground/access/actor.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import type { FormErrors } from '../../../../ground/forms/parse-form.ts'
import { placeById } from '../../reads.ts'
import { bookableRooms, tariffsOf } from '../../rooms/reads.ts'
import type { NotBooked } from '../writes.ts'
import type { Begin } from './booking-fields.tsx'

/** A place with rooms that somebody may book. Throws NotHere where there is none that they may see. */
export async function placeToBook(actor: Actor, id: string) {
  if (!isId(id)) throw new NotHere()
  return asActor(actor, async (tx) => {
    const place = await placeById(tx, id)
    const rooms = place && !place.closed_on ? await bookableRooms(tx, id, null) : []
    if (!place || rooms.length === 0) throw new NotHere()
    const tariffs = await tariffsOf(
      tx,
      rooms.map((room) => room.id),
    )
    return { place, rooms, tariffs }
  })
}
export type PlaceToBook = Awaited<ReturnType<typeof placeToBook>>

/** The refusal beside the field it is about. */
export const errorsOf = ({ field, refusal }: NotBooked): FormErrors => ({ [field]: [refusal] })

/** A form names one room or all of them. */
export const roomSaid = (said: string) => (said === 'whole' ? null : said)

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/
const DAY = /^\d{4}-\d\d-\d\d$/

/** What a calendar's link chose already; what makes no sense is left out. */
export const beginOf = (asked: Record<string, string>): Begin => ({
  room: isId(asked.room ?? '') || asked.room === 'whole' ? asked.room : undefined,
  on: DAY.test(asked.on ?? '') ? asked.on : undefined,
  from: TIME.test(asked.from ?? '') ? asked.from : undefined,
  to: TIME.test(asked.to ?? '') ? asked.to : undefined,
})
