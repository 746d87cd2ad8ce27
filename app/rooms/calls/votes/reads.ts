import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Choices } from '../results/rules.ts'
import type { Act } from './rules.ts'

/** How many support each idea of a call; those without are missing. */
export async function supportsIn(tx: ActorTx, callId: string): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('idea_support as support')
    .innerJoin('idea', 'idea.id', 'support.idea_id')
    .where('idea.call_id', '=', callId)
    .groupBy('idea.id')
    .select((eb) => ['idea.id', eb.fn.countAll<number>().as('count')])
    .execute()
  return new Map(rows.map(({ id, count }) => [id, Number(count)]))
}

/** Which ideas of a call one may vote for. */
export async function votableIn(tx: ActorTx, callId: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select idea_id as id from app.votable_ideas(${callId})`.execute(
    tx,
  )
  return new Set(rows.map(({ id }) => id))
}

export type Turnout = { act: Act; way: 'email' | 'code' | 'account' | 'paper'; voters: number }

/** How many took part and in which way, for who works here. */
export async function turnoutOf(tx: ActorTx, callId: string): Promise<Turnout[]> {
  const { rows } = await sql<Turnout>`
    select act, way, voters::int as voters from app.turnout(${callId}) order by act, way`.execute(tx)
  return rows
}

export type Burst = { hour: Date; act: Act; times: number }

/** Hours in which one network did much, the latest first, for who keeps the call; which network is not told. */
export const burstsIn = (tx: ActorTx, callId: string, from: number): Promise<Burst[]> =>
  tx
    .selectFrom('idea_traffic')
    .where('call_id', '=', callId)
    .where('what', 'in', ['support', 'vote'])
    .where('times', '>=', from)
    .orderBy('hour', 'desc')
    .orderBy('times', 'desc')
    .select(['hour', 'what as act', 'times'])
    .limit(50)
    .$castTo<Burst>()
    .execute()

/** The ballots of a call whose urn is open, by their numbers, which say nothing. */
export async function ballotsOf(tx: ActorTx, callId: string): Promise<{ choices: Choices; way: string }[]> {
  // As one line each: taking thirty thousand arrays apart one by one takes a second.
  const rows = await tx
    .selectFrom('idea_ballot')
    .where('call_id', '=', callId)
    .where('public', '=', true)
    .orderBy('id')
    .select([sql<string>`array_to_string(choices, ' ')`.as('chosen'), 'way'])
    .execute()
  return rows.map(({ chosen, way }) => ({ choices: chosen.split(' '), way }))
}
