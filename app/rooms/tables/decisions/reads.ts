import { sql } from 'kysely'
import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { fullName } from '../../people/rules.ts'
import { type FollowState, isOpen, isOverdue, isTaken, saysAll, type Vote } from './rules.ts'

export const decisionWhere = (id: string) => `table_decision:${id}`
export const followWhere = (id: string) => `table_follow_up:${id}`

export type Decision = {
  id: string
  tableId: string
  table: string
  meetingId: string
  topicId: string
  number: number
  decidedOn: string
  what: string
  why: string
  dueOn: string
  followsId: string | null
  follows: string
  quorum: number
  present: number
  inFavour: number
  against: number
  abstained: number
  reserved: boolean
  shown: boolean
  taken: boolean
  /** The last word of its follow-up. */
  state: FollowState | null
  stateOn: string | null
}

/** All decisions the actor may read, the latest first. Their words are sealed: searching opens them. */
const decisions = (tx: ActorTx) =>
  tx
    .selectFrom('table_decision as d')
    .innerJoin('round_table as r', 'r.id', 'd.table_id')
    .leftJoin('person as p', 'p.id', 'd.follows_id')
    .select(['d.id', 'd.table_id as tableId', 'r.name as table', 'd.meeting_id as meetingId'])
    .select(['d.topic_id as topicId', 'd.number', 'd.decided_on as decidedOn', 'd.sealed'])
    .select(['d.due_on as dueOn', 'd.follows_id as followsId', 'd.quorum', 'd.present', 'd.reserved'])
    .select([
      'd.in_favour as inFavour',
      'd.against',
      'd.abstained',
      'd.shown',
      'p.given_name',
      'p.family_name',
    ])
    .select((is) => [
      is
        .selectFrom('table_follow_up as f')
        .whereRef('f.territory_id', '=', 'd.territory_id')
        .whereRef('f.decision_id', '=', 'd.id')
        .orderBy('f.on_date', 'desc')
        .orderBy('f.recorded_at', 'desc')
        .limit(1)
        .select(
          sql<{ state: FollowState; on: string }>`json_build_object('state', f.state, 'on', f.on_date)`.as(
            'last',
          ),
        )
        .as('last'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof decisions>['execute']>>[number]
function opened({ sealed, given_name, family_name, last, ...row }: Row): Decision {
  const { what, why } = JSON.parse(unseal(sealed, decisionWhere(row.id))) as { what: string; why: string }
  return {
    ...row,
    what,
    why,
    taken: isTaken(row),
    state: last?.state ?? null,
    stateOn: last?.on ?? null,
    follows: given_name === null ? '' : fullName({ given_name, family_name: family_name ?? '' }),
  }
}

export type Which = {
  tableId?: string | undefined
  meetingId?: string | undefined
  state?: 'open' | 'overdue' | 'done' | 'given_up' | undefined
  search?: string | undefined
  from?: string | undefined
  until?: string | undefined
}

/** The decisions that answer all that is asked, the latest first. */
export async function decisionsLike(tx: ActorTx, which: Which, today: string): Promise<Decision[]> {
  let query = decisions(tx).orderBy('d.decided_on', 'desc').orderBy('d.number', 'desc').orderBy('d.id')
  if (which.tableId) query = query.where('d.table_id', '=', which.tableId)
  if (which.meetingId) query = query.where('d.meeting_id', '=', which.meetingId)
  if (which.from) query = query.where('d.decided_on', '>=', which.from)
  if (which.until) query = query.where('d.decided_on', '<=', which.until)
  const found = (await query.execute()).map(opened)
  return found.filter((decision) => isOfState(decision, which.state, today) && isSaid(decision, which.search))
}

const isSaid = ({ what, why, table }: Decision, search: string | undefined) =>
  !search?.trim() || saysAll(`${what} ${why} ${table}`, search.trim())

function isOfState(decision: Decision, state: Which['state'], today: string) {
  if (state === undefined) return true
  if (state === 'overdue') return isOverdue(decision, today)
  return state === 'open' ? isOpen(decision) : decision.state === state
}

export async function decisionById(tx: ActorTx, id: string): Promise<Decision | undefined> {
  const row = await decisions(tx).where('d.id', '=', id).executeTakeFirst()
  return row && opened(row)
}

export type Voted = { seatId: string; vote: Vote }

/** Who voted how: for members, and for who works here. */
export async function votesOf(tx: ActorTx, decisionId: string): Promise<Voted[]> {
  const rows = await tx
    .selectFrom('table_vote')
    .where('decision_id', '=', decisionId)
    .select(['seat_id as seatId', 'vote'])
    .execute()
  return rows as Voted[]
}

export type FollowUp = { id: string; on: string; state: FollowState; words: string }

/** What became of a decision, in the order it came. */
export async function followUpsOf(tx: ActorTx, decisionId: string): Promise<FollowUp[]> {
  const rows = await tx
    .selectFrom('table_follow_up')
    .where('decision_id', '=', decisionId)
    .orderBy('on_date')
    .orderBy('recorded_at')
    .select(['id', 'on_date as on', 'state', 'sealed'])
    .execute()
  return rows.map(({ sealed, state, ...row }) => ({
    ...row,
    state: state as FollowState,
    words: unseal(sealed, followWhere(row.id)),
  }))
}

/** What somebody follows and is due by a day, the most overdue first. */
export async function followedBy(tx: ActorTx, personId: string, until: string): Promise<Decision[]> {
  const rows = await decisions(tx)
    .where('d.follows_id', '=', personId)
    .where('d.due_on', '<=', until)
    .orderBy('d.due_on')
    .orderBy('d.id')
    .execute()
  return rows.map(opened).filter(isOpen)
}
