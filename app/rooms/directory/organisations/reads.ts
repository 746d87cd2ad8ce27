import { type ExpressionBuilder, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Tables } from '../../../ground/db/tables.ts'
import type { DirectoryQuery } from './forms.ts'

const verifiedOn = (from: ExpressionBuilder<Tables, 'organisation'>) =>
  from
    .selectFrom('organisation_verification as verification')
    .whereRef('verification.organisation_id', '=', 'organisation.id')
    .select((verification) => verification.fn.max('verification.verified_on').as('on'))

const IN_A_LIST = [
  'organisation.id',
  'organisation.name',
  'organisation.kind',
  'organisation.offers',
  'organisation.looks_for as looksFor',
  'municipality.name as municipality',
] as const

type Span = { page: number; perPage: number }

/** Organisations that agreed to be listed, by name, and how many there are in all. Words match anywhere in the name. */
export async function listedOrganisations(
  tx: ActorTx,
  { q, kind, municipality }: DirectoryQuery,
  { page, perPage }: Span,
) {
  const organisations = await tx
    .selectFrom('organisation')
    .leftJoin('municipality', 'municipality.istat_code', 'organisation.istat_code')
    .where('organisation.listed_on', 'is not', null)
    // Some hundreds of names at most are listed: no index is needed to look inside them.
    .$if(!!q, (query) =>
      query.where(sql<boolean>`strpos(organisation.search_name, app.plain(${q ?? ''})) > 0`),
    )
    .$if(!!kind, (query) => query.where('organisation.kind', '=', kind ?? ''))
    .$if(!!municipality, (query) => query.where('organisation.istat_code', '=', municipality ?? ''))
    .select(IN_A_LIST)
    .select((from) => [verifiedOn(from).as('verifiedOn'), sql<number>`count(*) over ()`.as('total')])
    .orderBy('organisation.search_name')
    .orderBy('organisation.id')
    .limit(perPage)
    .offset((page - 1) * perPage)
    .execute()
  return { organisations, total: organisations[0]?.total ?? 0 }
}
export type ListedOrganisation = Awaited<ReturnType<typeof listedOrganisations>>['organisations'][number]

/** Kinds and municipalities of those listed, to choose from. */
export const directoryChoices = (tx: ActorTx) =>
  tx
    .selectFrom('organisation')
    .leftJoin('municipality', 'municipality.istat_code', 'organisation.istat_code')
    .where('organisation.listed_on', 'is not', null)
    .select(['organisation.kind', 'municipality.istat_code as code', 'municipality.name'])
    .distinct()
    .execute()

/** An organisation as anyone may read it; the staff also reads those that are not listed. */
export const organisationToRead = (tx: ActorTx, id: string, today: string) =>
  tx
    .selectFrom('organisation')
    .leftJoin('municipality', 'municipality.istat_code', 'organisation.istat_code')
    .where('organisation.id', '=', id)
    .select(IN_A_LIST)
    .select([
      'organisation.address',
      'organisation.description',
      'organisation.website',
      'organisation.public_email as email',
      'organisation.public_phone as phone',
      'organisation.listed_on as listedOn',
    ])
    .select((from) => [
      verifiedOn(from).as('verifiedOn'),
      jsonArrayFrom(
        from
          .selectFrom('place_manager as manager')
          .innerJoin('place', 'place.id', 'manager.place_id')
          .whereRef('manager.organisation_id', '=', 'organisation.id')
          .where('manager.from_on', '<=', today)
          .where((where) =>
            where.or([where('manager.until_on', 'is', null), where('manager.until_on', '>=', today)]),
          )
          .where('place.published_on', 'is not', null)
          .select(['place.id', 'place.name', 'place.kind'])
          .orderBy('place.search_name'),
      ).as('places'),
    ])
    .executeTakeFirst()
export type OrganisationToRead = NonNullable<Awaited<ReturnType<typeof organisationToRead>>>
