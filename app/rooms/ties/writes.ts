import { sql } from 'kysely'
import type { Actor } from '../../ground/access/actor.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { newId } from '../../ground/db/ids.ts'
import { addMember, type NewMember } from '../organisations/writes.ts'
import { distinctNodes, type Evidence, isCrowd, LARGEST_CIRCLE, type Source } from './rules.ts'

/**
 * Records a fact that brings its nodes together, and what it adds to their ties, in one statement. A crowd is
 * recorded but ties nobody. Each source gives one evidence of a kind: to change it, `correctEvidence`.
 */
export async function writeEvidence(
  tx: ActorTx,
  actor: Actor,
  { kind, sourceKind, sourceId, on, nodes }: Evidence,
) {
  const together = distinctNodes(nodes)
  const kinds = together.map((node) => node.kind)
  const ids = together.map((node) => node.id)
  const tied = isCrowd(together) ? [] : ids
  const evidenceId = newId()
  // Pairs in one order, here and in removeEvidence, so that two writers never wait for each other.
  await sql`
    with evidence as (
      insert into tie_evidence (territory_id, id, kind, source_kind, source_id, on_date)
      values (${actor.territoryId}, ${evidenceId}, ${kind}, ${sourceKind}, ${sourceId}, ${on}::date)
    ), node as (
      insert into tie_evidence_node (territory_id, evidence_id, node_kind, node_id)
      select ${actor.territoryId}::uuid, ${evidenceId}::uuid, node_kind, node_id
      from unnest(${kinds}::text[], ${ids}::uuid[]) as n(node_kind, node_id)
    )
    insert into tie (territory_id, a_id, b_id, a_kind, b_kind, times, first_on, last_on)
    select ${actor.territoryId}::uuid, a.id, b.id, a.kind, b.kind, 1, ${on}::date, ${on}::date
    from unnest(${kinds}::text[], ${ids}::uuid[]) as a(kind, id)
    join unnest(${kinds}::text[], ${ids}::uuid[]) as b(kind, id) on a.id < b.id
    where a.id = any (${tied}::uuid[])
    order by a.id, b.id
    on conflict (territory_id, a_id, b_id) do update set
      times = tie.times + 1,
      first_on = least(tie.first_on, excluded.first_on),
      last_on = greatest(tie.last_on, excluded.last_on)
  `.execute(tx)
}

/** Takes a fact back, and with it what it had added to the ties. A source without evidence leaves all as it is. */
export async function removeEvidence(tx: ActorTx, actor: Actor, { kind, sourceKind, sourceId }: Source) {
  const evidence = await tx
    .selectFrom('tie_evidence')
    .where('source_kind', '=', sourceKind)
    .where('source_id', '=', sourceId)
    .where('kind', '=', kind)
    .select('id')
    .forUpdate()
    .executeTakeFirst()
  if (!evidence) return

  // Locked first: what others were adding to these ties is committed, hence counted, by the time we count again.
  const { rows: touched } = await sql<{ a_id: string; b_id: string }>`
    select tie.a_id, tie.b_id from tie
    join tie_evidence_node a on a.territory_id = tie.territory_id and a.node_id = tie.a_id
    join tie_evidence_node b on b.territory_id = tie.territory_id and b.node_id = tie.b_id
    where tie.territory_id = ${actor.territoryId} and a.evidence_id = ${evidence.id} and b.evidence_id = ${evidence.id}
    order by tie.a_id, tie.b_id for update of tie
  `.execute(tx)
  await tx.deleteFrom('tie_evidence').where('id', '=', evidence.id).execute()
  await countAgain(tx, actor, touched)
}

/** The fact was another: other nodes, or another day. */
export async function correctEvidence(tx: ActorTx, actor: Actor, evidence: Evidence) {
  await removeEvidence(tx, actor, evidence)
  await writeEvidence(tx, actor, evidence)
}

/**
 * Someone takes a part in an organisation, which ties them to it from that day, or from `today` where nobody knows.
 * False when this very form was recorded before.
 */
export async function joinOrganisation(
  tx: ActorTx,
  actor: Actor,
  id: string,
  member: NewMember,
  today: string,
) {
  if (!(await addMember(tx, actor, id, member))) return false
  await writeEvidence(tx, actor, {
    kind: 'member',
    sourceKind: 'organisation_member',
    sourceId: id,
    on: member.fromOn ?? today,
    nodes: [
      { kind: 'person', id: member.personId },
      { kind: 'organisation', id: member.organisationId },
    ],
  })
  return true
}

async function countAgain(tx: ActorTx, actor: Actor, pairs: { a_id: string; b_id: string }[]) {
  if (pairs.length === 0) return
  await sql`
    with counted as (
      select pair.a_id, pair.b_id, count(e.id)::int as times, min(e.on_date) as first_on, max(e.on_date) as last_on
      from unnest(${pairs.map((pair) => pair.a_id)}::uuid[], ${pairs.map((pair) => pair.b_id)}::uuid[]) as pair(a_id, b_id)
      left join (
        tie_evidence_node a
        join tie_evidence_node b on b.territory_id = a.territory_id and b.evidence_id = a.evidence_id
        join tie_evidence e on e.territory_id = a.territory_id and e.id = a.evidence_id
          and ${circle(sql`e`)}
      ) on a.territory_id = ${actor.territoryId} and a.node_id = pair.a_id and b.node_id = pair.b_id
      group by pair.a_id, pair.b_id
    ), gone as (
      delete from tie using counted
      where tie.territory_id = ${actor.territoryId} and tie.a_id = counted.a_id and tie.b_id = counted.b_id and counted.times = 0
    )
    update tie set times = counted.times, first_on = counted.first_on, last_on = counted.last_on
    from counted
    where tie.territory_id = ${actor.territoryId} and tie.a_id = counted.a_id and tie.b_id = counted.b_id and counted.times > 0
  `.execute(tx)
}

/**
 * Makes every tie of the territory anew from its evidence: after a list was taken in, or to prove that the ties are
 * right. Nobody else should be writing evidence meanwhile.
 */
export async function rebuildTies(tx: ActorTx, actor: Actor) {
  await tx.deleteFrom('tie').execute()
  await sql`
    insert into tie (territory_id, a_id, b_id, a_kind, b_kind, times, first_on, last_on)
    select ${actor.territoryId}::uuid, a.node_id, b.node_id, min(a.node_kind), min(b.node_kind),
      count(*), min(e.on_date), max(e.on_date)
    from tie_evidence e
    join tie_evidence_node a on a.territory_id = e.territory_id and a.evidence_id = e.id
    join tie_evidence_node b on b.territory_id = e.territory_id and b.evidence_id = e.id and a.node_id < b.node_id
    where e.territory_id = ${actor.territoryId} and ${circle(sql`e`)}
    group by a.node_id, b.node_id
  `.execute(tx)
}

/** That the evidence called `e` is no crowd. */
const circle = (e: ReturnType<typeof sql>) => sql`(
  select count(*) from tie_evidence_node n
  where n.territory_id = ${e}.territory_id and n.evidence_id = ${e}.id and n.node_kind = 'person'
) <= ${LARGEST_CIRCLE}`
