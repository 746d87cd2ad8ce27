import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import { recordAll } from '../../../ground/journal/record.ts'
import { refusalsToName } from '../../people/guardians/reads.ts'
import type { NodeKind } from '../rules.ts'
import { changed } from '../writes.ts'
import { declaredPairs, knownNodes } from './reads.ts'
import { BrokenLine, LEFT_OUT, type LeftOut, type ListedTie, MOST_TIES, pairKey } from './rules.ts'

const AT_ONCE = 2000
const LINES_TOLD = 5

export type Imported = {
  read: number
  made: number
  left: Record<LeftOut, { count: number; lines: number[] }>
}
type Known = { at: number; id: string; kind: NodeKind }
type Pair = { one: Known; two: Known; line: number; sinceOn: string; formal: boolean }

/**
 * Takes a list of ties in as declared ties that last. A line that cannot be read throws, and the caller's transaction leaves
 * nothing; ties of somebody with themself, said twice, of records unknown here, declared already, or of people who may not
 * be named are left out and counted with their first lines.
 */
export async function importTies(
  tx: ActorTx,
  actor: Actor,
  batches: AsyncIterable<ListedTie[]>,
  today: string,
): Promise<Imported> {
  const nodes = await knownNodes(tx)
  const seen = await declaredPairs(tx, nodes)
  const standing = new Set(seen)
  const left = Object.fromEntries(
    LEFT_OUT.map((why) => [why, { count: 0, lines: [] as number[] }]),
  ) as Imported['left']
  const leave = (why: LeftOut, line: number) => {
    left[why].count += 1
    if (left[why].lines.length < LINES_TOLD) left[why].lines.push(line)
  }
  let read = 0
  let made = 0
  let waiting: Pair[] = []
  const write = async () => {
    const named = await whoMayBeNamed(tx, actor, waiting, today)
    for (const { line } of waiting.filter((pair) => !named(pair))) leave('unnamed', line)
    const pairs = waiting.filter(named)
    waiting = []
    await writePairs(tx, actor, pairs)
    made += pairs.length
  }
  for await (const batch of batches) {
    for (const { line, one, two, sinceOn, formal } of batch) {
      read += 1
      const [a, b] = [nodes.get(one), nodes.get(two)]
      if (!a || !b) leave('unknown', line)
      else if (a.at === b.at) leave('self', line)
      else {
        const key = pairKey(a, b, nodes.size)
        if (standing.has(key)) leave('already', line)
        else if (seen.has(key)) leave('twice', line)
        else if (seen.size >= MOST_TIES)
          throw new BrokenLine(line, `more than ${MOST_TIES} ties are no list of a territory`)
        else {
          seen.add(key)
          if (sinceOn && sinceOn > today)
            throw new BrokenLine(line, `since is ${sinceOn}, which is yet to come`)
          waiting.push({ one: a, two: b, line, sinceOn: sinceOn ?? today, formal })
        }
      }
    }
    if (waiting.length >= AT_ONCE) await write()
  }
  if (waiting.length) await write()
  return { read, made, left }
}

async function whoMayBeNamed(tx: ActorTx, actor: Actor, pairs: readonly Pair[], today: string) {
  const people = pairs.flatMap(({ one, two }) => [one, two]).filter(({ kind }) => kind === 'person')
  const refused = await refusalsToName(tx, actor, [...new Set(people.map(({ id }) => id))], today)
  return ({ one, two }: Pair) => !refused.has(one.id) && !refused.has(two.id)
}

/** Declared ties with their evidence and what it adds to the ties, in few statements. */
async function writePairs(tx: ActorTx, actor: Actor, all: readonly Pair[]) {
  const territory = sql`${actor.territoryId}::uuid`
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const pairs = all.slice(from, from + AT_ONCE)
    const ids = pairs.map(() => newId())
    const rows = pairs.map(({ one, two, sinceOn, formal }, at) => {
      const [a, b] = one.id < two.id ? [one, two] : [two, one]
      return { id: ids[at], evidence: newId(), a: a.id, ak: a.kind, b: b.id, bk: b.kind, on: sinceOn, formal }
    })
    await sql`
      with said as materialized (
        select s.*, app.tie_fact('declared', s.formal, true, s."on", null) as fact
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as s(id uuid, evidence uuid, a uuid, ak text, b uuid, bk text, "on" date, formal boolean)
      ), declared as (
        insert into tie_declared (territory_id, id, one_kind, one_id, two_kind, two_id, formal, since_on, said_by, recorded_by)
        select ${territory}, id, ak, a, bk, b, formal, "on", 'list', ${actor.personId}::uuid from said
      ), evidence as (
        insert into tie_evidence (territory_id, id, kind, source_kind, source_id, on_date, lasting, formal)
        select ${territory}, evidence, 'declared', 'tie_declared', id, "on", true, formal from said
      ), node as (
        insert into tie_evidence_node (territory_id, evidence_id, node_kind, node_id)
        select ${territory}, evidence, ak, a from said union all select ${territory}, evidence, bk, b from said
      ), version as (${changed(actor)})
      insert into tie (territory_id, a_id, b_id, a_kind, b_kind, times, first_on, last_on, facts)
      select ${territory}, a, b, ak, bk, 1, "on", "on", array[fact] from said order by a, b
      on conflict (territory_id, a_id, b_id, side) do update set
        times = tie.times + 1,
        first_on = least(tie.first_on, excluded.first_on),
        last_on = greatest(tie.last_on, excluded.last_on),
        facts = array(select f from unnest(tie.facts || excluded.facts) as f order by f)
    `.execute(tx)
    await recordAll(tx, actor, 'ties.declared', 'tie_declared', ids)
  }
}

/** Writes down that the network left as a file, and why where it left with names. */
export async function recordExport(tx: ActorTx, actor: Actor, reason: string | undefined) {
  const id = newId()
  await tx
    .insertInto('tie_export')
    .values({ territory_id: actor.territoryId, id, with_names: reason !== undefined, reason: reason ?? null })
    .execute()
  await recordAll(
    tx,
    actor,
    reason === undefined ? 'ties.exported' : 'ties.exportedWithNames',
    'tie_export',
    [id],
  )
}
