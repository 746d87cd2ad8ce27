import { sql } from 'kysely'
import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { type Proposer, proposerWhere } from './rules.ts'

export type Candidate = {
  id: string
  callId: string
  placeId: string | null
  name: string
  address: string | null
  istatCode: string | null
  municipality: string | null
  ownerId: string | null
  owner: string | null
  answers: string[]
  byForm: boolean
  arrivedOn: string
  asideReason: string | null
  recordedBy: string | null
}

const rows = (tx: ActorTx) =>
  tx
    .selectFrom('space_candidate as space')
    .leftJoin('municipality as town', 'town.istat_code', 'space.istat_code')
    .leftJoin('organisation as owner', 'owner.id', 'space.owner_id')
    .select(['space.id', 'space.call_id as callId', 'space.place_id as placeId', 'space.name'])
    .select(['space.address', 'space.istat_code as istatCode', 'town.name as municipality'])
    .select([
      'space.owner_id as ownerId',
      sql<string | null>`coalesce(owner.name, space.owner_said)`.as('owner'),
    ])
    .select(['space.answers', 'space.by_form as byForm', 'space.arrived_on as arrivedOn'])
    .select(['space.aside_reason as asideReason', 'space.recorded_by as recordedBy'])
    .$castTo<Candidate>()

/** The spaces offered in a call, as they came in. */
export const candidatesIn = (tx: ActorTx, callId: string): Promise<Candidate[]> =>
  rows(tx).where('space.call_id', '=', callId).orderBy('space.arrived_on').orderBy('space.id').execute()

/** Undefined where it is hidden or missing. */
export const candidateById = (tx: ActorTx, id: string): Promise<Candidate | undefined> =>
  rows(tx).where('space.id', '=', id).executeTakeFirst()

/** Whom to answer about a space, for the desk. */
export async function proposerOf(tx: ActorTx, candidateId: string): Promise<Proposer | undefined> {
  const row = await tx
    .selectFrom('space_proposer')
    .where('candidate_id', '=', candidateId)
    .select('sealed')
    .executeTakeFirst()
  return row && JSON.parse(unseal(row.sealed, proposerWhere(candidateId)))
}

/** How many spaces came by the form since a moment. */
export async function offeredSince(tx: ActorTx, since: Date): Promise<number> {
  const { count } = await tx
    .selectFrom('space_candidate')
    .where('by_form', '=', true)
    .where('recorded_at', '>', since)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}
