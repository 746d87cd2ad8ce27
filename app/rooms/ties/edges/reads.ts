import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { halfLifeDays } from '../weights/reads.ts'
import { dayNumber } from '../weights/rules.ts'
import { type Edges, edgesFrom, type Span, type Told, type TwiceNamed } from './rules.ts'

/** Who acts in a role: what happens while they hold it is their work. */
const WORKING = ['facilitator', 'case_operator', 'coordinator', 'administrator'] as const

type Asked = { on: string; withOperators?: boolean }

/**
 * The ties of the territory as of a day, as far as the actor may read them: those of a circle only for who is in it, nobody
 * who objected to the analysis of the network or whose record is restricted, merged records as the one who was kept.
 * Without operators (the usual way) what happened while somebody held a working role is not theirs.
 */
export const edgesAsOf = async (tx: ActorTx, actor: Actor, asked: Asked): Promise<Edges> =>
  edgesFrom(await tiesTold(tx, actor, asked))

/**
 * What `edgesAsOf` is made from. Of a large territory making it takes a while, and is for a thread of its own: what is told
 * here can be handed to one.
 */
export async function tiesTold(
  tx: ActorTx,
  actor: Actor,
  { on, withOperators = false }: Asked,
): Promise<Told> {
  const [halfLife, kept] = [await halfLifeDays(tx), await keptRecords(tx)]
  const fold = {
    on: dayNumber(on),
    halfLifeDays: halfLife,
    kept,
    leftOut: await peopleLeftOut(tx, kept),
    atWork: withOperators ? new Map() : await workingDays(tx, actor, kept),
    twice: kept.size ? await twiceNamed(tx) : [],
  }
  return { said: await textOfTies(tx, actor, on), fold }
}

/** All rows as one text: a row object for each of thirty thousand ties takes longer than the ties. */
async function textOfTies(tx: ActorTx, { territoryId }: Actor, on: string): Promise<string> {
  const { rows } = await sql<{ said: string | null }>`
    select string_agg(a_id::text || b_id::text || case a_kind when 'place' then 'l' else left(a_kind, 1) end || case b_kind when 'place' then 'l' else left(b_kind, 1) end
      || array_to_string(facts, ','), E'\n' order by a_id, b_id, side) as said
    from tie where territory_id = ${territoryId} and first_on <= ${on}::date`.execute(tx)
  return rows[0]?.said ?? ''
}

/** Whom each merged record stands for. */
export async function keptRecords(tx: ActorTx): Promise<Map<string, string>> {
  const merged = await tx
    .selectFrom('person')
    .where('merged_into', 'is not', null)
    .select(['id', 'merged_into'])
    .execute()
  return new Map(merged.flatMap(({ id, merged_into }) => (merged_into ? [[id, merged_into]] : [])))
}

/** Those who objected to the analysis of the network, and those whose record the actor may not read. */
export async function peopleLeftOut(tx: ActorTx, kept: ReadonlyMap<string, string>): Promise<Set<string>> {
  const objecting = await tx
    .selectFrom('person_objection')
    .where('against', '=', 'network')
    .where('withdrawn_on', 'is', null)
    .select('person_id as id')
    .execute()
  const { rows: hidden } = await sql<{ id: string }>`
    select r.id from unnest(app.restricted_people()) as r(id)
    where not exists (select from person p where p.territory_id = app.territory_id() and p.id = r.id)`.execute(
    tx,
  )
  return new Set([...objecting, ...hidden].map(({ id }) => kept.get(id) ?? id))
}

async function workingDays(tx: ActorTx, { territoryId }: Actor, kept: ReadonlyMap<string, string>) {
  const held = await tx
    .selectFrom('role_assignment as r')
    .innerJoin('territory as t', (join) => join.on('t.id', '=', territoryId))
    .where('r.role', 'in', [...WORKING])
    .select([
      'r.person_id',
      sql<string>`(r.starts_at at time zone t.time_zone)::date`.as('from_on'),
      sql<string | null>`(r.ends_at at time zone t.time_zone)::date`.as('until_on'),
    ])
    .execute()
  const days = new Map<string, Span[]>()
  for (const { person_id, from_on, until_on } of held) {
    const id = kept.get(person_id) ?? person_id
    const span = {
      from: dayNumber(from_on),
      until: until_on === null ? Number.POSITIVE_INFINITY : dayNumber(until_on),
    }
    days.set(id, [...(days.get(id) ?? []), span])
  }
  return days
}

/** Facts that named two records of one person, for each of the others in them. */
export async function twiceNamed(tx: ActorTx): Promise<TwiceNamed[]> {
  const territoryId = sql`app.territory_id()`
  const { rows } = await sql<TwiceNamed>`
    with alias as (
      select p.id, p.merged_into as kept from person p
      where p.territory_id = ${territoryId} and p.merged_into is not null
    ), same as (
      select id, kept from alias union select kept, kept from alias
    ), doubled as (
      select n.evidence_id from same
      join tie_evidence_node n on n.territory_id = ${territoryId} and n.node_id = same.id
      group by n.evidence_id, same.kept having count(*) > 1
    ), named as (
      select n.evidence_id, coalesce(same.kept, n.node_id) as id, count(*)::int as times
      from tie_evidence_node n left join same on same.id = n.node_id
      where n.territory_id = ${territoryId} and n.evidence_id in (select evidence_id from doubled)
      group by 1, 2
    )
    select one.id as "oneId", two.id as "otherId", e.fact, one.times * two.times - 1 as times
    from named one
    join named two on two.evidence_id = one.evidence_id and two.id > one.id
    join tie_evidence e on e.territory_id = ${territoryId} and e.id = one.evidence_id and not e.crowd
    where one.times * two.times > 1`.execute(tx)
  return rows
}

/**
 * Changes whenever `edgesAsOf` might answer otherwise: ties, merges, objections, restrictions, roles or the pace of
 * fading. What was computed from the same stamp, day and reader may be kept.
 */
export async function stampOfTies(tx: ActorTx, { territoryId }: Actor): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select concat_ws('.',
      (select sum(changes) from tie_version where territory_id = ${territoryId}),
      (select count(*) || '-' || count(undone_at) from person_merge where territory_id = ${territoryId}),
      (select count(*) || '-' || count(withdrawn_on) from person_objection where territory_id = ${territoryId}),
      (select count(*) || '-' || count(until_on) from person_restriction where territory_id = ${territoryId}),
      (select count(*) || '-' || count(ends_at) from role_assignment where territory_id = ${territoryId}),
      (select half_life_days from tie_setting where territory_id = ${territoryId})) as stamp`.execute(tx)
  return rows[0]?.stamp ?? ''
}
