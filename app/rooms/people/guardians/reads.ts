import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { recordAll } from '../../../ground/journal/record.ts'
import type { ConsentKind } from '../consents/rules.ts'
import { sameAs } from '../reads.ts'
import { logReads } from '../sensitive/writes.ts'
import { ADULT_AGE, type Concern, type NamingRefusal, ONLINE_AGE, sealedWhere } from './rules.ts'

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
 * Who of these people may not be written down by name today, and why: minors without the consent of who holds parental
 * responsibility, records whose owner had them restricted. Unknown age asks nothing. What a merged record says of age and
 * consent counts for the kept one.
 */
export async function refusalsToName(
  tx: ActorTx,
  actor: Actor,
  personIds: readonly string[],
  today: string,
): Promise<Map<string, NamingRefusal>> {
  const wanting = await withoutConsent(tx, actor, personIds, today, { age: ADULT_AGE, kind: 'named_minor' })
  return new Map(
    wanting.map(({ id, restricted }) => [
      id,
      restricted ? 'people.naming.restricted' : 'people.naming.minor',
    ]),
  )
}

/** The first reason not to name these people, if there is one: a restriction before an age. */
export async function refusalToName(
  tx: ActorTx,
  actor: Actor,
  personIds: readonly string[],
  today: string,
): Promise<NamingRefusal | undefined> {
  const reasons = new Set((await refusalsToName(tx, actor, personIds, today)).values())
  return (['people.naming.restricted', 'people.naming.minor'] as const).find((reason) => reasons.has(reason))
}

/**
 * Why somebody may not act online under their own name today, if they may not: under 14 it takes the consent of who holds
 * parental responsibility. Every page or invitation by which a citizen acts by name asks this.
 */
export async function refusalToActOnline(
  tx: ActorTx,
  actor: Actor,
  personId: string,
  today: string,
): Promise<'people.naming.online' | undefined> {
  const asked = { age: ONLINE_AGE, kind: 'online_minor' } as const
  const wanting = await withoutConsent(tx, actor, [personId], today, asked)
  return wanting.some(({ minor }) => minor) ? 'people.naming.online' : undefined
}

type Wanting = { id: string; minor: boolean; restricted: boolean }

/** Who of these people is restricted, or under an age without a consent of that kind that stands. */
async function withoutConsent(
  tx: ActorTx,
  { territoryId }: Actor,
  personIds: readonly string[],
  today: string,
  { age, kind }: { age: number; kind: ConsentKind },
): Promise<Wanting[]> {
  if (personIds.length === 0) return []
  const firstMinorYear = Number(today.slice(0, 4)) - age + 1
  const { rows } = await sql<Wanting>`
    with asked as materialized (
      select id, coalesce(merged_into, id) as kept from person
      where territory_id = ${territoryId} and id = any (${personIds}::uuid[])
    ), records as materialized (
      select kept, kept as id from asked
      union
      select asked.kept, merged.id from asked
      join person merged on merged.territory_id = ${territoryId} and merged.merged_into = asked.kept
    ), minors as materialized (
      select distinct records.kept from records
      join person_profile p on p.territory_id = ${territoryId} and p.person_id = records.id
      where (p.born_on > ${today}::date - make_interval(years => ${age}::int)
          or p.born_on is null and p.birth_year >= ${firstMinorYear})
        and not exists (
          select from records own
          join consent c on c.territory_id = ${territoryId} and c.person_id = own.id
          where own.kept = records.kept and c.kind = ${kind} and c.given_on <= ${today}::date and c.revoked_on is null)
    )
    select wanted.id, minors.kept is not null as minor, wanted.id = any (app.restricted_people()) as restricted
    from (select distinct unnest(${personIds}::uuid[]) as id) wanted
    left join asked on asked.id = wanted.id left join minors on minors.kept = asked.kept
    where minors.kept is not null or wanted.id = any (app.restricted_people())`.execute(tx)
  return rows
}

export type ConcernRead = Concern & { id: string; noted_on: string; recorded_at: Date }

/** Concerns about someone's safety that the actor must know of, opened. That they were read is written in the journal,
 * and in the log that the person can be shown. */
export async function readConcerns(tx: ActorTx, actor: Actor, personId: string): Promise<ConcernRead[]> {
  const rows = await tx
    .selectFrom('safety_concern')
    .where('person_id', 'in', await sameAs(tx, personId))
    .orderBy('noted_on', 'desc')
    .select(['id', 'noted_on', 'sealed', 'recorded_at', 'person_id', 'recorded_by'])
    .execute()
  await logReads(
    tx,
    actor,
    rows.map((row) => ({
      kind: 'safety_concern' as const,
      id: row.id,
      personId: row.person_id,
      writtenBy: row.recorded_by,
    })),
  )
  await recordAll(
    tx,
    actor,
    'people.readConcern',
    'safety_concern',
    rows.map(({ id }) => id),
  )
  return rows.map(({ sealed, person_id, recorded_by, ...row }) => ({
    ...row,
    ...(JSON.parse(unseal(sealed, sealedWhere(row.id))) as Concern),
  }))
}

/** Why the name of these ids of one person must stay: they answer for a child, or a concern about them is still kept. */
export async function keptForOthers(tx: ActorTx, { territoryId }: Actor, ids: readonly string[]) {
  const { rows } = await sql<{ guardian: boolean; safety: boolean }>`
    select
      exists (select from guardian g where g.territory_id = ${territoryId} and g.guardian_id = any (${ids}::uuid[]))
        or exists (select from consent c where c.territory_id = ${territoryId} and c.given_by = any (${ids}::uuid[]))
        as guardian,
      exists (select from safety_concern s where s.territory_id = ${territoryId} and s.person_id = any (${ids}::uuid[]))
        as safety`.execute(tx)
  return rows[0] ?? { guardian: false, safety: false }
}
