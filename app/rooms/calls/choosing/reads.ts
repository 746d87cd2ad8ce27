import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Sheet } from '../../../ground/ranking/rules.ts'

export type Assessor = { personId: string; name: string }

/** Who assesses the spaces of a call, by name. */
export const assessorsOf = (tx: ActorTx, callId: string): Promise<Assessor[]> =>
  tx
    .selectFrom('space_assessor as assessor')
    .innerJoin('person', 'person.id', 'assessor.person_id')
    .where('assessor.call_id', '=', callId)
    .orderBy('person.search_family')
    .orderBy('person.id')
    .select([
      'person.id as personId',
      sql<string>`trim(person.given_name || ' ' || person.family_name)`.as('name'),
    ])
    .execute()

/** Whether somebody is asked to assess the spaces of a call. */
export const isAssessor = async (tx: ActorTx, callId: string, personId: string | null): Promise<boolean> =>
  personId !== null &&
  (await tx
    .selectFrom('space_assessor')
    .where('call_id', '=', callId)
    .where('person_id', '=', personId)
    .select('id')
    .executeTakeFirst()) !== undefined

export type SpaceAssessment = {
  candidateId: string
  personId: string
  interested: boolean
  scores: number[]
  reasons: string[]
}

/** What was said of the spaces of a call: by all for who keeps it, for an assessor their own. */
export const spaceAssessmentsIn = (tx: ActorTx, callId: string): Promise<SpaceAssessment[]> =>
  tx
    .selectFrom('space_assessment as said')
    .innerJoin('space_candidate as space', 'space.id', 'said.candidate_id')
    .where('space.call_id', '=', callId)
    .orderBy('said.id')
    .select(['said.candidate_id as candidateId', 'said.person_id as personId'])
    .select(['interested', 'scores', 'reasons'])
    .execute()

export type SpaceRank = {
  candidateId: string
  name: string
  municipality: string | null
  placeId: string | null
  arrivedOn: string
  place: number
  points: number
  tie: string | null
  chosen: boolean
  why: string
  sheets: Sheet[]
}

const ranks = (tx: ActorTx) =>
  tx
    .selectFrom('space_rank as rank')
    .innerJoin('space_candidate as space', 'space.id', 'rank.candidate_id')
    .leftJoin('municipality as town', 'town.istat_code', 'space.istat_code')
    .select(['rank.candidate_id as candidateId', 'space.name', 'town.name as municipality'])
    .select(['space.place_id as placeId', 'space.arrived_on as arrivedOn'])
    .select(['rank.place', 'rank.points', 'rank.tie', 'rank.chosen', 'rank.why', 'rank.sheets'])
    .$castTo<SpaceRank>()

/** The published order of a call, the first one first, with the sheets it was reckoned from. */
export const spaceRanksOf = (tx: ActorTx, callId: string): Promise<SpaceRank[]> =>
  ranks(tx).where('rank.call_id', '=', callId).orderBy('rank.place').execute()

/** What became of one space. */
export const spaceRankOf = (tx: ActorTx, candidateId: string): Promise<SpaceRank | undefined> =>
  ranks(tx).where('rank.candidate_id', '=', candidateId).executeTakeFirst()
