import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { type Ranked, rankSheets } from '../../../ground/ranking/rules.ts'
import { type Candidate, candidatesIn } from '../candidates/reads.ts'
import type { SpaceCall } from '../spaces/reads.ts'
import type { Choice } from './forms.ts'
import { spaceAssessmentsIn } from './reads.ts'

export type OrderRefusal = 'calls.spaces.tooEarly' | 'calls.spaces.unassessed' | 'calls.spaces.nothing'
export type Order = { ranked: Ranked[]; spaces: Map<string, Candidate>; sheets: Map<string, number[][]> }

/**
 * The order of the spaces of a call by its published sheet. Refused while it takes spaces, while one has no sheet yet, and
 * where there is none.
 */
export async function spacesInOrder(
  tx: ActorTx,
  call: SpaceCall,
  today: string,
): Promise<Outcome<Order, OrderRefusal>> {
  if (today <= call.closesOn) return refused('calls.spaces.tooEarly')
  const standing = (await candidatesIn(tx, call.id)).filter(({ asideReason }) => !asideReason)
  if (standing.length === 0) return refused('calls.spaces.nothing')
  const sheets = new Map<string, number[][]>(standing.map(({ id }) => [id, []]))
  for (const { candidateId, interested, scores } of await spaceAssessmentsIn(tx, call.id))
    if (!interested) sheets.get(candidateId)?.push(scores)
  if ([...sheets.values()].some((some) => some.length === 0)) return refused('calls.spaces.unassessed')
  const ranked = rankSheets(
    call.criteria,
    standing.map(({ id, arrivedOn }) => ({ id, arrived: arrivedOn, sheets: sheets.get(id) ?? [] })),
  )
  return done({ ranked, sheets, spaces: new Map(standing.map((one) => [one.id, one])) })
}

/**
 * Publishes the order with what is chosen and why, once: anyone reads it with every space that was assessed. Said again,
 * nothing changes. Refused as `spacesInOrder` is. Returns whether this was the first time.
 */
export async function publishChoice(
  tx: ActorTx,
  actor: SignedInActor,
  call: SpaceCall,
  choices: readonly Choice[],
  today: string,
): Promise<Outcome<boolean, OrderRefusal | 'calls.spaces.moved'>> {
  const order = await spacesInOrder(tx, call, today)
  if (!order.ok) return order
  const { ranked, sheets } = order.value
  const said = new Map(choices.map((one) => [one.id, one]))
  // A space came in, or was set aside, between the page and the form: its reason is still to be written.
  if (ranked.some(({ id }) => !said.has(id))) return refused('calls.spaces.moved')
  const own = { territory_id: actor.territoryId, call_id: call.id, recorded_by: actor.personId }
  const first = await tx
    .insertInto('space_call_result')
    .values({ ...own, decided_on: today })
    .onConflict((same) => same.doNothing())
    .returning('call_id')
    .executeTakeFirst()
  if (!first) return done(false)
  const rows = ranked.map(({ id, place, points, tie }) => {
    const { chosen = false, why = '' } = said.get(id) ?? {}
    const given = JSON.stringify(sheets.get(id))
    return { ...own, candidate_id: id, place, points, tie: tie ?? null, chosen, why, sheets: given }
  })
  await tx.insertInto('space_rank').values(rows).execute()
  const ids = ranked.map(({ id }) => id)
  await tx.updateTable('space_candidate').set({ shown: true }).where('id', 'in', ids).execute()
  await record(tx, actor, 'calls.spacesChosen', 'space_call', call.id)
  return done(true)
}
