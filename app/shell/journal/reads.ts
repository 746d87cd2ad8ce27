import { sql } from 'kysely'
import type { SignedInActor } from '../../ground/access/actor.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Search } from './forms.ts'

export const PER_PAGE = 50

/** What someone did. `by` is a name where the viewer may read it. */
export type JournalLine = {
  id: string
  at: Date
  act: string
  recordKind: string
  recordId: string
  origin: string
  personId: string | null
  by: string | null
}

const lines = (tx: ActorTx, before: string | undefined, limit: number) =>
  tx
    .selectFrom('journal')
    .leftJoin('person', 'person.id', 'journal.person_id')
    .select([
      'journal.id',
      'journal.at',
      'journal.act',
      'journal.record_kind as recordKind',
      'journal.record_id as recordId',
      'journal.origin',
      'journal.person_id as personId',
      sql<string | null>`nullif(concat_ws(' ', person.given_name, nullif(person.family_name, '')), '')`.as(
        'by',
      ),
    ])
    .$if(before !== undefined, (query) => query.where('journal.id', '<', before as string))
    // Ids grow with time, and their order needs no other index.
    .orderBy('journal.id', 'desc')
    .limit(limit + 1)

/** The newest lines that fit, `limit` and one more where there are more. Days are the territory's. */
export const journalLines = (
  tx: ActorTx,
  search: Search,
  timeZone: string,
  limit = PER_PAGE,
): Promise<JournalLine[]> => {
  const { act, kind, record, person, from, until, before } = search
  const dayBegins = (day: string, later = 0) =>
    sql<Date>`((${day}::date + ${later}::integer)::timestamp at time zone ${timeZone})`
  return lines(tx, before, limit)
    .$if(act !== undefined, (query) => query.where('journal.act', '=', act as string))
    .$if(kind !== undefined, (query) => query.where('journal.record_kind', '=', kind as string))
    .$if(record !== undefined, (query) => query.where('journal.record_id', '=', record as string))
    .$if(person !== undefined, (query) => query.where('journal.person_id', '=', person as string))
    .$if(from !== undefined, (query) => query.where('journal.at', '>=', dayBegins(from as string)))
    .$if(until !== undefined, (query) => query.where('journal.at', '<', dayBegins(until as string, 1)))
    .execute()
}

/** What one did oneself, and what others did to one's own record. */
export const myLines = (
  tx: ActorTx,
  { personId }: SignedInActor,
  before: string | undefined,
  limit = PER_PAGE,
): Promise<JournalLine[]> =>
  lines(tx, before, limit)
    .where((is) =>
      is.or([
        is('journal.person_id', '=', personId),
        is.and([is('journal.record_kind', '=', 'person'), is('journal.record_id', '=', personId)]),
      ]),
    )
    .execute()
