import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { recordAll } from '../../../ground/journal/record.ts'
import { sameAs } from '../reads.ts'
import { ADULT_AGE, type Concern, type NamingRefusal, sealedWhere } from './rules.ts'

/** Who holds parental responsibility for someone, then and now. */
export const guardiansOf = async (tx: ActorTx, personId: string) =>
  tx
    .selectFrom('guardian')
    .innerJoin('person', 'person.id', 'guardian.guardian_id')
    .where('guardian.minor_id', 'in', await sameAs(tx, personId))
    .orderBy('guardian.from_on')
    .select([
      'guardian.id',
      'guardian.guardian_id as guardianId',
      'person.given_name',
      'person.family_name',
      'guardian.title',
      'guardian.said_by as saidBy',
      'guardian.from_on as fromOn',
      'guardian.until_on as untilOn',
    ])
    .execute()
export type GuardianOf = Awaited<ReturnType<typeof guardiansOf>>[number]

/** The children someone answers for today, as far as the actor may read them. */
export const childrenOf = (tx: ActorTx, guardianId: string, today: string) =>
  tx
    .selectFrom('guardian')
    .innerJoin('person', 'person.id', 'guardian.minor_id')
    .where('guardian.guardian_id', '=', guardianId)
    .where('guardian.from_on', '<=', today)
    .where((eb) => eb.or([eb('guardian.until_on', 'is', null), eb('guardian.until_on', '>=', today)]))
    .orderBy('person.given_name')
    .select(['person.id', 'person.given_name', 'person.family_name'])
    .execute()
export type Child = Awaited<ReturnType<typeof childrenOf>>[number]

/**
 * Why these people may not be written down by name today, if they may not: a minor without the consent of who holds
 * parental responsibility, or a record whose owner had it restricted. Unknown age asks nothing. What a merged record
 * says of age and consent counts for the kept one.
 */
export async function refusalToName(
  tx: ActorTx,
  actor: Actor,
  personIds: readonly string[],
  today: string,
): Promise<NamingRefusal | undefined> {
  if (personIds.length === 0) return undefined
  const firstMinorYear = Number(today.slice(0, 4)) - ADULT_AGE + 1
  const { rows } = await sql<{ minor: boolean; restricted: boolean }>`
    with asked as materialized (
      select distinct coalesce(merged_into, id) as kept from person
      where territory_id = ${actor.territoryId} and id = any (${personIds}::uuid[])
    ), records as materialized (
      select kept, kept as id from asked
      union all
      select asked.kept, merged.id from asked
      join person merged on merged.territory_id = ${actor.territoryId} and merged.merged_into = asked.kept
    )
    select ${personIds}::uuid[] && app.restricted_people() as restricted, exists (
      select from records
      join person_profile p on p.territory_id = ${actor.territoryId} and p.person_id = records.id
      where (p.born_on > ${today}::date - make_interval(years => ${ADULT_AGE}::int)
          or p.born_on is null and p.birth_year >= ${firstMinorYear})
        and not exists (
          select from records own
          join consent c on c.territory_id = ${actor.territoryId} and c.person_id = own.id
          where own.kept = records.kept and c.kind = 'named_minor' and c.revoked_on is null)) as minor`.execute(
    tx,
  )
  if (rows[0]?.restricted) return 'people.naming.restricted'
  return rows[0]?.minor ? 'people.naming.minor' : undefined
}

export type ConcernRead = Concern & { id: string; noted_on: string; recorded_at: Date }

/** Concerns about someone's safety that the actor must know of, opened. That they were read is written in the journal. */
export async function readConcerns(tx: ActorTx, actor: Actor, personId: string): Promise<ConcernRead[]> {
  const rows = await tx
    .selectFrom('safety_concern')
    .where('person_id', 'in', await sameAs(tx, personId))
    .orderBy('noted_on', 'desc')
    .select(['id', 'noted_on', 'sealed', 'recorded_at'])
    .execute()
  await recordAll(
    tx,
    actor,
    'people.readConcern',
    'safety_concern',
    rows.map(({ id }) => id),
  )
  return rows.map(({ sealed, ...row }) => ({
    ...row,
    ...(JSON.parse(unseal(sealed, sealedWhere(row.id))) as Concern),
  }))
}
