import { type Expression, type SqlBool, sql } from 'kysely'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { plain } from '../people/rules.ts'
import { type VerifiedAge, verifiedTooLongAgo } from './rules.ts'

export type OrganisationFound = { id: string; name: string; kind: string; municipality: string | null }

/** Organisations whose name begins like this; only what the actor may see. */
export async function findOrganisations(tx: ActorTx, said: string, limit = 10): Promise<OrganisationFound[]> {
  if (plain(said) === '') return []
  return tx
    .selectFrom('organisation')
    .leftJoin('municipality', 'municipality.istat_code', 'organisation.istat_code')
    .select([
      'organisation.id',
      'organisation.name',
      'organisation.kind',
      'municipality.name as municipality',
    ])
    .where(sql<boolean>`starts_with(organisation.search_name, ${plain(said)})`)
    .orderBy(sql`organisation.search_name using ~<~`)
    .limit(limit)
    .execute()
}

export type OrganisationFilter = {
  q?: string | undefined
  kind?: string | undefined
  formal?: 'yes' | 'no' | undefined
  municipality?: string | undefined
  listed?: 'yes' | 'no' | undefined
  verified?: VerifiedAge | undefined
}
export type OrganisationLine = OrganisationFound & {
  formal: boolean
  listed_on: string | null
  verified_on: string | null
  total: number
}

/** A page of the organisations that answer the filter, by name; each line tells how many there are in all. */
export function organisationsLike(
  tx: ActorTx,
  filter: OrganisationFilter,
  { today, limit, offset }: { today: string; limit: number; offset: number },
): Promise<OrganisationLine[]> {
  const verifiedOn = lastVerified('organisation.id')
  const wished = (given: string | undefined, condition: () => Expression<SqlBool>) =>
    given ? condition() : sql<boolean>`true`
  const words = plain(filter.q ?? '')
  return tx
    .selectFrom('organisation')
    .leftJoin('municipality', 'municipality.istat_code', 'organisation.istat_code')
    .select([
      'organisation.id',
      'organisation.name',
      'organisation.kind',
      'organisation.formal',
      'organisation.listed_on',
    ])
    .select([
      'municipality.name as municipality',
      verifiedOn.as('verified_on'),
      sql<number>`count(*) over ()`.as('total'),
    ])
    .where(wished(words, () => sql<boolean>`strpos(' ' || organisation.search_name, ${` ${words}`}) > 0`))
    .where(wished(filter.kind, () => sql<boolean>`organisation.kind = ${filter.kind}`))
    .where(wished(filter.formal, () => sql<boolean>`organisation.formal = ${filter.formal === 'yes'}`))
    .where(wished(filter.municipality, () => sql<boolean>`organisation.istat_code = ${filter.municipality}`))
    .where(
      wished(
        filter.listed,
        () => sql<boolean>`(organisation.listed_on is not null) = ${filter.listed === 'yes'}`,
      ),
    )
    .where(
      wished(filter.verified, () => verifiedCondition(verifiedOn, filter.verified as VerifiedAge, today)),
    )
    .orderBy(sql`organisation.search_name using ~<~`)
    .orderBy('organisation.id')
    .limit(limit)
    .offset(offset)
    .execute()
}

const lastVerified = (organisation: string) => sql<string | null>`(
  select max(v.verified_on) from organisation_verification v
  where v.territory_id = app.territory_id() and v.organisation_id = ${sql.ref(organisation)})`

function verifiedCondition(verifiedOn: Expression<string | null>, age: VerifiedAge, today: string) {
  const oldest = verifiedTooLongAgo(today)
  if (age === 'never') return sql<boolean>`${verifiedOn} is null`
  if (age === 'old') return sql<boolean>`${verifiedOn} < ${oldest}`
  if (age === 'recent') return sql<boolean>`${verifiedOn} >= ${oldest}`
  return sql<boolean>`coalesce(${verifiedOn}, '-infinity') < ${oldest}`
}

/** Everything public about an organisation, as whoever asks may see it. */
export const organisationById = (tx: ActorTx, id: string) =>
  tx
    .selectFrom('organisation')
    .leftJoin('municipality', 'municipality.istat_code', 'organisation.istat_code')
    .selectAll('organisation')
    .select(['municipality.name as municipality', lastVerified('organisation.id').as('verified_on')])
    .where('organisation.id', '=', id)
    .executeTakeFirst()
export type Organisation = NonNullable<Awaited<ReturnType<typeof organisationById>>>

/** How the team reaches an organisation; nothing for those outside the team. */
export const contactOf = (tx: ActorTx, organisationId: string) =>
  tx
    .selectFrom('organisation_contact')
    .select(['email', 'phone', 'note'])
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()

/** People and their parts in an organisation, those of today first; merged people under their kept name. */
export const membersOf = (tx: ActorTx, organisationId: string) =>
  tx
    .selectFrom('organisation_member as member')
    .innerJoin('person as recorded', 'recorded.id', 'member.person_id')
    .innerJoin('person as kept', (join) =>
      join.on((on) => on('kept.id', '=', on.fn.coalesce('recorded.merged_into', 'recorded.id'))),
    )
    .select(['member.id', 'kept.id as person_id', 'kept.given_name', 'kept.family_name'])
    .select(['member.role', 'member.from_on', 'member.until_on'])
    .where('member.organisation_id', '=', organisationId)
    .orderBy('member.until_on', (order) => order.desc().nullsFirst())
    .orderBy('kept.search_family')
    .execute()
export type Member = Awaited<ReturnType<typeof membersOf>>[number]

/** What a person does, and did, in organisations; `personIds` are the ids of one and the same person. */
export const membershipsOf = (tx: ActorTx, personIds: readonly string[]) =>
  tx
    .selectFrom('organisation_member as member')
    .innerJoin('organisation', 'organisation.id', 'member.organisation_id')
    .select(['member.id', 'organisation.id as organisation_id', 'organisation.name', 'member.role'])
    .select(['member.from_on', 'member.until_on'])
    .where('member.person_id', 'in', [...personIds])
    .orderBy('member.until_on', (order) => order.desc().nullsFirst())
    .execute()

/** Bodies with this fiscal code or exactly this name: to ask before writing one down twice. */
export const alreadyKnown = (
  tx: ActorTx,
  { name, fiscalCode }: { name: string; fiscalCode?: string | undefined },
) =>
  tx
    .selectFrom('organisation')
    .select(['id', 'name', 'kind', 'fiscal_code'])
    .where((where) =>
      where.or([
        where('search_name', '=', plain(name)),
        ...(fiscalCode ? [where('fiscal_code', '=', fiscalCode)] : []),
      ]),
    )
    .limit(10)
    .execute()
