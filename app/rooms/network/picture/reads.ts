import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { fullName } from '../../people/rules.ts'
import { stampOfTies } from '../../ties/edges/reads.ts'
import type { Edges } from '../../ties/edges/rules.ts'
import type { NodeFacts } from './rules.ts'

export type Asked = { on: string; withOperators?: boolean }

/**
 * What a picture is kept under: the territory, what may be read, the day, and how often ties changed. Whoever reads the
 * same sees the same picture; whoever is in one more circle has one of their own.
 */
export async function pictureKey(tx: ActorTx, actor: Actor, { on, withOperators = false }: Asked) {
  const stamp = await stampOfTies(tx, actor)
  const { rows } = await sql<{ reader: string }>`
    select concat_ws('|',
      (select string_agg(role, ',' order by role)
        from unnest(nullif(current_setting('app.roles', true), '')::text[]) as role),
      (select string_agg(id::text, ',' order by id) from unnest(app.read_circle_ids()) as id),
      (select string_agg(p.id::text, ',' order by p.id) from person p
        where p.territory_id = ${actor.territoryId} and p.id = any (app.restricted_people()))) as reader`.execute(
    tx,
  )
  const said = [actor.territoryId, on, withOperators, stamp, rows[0]?.reader]
  return createHash('sha256').update(JSON.stringify(said)).digest('base64')
}

type Known = { id: string } & Omit<NodeFacts, 'kind'>

/** What a picture knows of its nodes, in their order. */
export async function factsOf(
  tx: ActorTx,
  { territoryId }: Actor,
  { ids, nodeKinds }: Edges,
): Promise<NodeFacts[]> {
  const { rows: people } = await sql<Known>`
    select p.person_id as id, false as formal, p.istat_code as "istatCode", p.language,
      coalesce(p.birth_year, extract(year from p.born_on)::int) as "birthYear"
    from person_profile p where p.territory_id = ${territoryId} and p.person_id = any (${ids}::uuid[])`.execute(
    tx,
  )
  const { rows: bodies } = await sql<Known>`
    select o.id, o.formal, o.istat_code as "istatCode", null as language, null as "birthYear"
    from organisation o where o.territory_id = ${territoryId} and o.id = any (${ids}::uuid[])`.execute(tx)
  const known = new Map([...people, ...bodies].map(({ id, ...facts }) => [id, facts]))
  const unknown = { formal: false, istatCode: null, birthYear: null, language: null }
  return ids.map((id, node) => ({
    kind: nodeKinds[node] === 'organisation' ? 'organisation' : 'person',
    ...(known.get(id) ?? unknown),
  }))
}

export type Named = { id: string; kind: 'person' | 'organisation'; name: string }

/** Names by id, of those the actor may read: everybody else has none, and is not to be shown. */
export async function namesById(tx: ActorTx, ids: readonly string[]): Promise<Map<string, Named>> {
  if (ids.length === 0) return new Map()
  const people = await tx
    .selectFrom('person')
    .where('id', 'in', [...ids])
    .select(['id', 'given_name', 'family_name'])
    .execute()
  const bodies = await tx
    .selectFrom('organisation')
    .where('id', 'in', [...ids])
    .select(['id', 'name'])
    .execute()
  return new Map([
    ...people.map((one): [string, Named] => [one.id, { id: one.id, kind: 'person', name: fullName(one) }]),
    ...bodies.map(({ id, name }): [string, Named] => [id, { id, kind: 'organisation', name }]),
  ])
}
