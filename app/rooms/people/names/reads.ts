import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { plain } from '../rules.ts'

/** Somebody as a list calls them: given and family name in any order, and a year of birth where it tells one. */
export type Named = { person: string; birthYear: number | null }
export type Meant = { id: string } | { none: 'unknown' | 'ambiguous' }

/** The one person of a name, and of a birth year where the list gives it; or that there is none, or more than one. */
export async function peopleNamed(tx: ActorTx, asked: readonly Named[]): Promise<(one: Named) => Meant> {
  const names = [...new Set(asked.map((one) => plain(one.person)))]
  const found = await tx
    .selectFrom('person')
    .leftJoin('person_profile as profile', 'profile.person_id', 'person.id')
    .where(
      sql<boolean>`(person.search_given = any(${names}::text[]) or person.search_family = any(${names}::text[]))`,
    )
    .select(['person.search_given', 'person.search_family'])
    .select([
      sql<string>`coalesce(person.merged_into, person.id)`.as('id'),
      sql<number | null>`coalesce(profile.birth_year, extract(year from profile.born_on)::int)`.as(
        'birth_year',
      ),
    ])
    .execute()
  const byName = new Map<string, typeof found>()
  for (const one of found)
    for (const name of new Set([one.search_given, one.search_family]))
      byName.set(name, [...(byName.get(name) ?? []), one])
  return ({ person, birthYear }) => {
    const alike = byName.get(plain(person)) ?? []
    const exact = birthYear === null ? alike : alike.filter((one) => one.birth_year === birthYear)
    const meant = exact.length ? exact : alike.filter((one) => one.birth_year === null)
    const [only, another] = [...new Set(meant.map((one) => one.id))]
    if (!only) return { none: 'unknown' }
    return another ? { none: 'ambiguous' } : { id: only }
  }
}
