import { commandIn, type SignedInActor } from '../../ground/access/actor.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { decide, followUp } from '../../rooms/tables/decisions/writes.ts'
import type { ExampleTable, ExampleTopic } from '../../rooms/tables/example.ts'
import {
  approveMinutes,
  bringTopic,
  convene,
  markPresence,
  planMeeting,
} from '../../rooms/tables/meetings/writes.ts'
import { writeMinute } from '../../rooms/tables/minutes/writes.ts'
import { giveSeat, openTable } from '../../rooms/tables/writes.ts'
import { become } from './book.ts'
import { must } from './brescia-hands.ts'
import type { WrittenTable } from './write-proceedings.ts'

type Chair = { id: string; body: string }
const TIME_ZONE = 'Europe/Rome'

/** A table with its meetings, decisions and what became of them, written by the first of its members, who keeps it. */
export async function writeTable(
  tx: ActorTx,
  territoryId: string,
  dice: Dice,
  table: ExampleTable,
  members: readonly Chair[],
): Promise<WrittenTable> {
  const [keeper, ...others] = members
  if (!keeper) throw new Error('a table needs somebody who keeps it')
  const actor = commandIn(territoryId, ['coordinator', 'facilitator'], keeper.id) as unknown as SignedInActor
  const keep = () => become(tx, territoryId, keeper.id)
  await keep()
  const { startsOn, meetings, ...words } = table
  const id = dice.id(startsOn)
  must(await openTable(tx, actor, id, { ...words, startsOn, shown: 'yes' }))
  const seats: string[] = []
  for (const { id: personId, body } of [keeper, ...others]) {
    const seat = dice.id(startsOn)
    const part = seats.length === 0 ? 'secretary' : seats.length === 1 ? 'chair' : 'member'
    must(await giveSeat(tx, actor, id, seat, { personId, body, part, fromOn: startsOn }, startsOn))
    seats.push(seat)
  }
  // Whoever keeps it sits there from now on, and writes what is reserved too.
  await keep()
  let before: string | undefined
  const met = new Map<string, string>()
  for (const { on, place, invited, topics } of meetings) {
    const meeting = dice.id(on)
    must(await planMeeting(tx, actor, id, meeting, { on, at: '17:00', place, invited }, TIME_ZONE))
    const brought = topics.map((topic) => ({ topic, id: dice.id(on) }))
    for (const one of brought) {
      const { title, reserved } = one.topic
      const form = { title, reserved: reserved ? ('yes' as const) : undefined }
      must(await bringTopic(tx, actor, meeting, one.id, form, true))
    }
    must(await convene(tx, actor, meeting, on))
    must(await markPresence(tx, actor, meeting, seats, on))
    for (const one of brought)
      await talkedOver(tx, actor, dice, one.id, one.topic, { on, seats, follows: keeper.id })
    if (before) must(await approveMinutes(tx, actor, before, { inId: meeting, approving: seats }, on))
    before = meeting
    met.set(on, meeting)
  }
  return { id, actor, seat: seats[0] ?? '', meetings: met }
}

type Talk = { on: string; seats: readonly string[]; follows: string }

async function talkedOver(
  tx: ActorTx,
  actor: SignedInActor,
  dice: Dice,
  topicId: string,
  { said, decided }: ExampleTopic,
  { on, seats, follows }: Talk,
) {
  must(await writeMinute(tx, actor, topicId, dice.id(on), { text: said, from: 0 }))
  if (!decided) return
  const { followed, ...words } = decided
  const votes = seats.map((seatId, at) => ({
    seatId,
    vote: at === seats.length - 1 ? ('abstained' as const) : ('favour' as const),
  }))
  const id = dice.id(on)
  must(await decide(tx, actor, topicId, id, { ...words, followsId: follows, votes }))
  if (followed) must(await followUp(tx, actor, id, dice.id(followed.on), followed, followed.on))
}
