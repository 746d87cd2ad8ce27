import { type Actor, commandIn } from '../../ground/access/actor.ts'
import { daysLater } from '../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { EXAMPLE_GUESTS, EXAMPLE_ROOMS } from '../../rooms/exchange/kinds/cohabitation/example.ts'
import { EXAMPLE_HOMES, EXAMPLE_SEEKERS } from '../../rooms/exchange/kinds/home/example.ts'
import { AFFORDABLE_SHARE } from '../../rooms/exchange/kinds/home/rules.ts'
import { type NewNotice, publishNotice } from '../../rooms/exchange/notices/writes.ts'
import { become } from './book.ts'
import type { Cast, Operator } from './cast.ts'
import type { Crowd } from './crowd.ts'

type Said = Pick<NewNotice, 'kind' | 'side' | 'title' | 'visibility' | 'shown' | 'reserved' | 'fromOn'>

/** Homes and rooms that are offered and looked for on the day of the load, written down by a facilitator. */
export async function writeHomeNotices(
  tx: ActorTx,
  territoryId: string,
  dice: Dice,
  { cast, crowd, today }: { cast: Cast; crowd: Crowd; today: string },
) {
  const by = cast.facilitators[0] as Operator
  const actor: Actor = commandIn(territoryId, ['facilitator'], by.id)
  const adults = crowd.everyone.filter(({ bornOn }) => bornOn !== null && bornOn < '1990-01-01')
  const notices = noticesOf(today)
  const people = dice.some(adults, notices.length)
  await become(tx, territoryId, by.id)
  for (const [at, notice] of notices.entries()) {
    const person = people[at]
    if (!person) continue
    const id = dice.id(daysLater(today, -dice.int(1, 12)))
    const published = await publishNotice(
      tx,
      actor,
      { ...notice, id, personId: person.id, istatCode: person.istat },
      today,
    )
    if (!published.ok) throw new Error(published.refusal)
  }
  await become(tx, territoryId, null)
}

const noticesOf = (today: string): Said[] => [
  ...EXAMPLE_HOMES.map(
    ({ title, shown, freeInDays }): Said => ({
      kind: 'home',
      side: 'offer',
      title,
      visibility: 'public',
      shown,
      reserved: {},
      fromOn: daysLater(today, freeInDays),
    }),
  ),
  ...EXAMPLE_SEEKERS.map(
    ({ title, people, ...reserved }): Said => ({
      kind: 'home',
      side: 'need',
      title,
      visibility: 'operators',
      shown: { people },
      reserved: { share: AFFORDABLE_SHARE, ...reserved },
    }),
  ),
  ...EXAMPLE_ROOMS.map(
    ({ title, shown }): Said => ({
      kind: 'cohabitation',
      side: 'offer',
      title,
      visibility: 'network',
      shown,
      reserved: {},
    }),
  ),
  ...EXAMPLE_GUESTS.map(
    ({ title, people, hands, ...reserved }): Said => ({
      kind: 'cohabitation',
      side: 'need',
      title,
      visibility: 'operators',
      shown: { people, hands },
      reserved,
    }),
  ),
]
