import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'

export type Slice = { after: string | undefined; limit: number }

/** A page of everybody under the record that was kept, by id: those written down first come first. */
export async function personIds(
  tx: ActorTx,
  { municipality, after, limit }: Slice & { municipality?: string | undefined },
): Promise<string[]> {
  let people = tx.selectFrom('person').where('person.merged_into', 'is', null)
  if (after) people = people.where('person.id', '>', after)
  if (municipality)
    people = people.where(
      'person.id',
      'in',
      tx.selectFrom('person_profile').where('istat_code', '=', municipality).select('person_id'),
    )
  const rows = await people.orderBy('person.id').limit(limit).select('person.id').execute()
  return rows.map(({ id }) => id)
}

const said = (kind: string) => sql<string>`coalesce((
  select string_agg(i.said, ', ' order by i.said) from person_interest i
  where i.territory_id = person.territory_id and i.person_id = person.id and i.kind = ${kind}), '')`

/** What each record says by itself, as its form reads it: what others merged into it say is theirs. */
export const peopleTold = (tx: ActorTx, ids: readonly string[]) =>
  tx
    .selectFrom('person')
    .leftJoin('person_profile as profile', 'profile.person_id', 'person.id')
    .leftJoin('person_contact as contact', 'contact.person_id', 'person.id')
    .where('person.id', 'in', [...ids])
    .where('person.merged_into', 'is', null)
    .select(['person.id', 'person.given_name as givenName', 'person.family_name as familyName'])
    .select(['profile.born_on as bornOn', 'profile.birth_year as birthYear', 'profile.gender'])
    .select(['profile.istat_code as municipality', 'profile.language'])
    .select(['contact.email', 'contact.phone', 'contact.address'])
    .select([
      said('interest').as('interests'),
      said('offer').as('offers'),
      'person.recorded_at as recordedAt',
    ])
    .execute()
