import { sql } from 'kysely'
import type { Actor, SignedInActor } from '../../../ground/access/actor.ts'
import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { objectorsTo } from '../../people/consents/reads.ts'
import { refusalsToName } from '../../people/guardians/reads.ts'
import { fullName, TEAM } from '../../people/rules.ts'
import { profilesToIntroduce } from '../profiles/reads.ts'
import {
  type Became,
  complementaryPairs,
  complements,
  type Distance,
  farness,
  type Kind,
  nearness,
  type Proposal,
  pairOf,
  strangersAmong,
} from './rules.ts'

/** Of so many complementary pairs it is looked up whether they know each other. */
const LOOKED_UP = 300

export type Which = 'mine' | 'people' | 'groups' | 'all'
type Asking = {
  today: string
  which: Which
  limit: number
  /** Which community someone is in, where the picture of the network has been made. */
  communityOf?: ((id: string) => number | undefined) | undefined
  /** Of these ids alone: what was found before is asked again at a fraction of the work. */
  only?: readonly string[] | undefined
}

/** Whom to introduce to whom, as far as the actor may read both. */
export async function proposalsFor(
  tx: ActorTx,
  actor: SignedInActor,
  { today, which, limit, communityOf, only }: Asking,
): Promise<Proposal[]> {
  const left = await leftOut(tx, actor)
  const known = (await profilesToIntroduce(tx, actor, today, only)).filter(({ id }) => !left.has(id))
  const profiles = which === 'groups' ? known.filter(({ kind }) => kind === 'organisation') : known
  const decided = await decidedPairs(tx, actor)
  const complementary = complementaryPairs(profiles, {
    among: which === 'mine' ? await myPeople(tx, actor) : undefined,
    isDecided: (pair) => decided.has(pair),
  })
  const pairs = (which === 'people' ? complementary.filter(areBothPeople) : complementary).slice(0, LOOKED_UP)
  const people = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))].filter(({ kind }) => kind === 'person')
  const unnamed = await refusalsToName(
    tx,
    actor,
    people.map(({ id }) => id),
    today,
  )
  const named = pairs.filter(({ a, b }) => !unnamed.has(a.id) && !unnamed.has(b.id))
  const distance = await distances(tx, actor, named, communityOf)
  return strangersAmong(named, distance, limit)
}

const areBothPeople = ({ a, b }: Proposal) => a.kind === 'person' && b.kind === 'person'

/** Who is never proposed: whoever objected to the analysis of the network, and operators in their role. */
async function leftOut(tx: ActorTx, actor: Actor): Promise<Set<string>> {
  const objectors = await objectorsTo(tx, actor, 'network')
  for (const id of await operatorIds(tx)) objectors.add(id)
  return objectors
}

const operatorIds = async (tx: ActorTx): Promise<string[]> => {
  const rows = await tx
    .selectFrom('role_assignment')
    .where('role', 'in', [...TEAM, 'administrator', 'evaluator'])
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', sql<Date>`now()`)]))
    .select('person_id')
    .distinct()
    .execute()
  return rows.map(({ person_id }) => person_id)
}

/** Everybody the actor wrote down as met, people and bodies alike. */
async function myPeople(tx: ActorTx, actor: SignedInActor): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct coalesce(p.merged_into, p.id) as id from encounter e
    join encounter_person m on m.territory_id = e.territory_id and m.encounter_id = e.id
    join person p on p.territory_id = e.territory_id and p.id = m.person_id
    where e.territory_id = ${actor.territoryId} and e.recorded_by = ${actor.personId}
    union
    select distinct o.organisation_id from encounter e
    join encounter_organisation o on o.territory_id = e.territory_id and o.encounter_id = e.id
    where e.territory_id = ${actor.territoryId} and e.recorded_by = ${actor.personId}`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/** Pairs not to propose to the actor: taken on by anyone, dismissed for everyone, or dismissed by the actor. */
async function decidedPairs(tx: ActorTx, actor: SignedInActor): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('introduction')
    .where((eb) =>
      eb.or([
        eb('decision', '=', 'accepted'),
        eb('for_everyone', '=', true),
        eb('decided_by', '=', actor.personId),
      ]),
    )
    .select(['a_id', 'b_id'])
    .execute()
  return new Set(rows.map(({ a_id, b_id }) => pairOf(a_id, b_id)))
}

/** Whether two are tied, or share someone they are both tied to; places and operators join nobody. */
async function distances(
  tx: ActorTx,
  actor: Actor,
  pairs: readonly Proposal[],
  communityOf: Asking['communityOf'],
): Promise<(a: string, b: string) => Distance> {
  const ids = [...new Set(pairs.flatMap(({ a, b }) => [a.id, b.id]))]
  const operators = await operatorIds(tx)
  const { rows } = await sql<{ id: string; other: string }>`
    with same as materialized (
      select p.id as recorded, coalesce(p.merged_into, p.id) as id from person p
      where p.territory_id = ${actor.territoryId} and (p.id = any (${ids}::uuid[]) or p.merged_into = any (${ids}::uuid[]))
      union
      select o.id, o.id from organisation o where o.territory_id = ${actor.territoryId} and o.id = any (${ids}::uuid[])
    ), beside as (
      select same.id, t.b_id as other from same join tie t
        on t.territory_id = ${actor.territoryId} and t.a_id = same.recorded and t.b_kind <> 'place'
      union all
      select same.id, t.a_id from same join tie t
        on t.territory_id = ${actor.territoryId} and t.b_id = same.recorded and t.a_kind <> 'place'
    )
    select distinct beside.id, coalesce(p.merged_into, beside.other) as other from beside
    left join person p on p.territory_id = ${actor.territoryId} and p.id = beside.other
    where beside.other <> all (${operators}::uuid[])`.execute(tx)
  const besides = new Map<string, Set<string>>()
  for (const { id, other } of rows) {
    const known = besides.get(id)
    if (known) known.add(other)
    else besides.set(id, new Set([other]))
  }
  const of = (id: string) => besides.get(id) ?? new Set<string>()
  return (a, b) => {
    const [mine, theirs] = [communityOf?.(a), communityOf?.(b)]
    return {
      tied: of(a).has(b),
      shareSomeone: [...of(a)].some((id) => of(b).has(id)),
      otherCommunity: mine !== undefined && theirs !== undefined && mine !== theirs,
    }
  }
}

export type Side = { id: string; kind: Kind; name: string }
export type Introduction = {
  id: string
  a: Side
  b: Side
  decision: 'accepted' | 'dismissed'
  forEveryone: boolean
  decidedOn: string
  dueOn: string | null
  decidedById: string
  decidedBy: string | null
  /** The last thing noted about it. */
  became: { became: Became; on: string; encounterId: string | null } | null
}

type Wanted = {
  id?: string
  decision?: 'accepted' | 'dismissed'
  by?: string
  openUntil?: string
  limit?: number
}

/** What was decided, the first due first; the names as the actor may read them: a pair half of which is hidden is not there. */
export async function introductions(tx: ActorTx, actor: Actor, wanted: Wanted): Promise<Introduction[]> {
  const { id = null, decision = null, by = null, openUntil = null, limit = 100 } = wanted
  const { rows } = await sql<Row>`
    select i.id, i.a_kind as "aKind", i.b_kind as "bKind", i.decision, i.for_everyone as "forEveryone",
      i.decided_on as "decidedOn", i.due_on as "dueOn", i.decided_by as "decidedById",
      coalesce(ka.id, pa.id, oa.id) as "aId", coalesce(ka.given_name, pa.given_name) as "aGiven",
      coalesce(ka.family_name, pa.family_name) as "aFamily", oa.name as "aName",
      coalesce(kb.id, pb.id, ob.id) as "bId", coalesce(kb.given_name, pb.given_name) as "bGiven",
      coalesce(kb.family_name, pb.family_name) as "bFamily", ob.name as "bName",
      d.given_name as "byGiven", d.family_name as "byFamily",
      last.became, last.on_date as "on", last.encounter_id as "encounterId"
    from introduction i
    left join person pa on pa.territory_id = i.territory_id and pa.id = i.a_id
    left join person ka on ka.territory_id = i.territory_id and ka.id = pa.merged_into
    left join organisation oa on oa.territory_id = i.territory_id and oa.id = i.a_id
    left join person pb on pb.territory_id = i.territory_id and pb.id = i.b_id
    left join person kb on kb.territory_id = i.territory_id and kb.id = pb.merged_into
    left join organisation ob on ob.territory_id = i.territory_id and ob.id = i.b_id
    left join person d on d.territory_id = i.territory_id and d.id = i.decided_by
    left join lateral (
      select o.became, o.on_date, o.encounter_id from introduction_outcome o
      where o.territory_id = i.territory_id and o.introduction_id = i.id
      order by o.recorded_at desc, o.id desc limit 1) last on true
    where i.territory_id = ${actor.territoryId}
      and (${id}::uuid is null or i.id = ${id}) and (${decision}::text is null or i.decision = ${decision})
      and (${by}::uuid is null or i.decided_by = ${by})
      and (${openUntil}::date is null or i.due_on <= ${openUntil} and coalesce(last.became, 'later') = 'later')
      and coalesce(pa.id, oa.id) is not null and coalesce(pb.id, ob.id) is not null
    order by coalesce(last.became, 'later') <> 'later', i.due_on nulls last, i.decided_on desc, i.id
    limit ${limit}`.execute(tx)
  return rows.map(introductionOf)
}

type Row = Omit<Introduction, 'a' | 'b' | 'became' | 'decidedBy'> & {
  [side in 'a' | 'b' as `${side}Id`]: string
} & { [side in 'a' | 'b' as `${side}Kind`]: Kind } & {
  [side in 'a' | 'b' | 'by' as `${side}Given` | `${side}Family`]: string | null
} & { aName: string | null; bName: string | null } & {
  became: Became | null
  on: string | null
  encounterId: string | null
}

const nameOf = (given: string | null, family: string | null) =>
  given === null ? null : fullName({ given_name: given, family_name: family ?? '' })

const introductionOf = (row: Row): Introduction => ({
  id: row.id,
  a: { id: row.aId, kind: row.aKind, name: row.aName ?? nameOf(row.aGiven, row.aFamily) ?? '' },
  b: { id: row.bId, kind: row.bKind, name: row.bName ?? nameOf(row.bGiven, row.bFamily) ?? '' },
  decision: row.decision,
  forEveryone: row.forEveryone,
  decidedOn: row.decidedOn,
  dueOn: row.dueOn,
  decidedById: row.decidedById,
  decidedBy: nameOf(row.byGiven, row.byFamily),
  became: row.became && row.on ? { became: row.became, on: row.on, encounterId: row.encounterId } : null,
})

/** Why a pair was dismissed: read by whoever said so. */
export async function reasonOf(tx: ActorTx, introductionId: string) {
  const row = await tx
    .selectFrom('introduction_reason')
    .where('introduction_id', '=', introductionId)
    .select(['why', 'sealed'])
    .executeTakeFirst()
  return (
    row && { why: row.why, words: row.sealed && unseal(row.sealed, `introduction_reason:${introductionId}`) }
  )
}

/** Encounters since a day at which both were: perhaps the one where they got to know each other. */
export async function encountersOfBoth(tx: ActorTx, actor: Actor, { a, b, decidedOn }: Introduction) {
  const { rows } = await sql<{ id: string; metAt: Date }>`
    with who as (
      select m.encounter_id, coalesce(p.merged_into, p.id) as id from encounter_person m
      join person p on p.territory_id = m.territory_id and p.id = m.person_id
      where m.territory_id = ${actor.territoryId} and (p.id in (${a.id}, ${b.id}) or p.merged_into in (${a.id}, ${b.id}))
      union
      select o.encounter_id, o.organisation_id from encounter_organisation o
      where o.territory_id = ${actor.territoryId} and o.organisation_id in (${a.id}, ${b.id})
    )
    select e.id, e.met_at as "metAt" from encounter e
    where e.territory_id = ${actor.territoryId} and e.met_on >= ${decidedOn}
      and (select count(distinct who.id) from who where who.encounter_id = e.id) = 2
    order by e.met_at desc limit 10`.execute(tx)
  return rows
}

/** The two as their profiles tell them, and what speaks for introducing them; not there where the actor may not read one. */
export async function pairProposed(
  tx: ActorTx,
  actor: SignedInActor,
  ids: readonly [string, string],
  today: string,
): Promise<Proposal | undefined> {
  const profiles = await profilesToIntroduce(tx, actor, today, ids)
  const [a, b] = ids.map((id) => profiles.find((one) => one.id === id))
  if (!a || !b) return undefined
  const reasons = complements(a, b)
  const space = nearness(a, b)
  if (space) reasons.push(space)
  const far = farness((await distances(tx, actor, [{ a, b, reasons }], undefined))(a.id, b.id))
  if (far) reasons.push(far)
  return { a, b, reasons }
}
