import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { showAttachments } from '../attachments/writes.ts'
import { type Idea, receivedIn } from '../ideas/reads.ts'
import { assessmentsIn } from '../jury/reads.ts'
import type { Call } from '../reads.ts'
import { isAssessed, isVoted } from '../rules.ts'
import { ballotsOf, turnoutOf, votableIn } from '../votes/reads.ts'
import type { VoteTurnout } from './reads.ts'
import { type Choices, type Placed, resultOf } from './rules.ts'

export type ResultRefusal =
  | 'calls.result.tooEarly'
  | 'calls.result.voting'
  | 'calls.result.boxOpen'
  | 'calls.result.unjudged'
  | 'calls.result.unassessed'
  | 'calls.result.nothing'

/**
 * Reckons the order by the published rule and lets anyone read it, with the sheets and the ballots, and whose ideas they are.
 * Refused while the call takes ideas, supports or votes, while a box of paper is not counted, while an idea waits to be admitted
 * or has no sheet, and where nothing was admitted. It is done once: said again, nothing changes. Returns which ideas to tell
 * about, and whether each is funded.
 */
export async function publishResult(
  tx: ActorTx,
  actor: SignedInActor,
  call: Call,
  today: string,
): Promise<Outcome<{ ideaId: string; funded: boolean }[], ResultRefusal>> {
  if (today <= call.closesOn) return refused('calls.result.tooEarly')
  if ([call.supportsUntil, call.votesUntil].some((day) => day && today <= day))
    return refused('calls.result.voting')
  const received = await receivedIn(tx, call.id)
  const admitted = received.filter(({ state }) => state === 'admitted')
  if (received.some(({ state }) => state === 'submitted')) return refused('calls.result.unjudged')
  if (admitted.length === 0) return refused('calls.result.nothing')
  if (await boxesOpen(tx, call.id)) return refused('calls.result.boxOpen')
  const standing = await votableIn(tx, call.id)
  const choosable = admitted.filter(({ id }) => standing.has(id))
  const sheets = await sheetsIn(tx, call, choosable)
  if (isAssessed(call.method) && [...sheets.values()].some((some) => some.length === 0))
    return refused('calls.result.unassessed')
  const own = { territory_id: actor.territoryId, call_id: call.id, recorded_by: actor.personId }
  // Two may press at once: whoever takes the call first decides it.
  await tx.selectFrom('idea_call').where('id', '=', call.id).select('id').forUpdate().execute()
  if (await isDecided(tx, call.id)) return done([])
  const ways = isVoted(call.method) ? await turnoutOf(tx, call.id) : []
  const ballots = isVoted(call.method) ? await openUrn(tx, call.id, today) : []
  const { placed, voters, partCents } = resultOf(
    call,
    choosable.map(({ id, arrivedOn, askedCents }) => ({
      id,
      arrived: arrivedOn,
      cents: askedCents,
      sheets: sheets.get(id) ?? [],
    })),
    ballots,
  )
  const turnout: VoteTurnout | null = isVoted(call.method)
    ? {
        voters,
        ways: ways.filter(({ act }) => act === 'vote').map(({ way, voters: by }) => ({ way, voters: by })),
        ...(partCents !== undefined && { partCents }),
      }
    : null
  await tx
    .insertInto('idea_call_result')
    .values({ ...own, decided_on: today, turnout: turnout && JSON.stringify(turnout) })
    .execute()
  await keepRanks(tx, own, placed, { sheets, voted: isVoted(call.method) })
  await showSignatures(tx, call, admitted)
  await record(tx, actor, 'calls.decided', 'idea_call', call.id)
  const funded = new Set(placed.filter((one) => one.funded).map(({ id }) => id))
  return done(admitted.map(({ id }) => ({ ideaId: id, funded: funded.has(id) })))
}

const isDecided = async (tx: ActorTx, callId: string) =>
  (await tx
    .selectFrom('idea_call_result')
    .where('call_id', '=', callId)
    .select('call_id')
    .executeTakeFirst()) !== undefined

const boxesOpen = async (tx: ActorTx, callId: string) =>
  (await tx
    .selectFrom('idea_paper_batch')
    .where('call_id', '=', callId)
    .where('counted_at', 'is', null)
    .select('id')
    .executeTakeFirst()) !== undefined

async function sheetsIn(tx: ActorTx, call: Call, ideas: readonly Idea[]) {
  const sheets = new Map<string, number[][]>(ideas.map(({ id }) => [id, []]))
  if (!isAssessed(call.method)) return sheets
  for (const { ideaId, interested, scores } of await assessmentsIn(tx, call.id))
    if (!interested) sheets.get(ideaId)?.push(scores)
  return sheets
}

/** From here on anyone reads the ballots, and nobody can tell any more who took part. */
async function openUrn(tx: ActorTx, callId: string, today: string): Promise<Choices[]> {
  await sql`select app.open_urn(${callId}, ${today}::date)`.execute(tx)
  return (await ballotsOf(tx, callId)).map(({ choices }) => choices)
}

type Own = { territory_id: string; call_id: string; recorded_by: string }
const AT_ONCE = 1_000

async function keepRanks(
  tx: ActorTx,
  own: Own,
  placed: readonly Placed[],
  { sheets, voted }: { sheets: ReadonlyMap<string, number[][]>; voted: boolean },
) {
  for (let from = 0; from < placed.length; from += AT_ONCE)
    await tx
      .insertInto('idea_rank')
      .values(
        placed.slice(from, from + AT_ONCE).map(({ id, place, points, tie, funded, votes, shares }) => ({
          ...own,
          idea_id: id,
          place,
          points,
          tie: tie ?? null,
          funded,
          votes: voted ? votes : null,
          shares: shares ? JSON.stringify(shares) : null,
          sheets: JSON.stringify(sheets.get(id) ?? []),
        })),
      )
      .execute()
}

/** In a blind call whose ideas they are is read from now on. */
async function showSignatures(tx: ActorTx, call: Call, admitted: readonly Idea[]) {
  if (!call.blind) return
  await showAttachments(
    tx,
    admitted.map(({ id }) => id),
    'anyone',
  )
  await tx
    .updateTable('idea_signature')
    .set({ shown: true })
    .where('idea_id', '=', sql<string>`any (${admitted.map(({ id }) => id)}::uuid[])`)
    .execute()
}
