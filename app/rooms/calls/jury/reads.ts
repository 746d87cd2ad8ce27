import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'

export type Juror = { personId: string; name: string }

/** Who assesses the ideas of a call, by name. */
export const jurorsOf = (tx: ActorTx, callId: string): Promise<Juror[]> =>
  tx
    .selectFrom('idea_juror as juror')
    .innerJoin('person', 'person.id', 'juror.person_id')
    .where('juror.call_id', '=', callId)
    .orderBy('person.search_family')
    .orderBy('person.id')
    .select([
      'person.id as personId',
      sql<string>`trim(person.given_name || ' ' || person.family_name)`.as('name'),
    ])
    .execute()

/** Whether somebody is asked to assess the ideas of a call. */
export const isJuror = async (tx: ActorTx, callId: string, personId: string | null): Promise<boolean> =>
  personId !== null &&
  (await tx
    .selectFrom('idea_juror')
    .where('call_id', '=', callId)
    .where('person_id', '=', personId)
    .select('id')
    .executeTakeFirst()) !== undefined

export type Assessment = {
  ideaId: string
  personId: string
  interested: boolean
  scores: number[]
  reasons: string[]
}

/** What was said of the ideas of a call: by all jurors for who keeps it, for a juror their own. */
export const assessmentsIn = (tx: ActorTx, callId: string): Promise<Assessment[]> =>
  tx
    .selectFrom('idea_assessment as said')
    .innerJoin('idea', 'idea.id', 'said.idea_id')
    .where('idea.call_id', '=', callId)
    .orderBy('said.id')
    .select(['said.idea_id as ideaId', 'said.person_id as personId', 'interested', 'scores', 'reasons'])
    .execute()
