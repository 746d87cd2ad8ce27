import type { Actor } from '../../../../ground/access/actor.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { placeById } from '../../reads.ts'
import { roomById, tariffsOf } from '../reads.ts'

/** The room an address is about, with its place and what it costs. Throws NotHere for one that is not of that place. */
export async function roomHere(actor: Actor, placeId: string, roomId: string) {
  if (!isId(placeId) || !isId(roomId)) throw new NotHere()
  return asActor(actor, async (tx) => {
    const place = await placeById(tx, placeId)
    const room = await roomById(tx, roomId)
    if (!place || room?.place_id !== place.id) throw new NotHere()
    return { place, room, tariffs: (await tariffsOf(tx, [roomId])).get(roomId) ?? {} }
  })
}
export type RoomHere = Awaited<ReturnType<typeof roomHere>>
