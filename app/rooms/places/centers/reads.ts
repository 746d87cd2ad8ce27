import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'

const personName = sql<string>`trim(person.given_name || ' ' || person.family_name)`

const rows = (tx: ActorTx) =>
  tx
    .selectFrom('civic_center as center')
    .innerJoin('place', 'place.id', 'center.place_id')
    .leftJoin('municipality as town', 'town.istat_code', 'place.istat_code')
    .select(['center.id', 'center.place_id as placeId', 'place.name', 'place.address'])
    .select(['town.name as municipality', 'place.published_on as publishedOn'])
    .select(['center.opened_on as openedOn', 'center.candidate_id as candidateId'])
    .select(['center.ended_on as endedOn', 'center.ended_why as endedWhy'])
export type Center = Awaited<ReturnType<typeof centers>>[number]

/** The civic centers of the territory that one may read, by name: those that are open. */
export const centers = (tx: ActorTx) =>
  rows(tx).where('center.ended_on', 'is', null).orderBy('place.search_name').execute()

/** The civic center a place is, or was last; undefined where it never was one, or is hidden. */
export const centerAt = (tx: ActorTx, placeId: string): Promise<Center | undefined> =>
  rows(tx)
    .where('center.place_id', '=', placeId)
    .orderBy('center.ended_on', (order) => order.desc().nullsFirst())
    .executeTakeFirst()

export const centerById = (tx: ActorTx, id: string): Promise<Center | undefined> =>
  rows(tx).where('center.id', '=', id).executeTakeFirst()

/** Who coordinates a center and who did, today's first, with what was handed over. */
export const coordinatorsOf = (tx: ActorTx, centerId: string) =>
  tx
    .selectFrom('civic_coordinator as held')
    .innerJoin('person', 'person.id', 'held.person_id')
    .where('held.center_id', '=', centerId)
    .orderBy('held.until_on', (order) => order.desc().nullsFirst())
    .orderBy('held.from_on', 'desc')
    .select(['held.id', 'held.person_id as personId', personName.as('name')])
    .select(['held.from_on', 'held.until_on', 'held.hand_over as handOver'])
    .execute()
export type Coordinator = Awaited<ReturnType<typeof coordinatorsOf>>[number]

/** The places of the centers somebody coordinates on a day. */
export const placesCoordinatedBy = async (tx: ActorTx, personId: string, day: string): Promise<string[]> =>
  (
    await tx
      .selectFrom('civic_coordinator as held')
      .innerJoin('civic_center as center', 'center.id', 'held.center_id')
      .where('held.person_id', '=', personId)
      .where('held.from_on', '<=', day)
      .where((eb) => eb.or([eb('held.until_on', 'is', null), eb('held.until_on', '>', day)]))
      .where('center.ended_on', 'is', null)
      .select('center.place_id')
      .execute()
  ).map(({ place_id }) => place_id)

/** The families of a center by name, those that take part today first. */
export const familiesOf = (tx: ActorTx, centerId: string) =>
  tx
    .selectFrom('civic_family as family')
    .leftJoin('household', 'household.id', 'family.household_id')
    .leftJoin('person', 'person.id', 'family.person_id')
    .where('family.center_id', '=', centerId)
    .orderBy('family.until_on', (order) => order.desc().nullsFirst())
    .orderBy('family.from_on')
    .orderBy('family.id')
    .select(['family.id', 'family.household_id as householdId', 'family.person_id as personId'])
    .select(sql<string | null>`coalesce(household.name, ${personName})`.as('name'))
    .select(['family.does', 'family.from_on', 'family.until_on'])
    .execute()
export type Family = Awaited<ReturnType<typeof familiesOf>>[number]

/** How many families more, as last counted; undefined where nobody counted. */
export const countedFamilies = (tx: ActorTx, centerId: string) =>
  tx
    .selectFrom('civic_family_count')
    .where('center_id', '=', centerId)
    .orderBy('on_date', 'desc')
    .select(['on_date as on', 'families'])
    .executeTakeFirst()
