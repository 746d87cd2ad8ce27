import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import { keyedMark } from '../../../ground/access/keyed.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { type Act, type Counted, type Fault, MOST_AN_HOUR, type Way } from './rules.ts'

/** Somebody who takes part, as far as it is known: by which way, under which marks, with which code. */
export type Voter = { way: Way; marks: string[]; code?: string | undefined }

export type VoteRefusal = `calls.vote.${Fault}`
const refusalOf = (fault: string) => refused(`calls.vote.${fault as Fault}` as VoteRefusal)

/**
 * Throws a ballot into the urn. Refused, and nothing kept, before and after the days of the vote, for who has voted, a code that
 * is none or was voided, and choices that are too many, none, or not on the list. The journal learns that somebody voted.
 */
export async function vote(
  tx: ActorTx,
  actor: Actor,
  callId: string,
  { way, marks, code }: Voter,
  choices: readonly string[],
  today: string,
): Promise<Outcome<null, VoteRefusal>> {
  const chosen = [...new Set(choices)]
  const { rows } = await sql<{ said: string }>`
    select app.cast_ballot(${callId}, ${marks}::text[], ${way}, ${code ?? null}, ${chosen}::uuid[], ${today}::date) as said`.execute(
    tx,
  )
  const said = rows[0]?.said ?? 'closed'
  if (said !== 'ok') return refusalOf(said)
  await record(tx, actor, 'calls.voted', 'idea_call', callId)
  return done(null)
}

/** Supports an idea, once. Refused like a vote. */
export async function support(
  tx: ActorTx,
  actor: Actor,
  ideaId: string,
  { way, marks, code }: Voter,
  today: string,
): Promise<Outcome<null, VoteRefusal>> {
  const { rows } = await sql<{ said: string }>`
    select app.support_idea(${ideaId}, ${marks}::text[], ${way}, ${code ?? null}, ${today}::date) as said`.execute(
    tx,
  )
  const said = rows[0]?.said ?? 'closed'
  if (said !== 'ok') return refusalOf(said)
  await record(tx, actor, 'calls.supported', 'idea', ideaId)
  return done(null)
}

/** Counts what a network or an address did within this hour; true where it was too much. */
export async function isTooMuch(
  tx: ActorTx,
  { callId, what, whose, at }: { callId: string; what: Counted; whose: string; at: Date },
): Promise<boolean> {
  const mark = keyedMark(`call traffic ${what} ${callId}`, whose)
  const { rows } = await sql<{ times: number }>`
    select app.count_traffic(${callId}, ${what}, ${mark}, ${at}) as times`.execute(tx)
  return (rows[0]?.times ?? 0) > MOST_AN_HOUR[what]
}

/** Marks of one act about one record: nobody can tell from them who it was, or that the same did something else. */
export const markFor = (act: Act, about: string, whose: string) => keyedMark(`call ${act} ${about}`, whose)
/** By what a code is known again. */
export const codeMark = (territoryId: string, code: string) => keyedMark(`call code ${territoryId}`, code)
