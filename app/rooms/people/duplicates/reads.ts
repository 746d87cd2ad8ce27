import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { areNamedAlike, type Known, LIKELY, likeness, type Reason } from './rules.ts'

export type Likely = { one: Compared; other: Compared; score: number; reasons: Reason[] }
export type Compared = Known & {
  given_name: string
  family_name: string
  municipality: string | null
  recorded_at: Date
}

/** More candidates than anyone can look through; a list this poor is cleaned from the top, and the next ones follow. */
const MOST_CANDIDATES = 20_000
/** Pairs weighed in full and shown. */
const MOST_SHOWN = 1_000

/**
 * Pairs of records that are likely one person, the likeliest first, but those someone called two people.
 * Not every pair is compared: only those that share a name (also turned around), a phone, an e-mail, or a
 * birthday and the beginning of the family name.
 */
export async function likelyDuplicates(tx: ActorTx): Promise<Likely[]> {
  // Everybody is read once: each further look at the table would cost the policies' check of every row again.
  const { rows: candidates } = await sql<Candidate>`
    with everybody as materialized (
      select p.id, p.search_given as name, p.search_family as turned, left(p.search_family, 2) as head,
        f.born_on, c.phone, lower(c.email) as email
      from person p
      left join person_profile f on f.territory_id = app.territory_id() and f.person_id = p.id
      left join person_contact c on c.territory_id = app.territory_id() and c.person_id = p.id
      where p.territory_id = app.territory_id() and p.merged_into is null),
    pair as (
      select a.id as one_id, b.id as other_id from everybody a join everybody b on b.name = a.name and a.id < b.id
      union select least(a.id, b.id), greatest(a.id, b.id) from everybody a join everybody b on b.turned = a.name and a.id <> b.id
      union select a.id, b.id from everybody a join everybody b on b.phone = a.phone and a.id < b.id
      union select a.id, b.id from everybody a join everybody b on b.email = a.email and a.id < b.id
      union select a.id, b.id from everybody a join everybody b on b.born_on = a.born_on and b.head = a.head and a.id < b.id)
    select pair.one_id, pair.other_id, one.name, one.turned, other.name as other_name, other.turned as other_turned
    from pair join everybody one on one.id = pair.one_id join everybody other on other.id = pair.other_id
    where not exists (select from person_distinct said
      where said.territory_id = app.territory_id() and said.one_id = pair.one_id and said.other_id = pair.other_id)
    order by pair.other_id desc, pair.one_id
    limit ${MOST_CANDIDATES}`.execute(tx)
  const named = candidates.filter(isNamedAlike)
  return (await weighed(tx, named)).slice(0, MOST_SHOWN)
}

type Candidate = {
  one_id: string
  other_id: string
  name: string
  turned: string
  other_name: string
  other_turned: string
}

const isNamedAlike = ({ name, turned, other_name, other_turned }: Candidate) =>
  areNamedAlike({ name, turnedName: turned }, { name: other_name, turnedName: other_turned })

/** Records likely to be this very person, but those someone called another one. */
export async function likelySameAs(tx: ActorTx, personId: string): Promise<Likely[]> {
  const one = (await known(tx, [personId]))[0]
  if (!one) return []
  const distinct = await tx
    .selectFrom('person_distinct')
    .select(['one_id', 'other_id'])
    .where((where) => where.or([where('one_id', '=', personId), where('other_id', '=', personId)]))
    .execute()
  const apart = new Set(distinct.flatMap(({ one_id, other_id }) => [one_id, other_id]))
  return (await likelySameAsTold(tx, one, personId)).filter(
    ({ other }) => other.id !== personId && !apart.has(other.id),
  )
}

export type Told = Omit<Known, 'id' | 'name' | 'turnedName'> & { name: string; turnedName: string }

/** People already known who are likely the one being told of, who may have got `id` already. Names come plain. */
export async function likelySameAsTold(tx: ActorTx, told: Told, id: string): Promise<Likely[]> {
  const { rows } = await sql<{ id: string }>`
    select id from person where territory_id = app.territory_id() and merged_into is null and id <> ${id} and id in (
      select id from person where territory_id = app.territory_id() and search_given = ${told.name}
      union select id from person where territory_id = app.territory_id() and search_family = ${told.name}
      union select person_id from person_contact where territory_id = app.territory_id() and phone = ${told.phone}
      union select person_id from person_contact
        where territory_id = app.territory_id() and lower(email) = lower(${told.email}))
    limit ${MOST_SHOWN}`.execute(tx)
  const someone = {
    id,
    given_name: '',
    family_name: '',
    municipality: null,
    recorded_at: new Date(0),
    ...told,
  }
  return ranked(
    (
      await known(
        tx,
        rows.map(({ id }) => id),
      )
    ).map((other) => [someone, other]),
  )
}

async function weighed(
  tx: ActorTx,
  pairs: readonly { one_id: string; other_id: string }[],
): Promise<Likely[]> {
  const records = await known(tx, [...new Set(pairs.flatMap(({ one_id, other_id }) => [one_id, other_id]))])
  const byId = new Map(records.map((one) => [one.id, one]))
  return ranked(
    pairs.flatMap(({ one_id, other_id }) => {
      const [one, other] = [byId.get(one_id), byId.get(other_id)]
      return one && other ? [[one, other] as const] : []
    }),
  )
}

const ranked = (pairs: readonly (readonly [Compared, Compared])[]): Likely[] =>
  pairs
    .map(([one, other]) => ({ one, other, ...likeness(one, other) }))
    .filter(({ score }) => score >= LIKELY)
    .sort((a, b) => b.score - a.score)

async function known(tx: ActorTx, ids: readonly string[]): Promise<Compared[]> {
  if (ids.length === 0) return []
  return tx
    .selectFrom('person')
    .leftJoin('person_profile as profile', 'profile.person_id', 'person.id')
    .leftJoin('person_contact as contact', 'contact.person_id', 'person.id')
    .leftJoin('municipality', 'municipality.istat_code', 'profile.istat_code')
    .select(['person.id', 'person.given_name', 'person.family_name', 'person.recorded_at'])
    .select(['person.search_given as name', 'person.search_family as turnedName'])
    .select([
      'profile.born_on as bornOn',
      'profile.birth_year as birthYear',
      'profile.istat_code as istatCode',
    ])
    .select(['contact.phone', 'contact.email', 'municipality.name as municipality'])
    .where(sql<boolean>`person.id = any(${ids}::uuid[])`)
    .execute()
}

export type PastMerge = {
  id: string
  merged_id: string
  given_name: string
  family_name: string
  merged_at: Date
}

/** Records merged into this one, directly or through another, that can be taken apart again. */
export const mergesInto = (tx: ActorTx, personId: string): Promise<PastMerge[]> =>
  tx
    .selectFrom('person_merge as merge')
    .innerJoin('person', 'person.id', 'merge.merged_id')
    .select(['merge.id', 'merge.merged_id', 'person.given_name', 'person.family_name', 'merge.merged_at'])
    .where('merge.undone_at', 'is', null)
    .where('person.merged_into', '=', personId)
    .orderBy('merge.merged_at', 'desc')
    .execute()

/** The pair asked for, as it is shown side by side; nothing when either cannot be read or is merged already. */
export async function pairOf(tx: ActorTx, oneId: string, otherId: string): Promise<Likely | undefined> {
  const found = await known(tx, [oneId, otherId])
  const [one, other] = [found.find(({ id }) => id === oneId), found.find(({ id }) => id === otherId)]
  return one && other && one !== other ? { one, other, ...likeness(one, other) } : undefined
}
