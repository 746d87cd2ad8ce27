import { sql } from 'kysely'
import type { Actor, SignedInActor } from '../../ground/access/actor.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { newId } from '../../ground/db/ids.ts'
import { addMember, endMembership, type NewMember } from '../organisations/writes.ts'
import { distinctNodes, type Evidence, isCrowd, memberSpan, type NodeKind, type Source } from './rules.ts'

/**
 * Records a fact that brings its nodes together, and what it adds to their ties, in one statement. A crowd is
 * recorded but ties nobody. Each source gives one evidence of a kind: to change it, `correctEvidence`; to say until when it
 * lasted, `endEvidence`. With a circle the actor must be in it.
 */
export async function writeEvidence(tx: ActorTx, actor: Actor, evidence: Evidence) {
  const { kind, sourceKind, sourceId, on, untilOn, formal = false, circleId = null } = evidence
  const together = distinctNodes(evidence.nodes)
  const kinds = together.map((node) => node.kind)
  const ids = together.map((node) => node.id)
  const crowd = isCrowd(together)
  const lasting = untilOn !== undefined
  const id = newId()
  const territory = sql`${actor.territoryId}::uuid`
  // Pairs in one order, here and in removeEvidence, so that two writers never wait for each other.
  await sql`
    with evidence as (
      insert into tie_evidence (territory_id, id, kind, source_kind, source_id, on_date, until_on, lasting, formal, crowd, circle_id)
      values (${territory}, ${id}, ${kind}, ${sourceKind}, ${sourceId}, ${on}::date, ${untilOn ?? null}::date, ${lasting},
        ${formal}, ${crowd}, ${circleId}::uuid)
    ), node as (
      insert into tie_evidence_node (territory_id, evidence_id, node_kind, node_id, circle_id)
      select ${territory}, ${id}::uuid, node_kind, node_id, ${circleId}::uuid
      from unnest(${kinds}::text[], ${ids}::uuid[]) as n(node_kind, node_id)
    ), version as (${changed(actor)}), fact as materialized (
      select array[app.tie_fact(${kind}, ${formal}, ${lasting}, ${on}::date, ${untilOn ?? null}::date)] as facts
    )
    insert into tie (territory_id, a_id, b_id, circle_id, a_kind, b_kind, times, first_on, last_on, facts)
    select ${territory}, a.id, b.id, ${circleId}::uuid, a.kind, b.kind, 1, ${on}::date, ${untilOn ?? on}::date, fact.facts
    from fact, unnest(${kinds}::text[], ${ids}::uuid[]) as a(kind, id)
    join unnest(${kinds}::text[], ${ids}::uuid[]) as b(kind, id) on a.id < b.id
    where not ${crowd}::boolean
    order by a.id, b.id
    on conflict (territory_id, a_id, b_id, side) do update set
      times = tie.times + 1,
      first_on = least(tie.first_on, excluded.first_on),
      last_on = greatest(tie.last_on, excluded.last_on),
      facts = case when tie.facts[cardinality(tie.facts)] <= excluded.facts[1] then tie.facts || excluded.facts
        else array(select f from unnest(tie.facts || excluded.facts) as f order by f) end
  `.execute(tx)
}

/** Tells whoever keeps what was computed from the ties that they are others now. */
export const changed = ({ territoryId }: Actor) => sql`
  insert into tie_version (territory_id, counter, changes) values (${territoryId}::uuid, pg_backend_pid() % 256, 1)
  on conflict (territory_id, counter) do update set changes = tie_version.changes + 1`

/** Takes a fact back, and with it what it had added to the ties. A source without evidence leaves all as it is. */
export async function removeEvidence(tx: ActorTx, actor: Actor, { kind, sourceKind, sourceId }: Source) {
  const evidence = await tx
    .selectFrom('tie_evidence')
    .where('source_kind', '=', sourceKind)
    .where('source_id', '=', sourceId)
    .where('kind', '=', kind)
    .select(['id', 'fact', 'crowd', 'circle_id'])
    .forUpdate()
    .executeTakeFirst()
  if (!evidence) return
  if (!evidence.crowd) await takeFromTies(tx, actor, evidence)
  await tx.deleteFrom('tie_evidence').where('id', '=', evidence.id).execute()
  await sql`${changed(actor)}`.execute(tx)
}

type Taken = { id: string; fact: number; circle_id: string | null }

/** Each tie of those who were in it loses the fact; a tie that rested on nothing else is gone. */
async function takeFromTies(tx: ActorTx, { territoryId }: Actor, { id, fact, circle_id }: Taken) {
  const { rows: pairs } = await sql<{ a_id: string; b_id: string }>`
    select tie.a_id, tie.b_id from tie
    join tie_evidence_node a on a.territory_id = tie.territory_id and a.node_id = tie.a_id
    join tie_evidence_node b on b.territory_id = tie.territory_id and b.node_id = tie.b_id
    where tie.territory_id = ${territoryId} and a.evidence_id = ${id} and b.evidence_id = ${id}
      and tie.circle_id is not distinct from ${circle_id}::uuid
    order by tie.a_id, tie.b_id for update of tie
  `.execute(tx)
  if (pairs.length === 0) return
  await sql`
    with pair as (
      select * from unnest(${pairs.map((pair) => pair.a_id)}::uuid[], ${pairs.map((pair) => pair.b_id)}::uuid[]) as pair(a_id, b_id)
    ), left_over as (
      select t.a_id, t.b_id, t.facts[:at.place - 1] || t.facts[at.place + 1:] as facts
      from pair join tie t on t.a_id = pair.a_id and t.b_id = pair.b_id,
      lateral (select array_position(t.facts, ${fact}::bigint) as place) as at
      where t.territory_id = ${territoryId} and t.circle_id is not distinct from ${circle_id}::uuid and at.place is not null
    ), gone as (
      delete from tie using left_over
      where tie.territory_id = ${territoryId} and tie.a_id = left_over.a_id and tie.b_id = left_over.b_id
        and tie.circle_id is not distinct from ${circle_id}::uuid and cardinality(left_over.facts) = 0
    )
    update tie set facts = left_over.facts, times = cardinality(left_over.facts),
      first_on = date '0001-01-01' + (left_over.facts[1] >> 26)::int,
      last_on = date '0001-01-01' + (select max(case when f & 1048575 = 1048575 then f >> 26 else f & 1048575 end)::int
        from unnest(left_over.facts) as f)
    from left_over
    where tie.territory_id = ${territoryId} and tie.a_id = left_over.a_id and tie.b_id = left_over.b_id
      and tie.circle_id is not distinct from ${circle_id}::uuid and cardinality(left_over.facts) > 0
  `.execute(tx)
}

/** The fact was another: other nodes, another day, another circle. */
export async function correctEvidence(tx: ActorTx, actor: Actor, evidence: Evidence) {
  await removeEvidence(tx, actor, evidence)
  await writeEvidence(tx, actor, evidence)
}

/** A fact that lasts ended on a day, or lasts on (`null`). A source without evidence leaves all as it is. */
export async function endEvidence(tx: ActorTx, actor: Actor, source: Source, untilOn: string | null) {
  const known = await tx
    .selectFrom('tie_evidence as e')
    .innerJoin('tie_evidence_node as n', 'n.evidence_id', 'e.id')
    .where('e.source_kind', '=', source.sourceKind)
    .where('e.source_id', '=', source.sourceId)
    .where('e.kind', '=', source.kind)
    .select(['e.on_date', 'e.formal', 'e.circle_id', 'n.node_kind', 'n.node_id'])
    .execute()
  const [first] = known
  if (!first) return
  await correctEvidence(tx, actor, {
    ...source,
    on: untilOn !== null && untilOn < first.on_date ? untilOn : first.on_date,
    untilOn,
    formal: first.formal,
    circleId: first.circle_id,
    nodes: known.map((row) => ({ kind: row.node_kind as NodeKind, id: row.node_id })),
  })
}

/**
 * Someone takes a part in an organisation, which ties them to it from that day, or from `today` where nobody knows, for as
 * long as they have it. False when this very form was recorded before.
 */
export async function joinOrganisation(
  tx: ActorTx,
  actor: Actor,
  id: string,
  member: NewMember,
  today: string,
) {
  if (!(await addMember(tx, actor, id, member))) return false
  const body = await tx
    .selectFrom('organisation')
    .where('id', '=', member.organisationId)
    .select('formal')
    .executeTakeFirst()
  await writeEvidence(tx, actor, {
    kind: 'member',
    sourceKind: 'organisation_member',
    sourceId: id,
    ...memberSpan(member, today),
    formal: body?.formal ?? false,
    nodes: [
      { kind: 'person', id: member.personId },
      { kind: 'organisation', id: member.organisationId },
    ],
  })
  return true
}

/** A part in an organisation ends on a day, and from then on the tie fades. False when there is none, or it began later. */
export async function leaveOrganisation(tx: ActorTx, actor: SignedInActor, id: string, untilOn: string) {
  if (!(await endMembership(tx, actor, id, untilOn))) return false
  await endEvidence(tx, actor, { kind: 'member', sourceKind: 'organisation_member', sourceId: id }, untilOn)
  return true
}

/**
 * Makes every tie of the territory anew from its evidence, those of circles too: after a list was taken in, or to prove that
 * the ties are right. Says how many were not what they should be. For the command line alone: nobody sees every circle.
 */
export async function rebuildTies(tx: ActorTx): Promise<number> {
  const { rows } = await sql<{ changed: number }>`select app.rebuild_ties() as changed`.execute(tx)
  return rows[0]?.changed ?? 0
}
