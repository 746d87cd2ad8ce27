import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { ballotPaper } from '../../rooms/calls/ballots/writes.ts'
import { makePapers } from '../../rooms/calls/papers/writes.ts'
import { calls } from '../../rooms/calls/reads.ts'
import { phaseOf } from '../../rooms/calls/rules.ts'
import { makeCards } from '../../rooms/encounters/cards/writes.ts'
import { makeEmporiumSlips } from '../../rooms/exchange/emporium/writes.ts'
import { followedVisits } from '../../rooms/exchange/kinds/companionship/parts/visits-loaded.ts'
import { makeSlips } from '../../rooms/exchange/slips/writes.ts'
import { handsOf, must } from './brescia-hands.ts'
import type { Cast, Operator } from './cast.ts'

const IN_ITALIAN = { language: 'it' }

/** What lies printed on the desk of who is at work in the field, still to be filled in: cards, slips, ballots and forms of calls. */
export async function writePaper(
  tx: ActorTx,
  territoryId: string,
  dice: Dice,
  { cast, today }: { cast: Cast; today: string },
) {
  const actor = await handsOf(tx, territoryId)(cast.facilitators.find(({ email }) => email) as Operator)
  await makeCards(tx, actor, dice.id(today), { cards: 8, ...IN_ITALIAN })
  const [visited] = await followedVisits(tx, today)
  if (visited) {
    const wanted = { agreements: [visited.id], span: 28, ...IN_ITALIAN }
    must(await makeSlips(tx, actor, dice.id(today), wanted, today))
  }
  const open = (await calls(tx)).find((call) => phaseOf(call, today) === 'open')
  const voted = (await calls(tx)).find((call) => phaseOf(call, today) === 'voting')
  if (voted) await ballotPaper(tx, actor, voted, 'it')
  if (open) await makePapers(tx, actor, dice.id(today), open, { papers: 2, ...IN_ITALIAN })
  await makeEmporiumSlips(tx, actor, dice.id(today), { give: 4, ask: 4, hours: 4, ...IN_ITALIAN })
}
