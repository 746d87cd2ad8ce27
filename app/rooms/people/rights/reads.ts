import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'

const requests = (tx: ActorTx) =>
  tx
    .selectFrom('rights_request as request')
    .leftJoin('person', 'person.id', 'request.person_id')
    .select([
      'request.id',
      'request.person_id as personId',
      'request.kind',
      'request.asked_on as askedOn',
      'request.due_on as dueOn',
      'request.how',
      'request.said',
      'request.closed_on as closedOn',
      'request.outcome',
      'request.answer',
      // An erased person has no name any more: the request stays as the proof that it was answered.
      sql<string | null>`nullif(trim(person.given_name || ' ' || person.family_name), '')`.as('name'),
    ])

/** What waits for an answer comes first, by its deadline; then what was answered, the latest first. */
export const requestsReceived = (tx: ActorTx, limit = 200) =>
  requests(tx)
    .orderBy('request.closed_on', (order) => order.desc().nullsFirst())
    .orderBy('request.due_on')
    .limit(limit)
    .execute()

export const requestById = (tx: ActorTx, id: string) =>
  requests(tx).where('request.id', '=', id).executeTakeFirst()
export type RightsRequest = NonNullable<Awaited<ReturnType<typeof requestById>>>

export const requestsOf = (tx: ActorTx, personIds: readonly string[]) =>
  requests(tx)
    .where('request.person_id', 'in', [...personIds])
    .orderBy('request.asked_on', 'desc')
    .execute()

/** Since when a record is restricted, if it is. */
export const restrictedSince = async (tx: ActorTx, personId: string) =>
  (
    await tx
      .selectFrom('person_restriction')
      .where('person_id', '=', personId)
      .where('until_on', 'is', null)
      .select('from_on')
      .executeTakeFirst()
  )?.from_on

/** How many requests must be answered by a day. */
export const requestsDueBy = async (tx: ActorTx, day: string): Promise<number> =>
  (
    await tx
      .selectFrom('rights_request')
      .where('closed_on', 'is', null)
      .where('due_on', '<=', day)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  ).count
