import { type SelectQueryBuilder, sql } from 'kysely'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Tables } from '../../ground/db/tables.ts'
import { sought } from './rules.ts'

export type PersonLine = {
  id: string
  given_name: string
  family_name: string
  /** What tells two people of one name apart; null for those who may not know it. */
  birth_year: number | null
  municipality: string | null
}

// The plain columns sort by their bytes, as their indexes do; the database's own order would need a sort.
const bytewise = (column: string) => sql`${sql.ref(column)} using ~<~`

/** People whose name begins like this, in any order of its words; or who have this phone number or e-mail. */
export async function findPeople(tx: ActorTx, said: string, limit = 10): Promise<PersonLine[]> {
  const what = sought(said)
  const ids = what.by === 'contact' ? byContact(tx, what) : byName(tx, what.words, limit)
  return ids ? lines(tx).where(sql<boolean>`person.id = any (array(${ids}))`).limit(limit).execute() : []
}

/** A page of everybody, by family name; `after` is the last person of the page before. */
export async function peopleAfter(
  tx: ActorTx,
  after: string | undefined,
  limit: number,
): Promise<PersonLine[]> {
  const list = lines(tx).where('person.merged_into', 'is', null).orderBy('person.id').limit(limit)
  if (!after) return list.execute()
  const last = await tx
    .selectFrom('person')
    .select(['id', 'search_family'])
    .where('id', '=', after)
    .executeTakeFirst()
  if (!last) return []
  return list
    .where(sql<boolean>`person.search_family ~>=~ ${last.search_family}`)
    .where(sql<boolean>`(person.search_family ~>~ ${last.search_family} or person.id > ${last.id})`)
    .execute()
}

const lines = (tx: ActorTx) =>
  tx
    .selectFrom('person')
    .leftJoin('person_profile as profile', 'profile.person_id', 'person.id')
    .leftJoin('municipality', 'municipality.istat_code', 'profile.istat_code')
    .select(['person.id', 'person.given_name', 'person.family_name', 'municipality.name as municipality'])
    .select(
      sql<number | null>`coalesce(profile.birth_year, extract(year from profile.born_on)::int)`.as(
        'birth_year',
      ),
    )
    .orderBy(bytewise('person.search_family'))

type Column = 'search_given' | 'search_family'
type Ids = SelectQueryBuilder<Tables, 'person', { id: string }>

/** One search in the index for each way to say a name; each stops at the limit. Nothing said finds nobody. */
function byName(tx: ActorTx, words: readonly string[], limit: number) {
  const [first, ...rest] = words
  const last = rest.at(-1)
  if (first === undefined) return null
  const beginning = (column: Column, word: string, others: readonly string[]) => {
    const found: Ids = tx
      .selectFrom('person')
      .select('id')
      .where('merged_into', 'is', null)
      .where(sql<boolean>`starts_with(${sql.ref(column)}, ${word})`)
      .orderBy(bytewise(column))
      .limit(limit)
    return others.reduce(
      (all, other) => all.where(sql<boolean>`strpos(${sql.ref(column)}, ${` ${other}`}) > 0`),
      found,
    )
  }
  const either = [beginning('search_given', first, rest), beginning('search_family', first, rest)]
  if (last !== undefined) either.push(beginning('search_family', last, words.slice(0, -1)))
  return either
    .map((way) => tx.selectFrom(way.as('found')).select('found.id'))
    .reduce((all, way) => all.union(way))
}

const byContact = (tx: ActorTx, { email, phone }: { email: string; phone: string }) =>
  tx
    .selectFrom('person_contact')
    .innerJoin('person', 'person.id', 'person_contact.person_id')
    .select(sql<string>`coalesce(person.merged_into, person.id)`.as('id'))
    .where((where) =>
      email
        ? where(sql`lower(person_contact.email)`, '=', email)
        : where('person_contact.phone', 'in', [phone, `+39${phone}`]),
    )

/** The record itself and those merged into it: later rooms find someone's facts under any of these ids. */
export async function sameAs(tx: ActorTx, personId: string): Promise<string[]> {
  const merged = await tx.selectFrom('person').select('id').where('merged_into', '=', personId).execute()
  return [personId, ...merged.map(({ id }) => id)]
}

/** The kept record an id stands for now; nothing when nobody of that id can be read. */
export async function keptIdOf(tx: ActorTx, id: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('person')
    .select(['id', 'merged_into'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && (row.merged_into ?? row.id)
}

export type PersonName = { id: string; given_name: string; family_name: string }

/** The name of a person who was not merged away. */
export const personNamed = (tx: ActorTx, id: string): Promise<PersonName | undefined> =>
  tx
    .selectFrom('person')
    .select(['id', 'given_name', 'family_name'])
    .where('id', '=', id)
    .where('merged_into', 'is', null)
    .executeTakeFirst()

export type Person = {
  id: string
  given_name: string
  family_name: string
  recorded_at: Date
  recorded_by: string | null
  profile: Profile
  contact: Contact
  interests: { kind: string; said: string }[]
}
export type Profile = {
  born_on: string | null
  birth_year: number | null
  gender: string | null
  istat_code: string | null
  municipality: string | null
  language: string | null
}
export type Contact = { email: string | null; phone: string | null; address: string | null }

const NO_PROFILE: Profile = {
  born_on: null,
  birth_year: null,
  gender: null,
  istat_code: null,
  municipality: null,
  language: null,
}
const NO_CONTACT: Contact = { email: null, phone: null, address: null }

/**
 * What the actor may read of a person. What the kept record does not say is taken from the records merged
 * into it, so that a merge loses nothing and its undoing mixes nothing.
 */
export const personById = async (tx: ActorTx, id: string) => person(tx, id, await sameAs(tx, id))

/** One record alone, without what others merged into it say: for correcting it. */
export const recordById = (tx: ActorTx, id: string) => person(tx, id, [id])

async function person(tx: ActorTx, id: string, ids: readonly string[]): Promise<Person | undefined> {
  const person = await tx
    .selectFrom('person')
    .select(['id', 'given_name', 'family_name', 'recorded_at', 'recorded_by'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!person) return undefined
  const keptFirst = sql`person_id <> ${id}, person_id desc`
  const profiles = await tx
    .selectFrom('person_profile')
    .leftJoin('municipality', 'municipality.istat_code', 'person_profile.istat_code')
    .select([
      'born_on',
      'birth_year',
      'gender',
      'person_profile.istat_code',
      'municipality.name as municipality',
      'language',
    ])
    .where('person_id', 'in', ids)
    .orderBy(keptFirst)
    .execute()
  const contacts = await tx
    .selectFrom('person_contact')
    .select(['email', 'phone', 'address'])
    .where('person_id', 'in', ids)
    .orderBy(keptFirst)
    .execute()
  const interests = await tx
    .selectFrom('person_interest')
    .select(['kind', 'said'])
    .distinct()
    .where('person_id', 'in', ids)
    .orderBy('said')
    .execute()
  return {
    ...person,
    profile: firstSaid(NO_PROFILE, profiles),
    contact: firstSaid(NO_CONTACT, contacts),
    interests,
  }
}

/** For each field the first answer that anyone gave. */
const firstSaid = <Fields extends object>(nothing: Fields, rows: readonly Fields[]): Fields =>
  Object.fromEntries(
    Object.keys(nothing).map((name) => [
      name,
      rows.map((row) => row[name as keyof Fields]).find((said) => said !== null) ?? null,
    ]),
  ) as Fields
