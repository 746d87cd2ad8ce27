import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import { type CommandActor, commandIn } from '../app/ground/access/actor.ts'
import { asOwner } from '../app/ground/db/as-owner.ts'
import { asActor } from '../app/ground/db/database.ts'
import { newId } from '../app/ground/db/ids.ts'
import { foundTerritory } from '../app/rooms/territories/writes.ts'
import { edgesAsOf, stampOfTies } from '../app/rooms/ties/edges/reads.ts'
import type { Evidence } from '../app/rooms/ties/rules.ts'
import { rebuildTies, removeEvidence, writeEvidence } from '../app/rooms/ties/writes.ts'
import { readConfig } from '../app/shell/config.ts'
import { openHouse } from '../app/shell/open-house.ts'
import { makeManyPeople } from './many-people.ts'
import { cpuMsOfFamily, postmasterOf } from './processes.ts'

const PEOPLE = 6000
const SESSIONS = 2200
const AS_OF = '2019-09-30'
const CLASS = 30
const TIMES = 40

/** What ties cost on a district's network: closing a session of 30, opening it again, and every tie as of a day. */
export async function bench(scale: number, say: (line: string) => void) {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'trama-bench-ties-'))
  const house = await openHouse(readConfig({ ...process.env, TRAMA_DATA: dataDir }), {
    as: 'command',
    say: () => {},
  })
  try {
    const founded = await foundTerritory(
      {
        name: 'Banco',
        slug: 'banco',
        language: 'it',
        timeZone: 'Europe/Rome',
        istatCodes: ['017113'],
        example: true,
      },
      house.command,
    )
    if (!founded.ok) throw new Error(founded.refusal)
    const actor = commandIn(founded.value.id, ['facilitator', 'coordinator'])
    const people = await asOwner(house.database, (owner) => prepare(owner, actor.territoryId, scale))
    const timed = stopwatch(postmasterOf(dataDir))
    const rebuilt = await timed(1, async () => {
      await asActor(actor, rebuildTies)
    })
    await asOwner(house.database, (owner) => owner.query('vacuum analyze'))
    const edges = await asActor(actor, (tx) => edgesAsOf(tx, actor, { on: AS_OF }))
    say(
      `${edges.ids.length} people with ties, ${edges.weight.length} ties; all made anew in ${rebuilt.p50.toFixed(0)} ms`,
    )
    await measure(actor, people, scale, say, timed)
  } finally {
    await house.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function measure(
  actor: CommandActor,
  people: string[],
  scale: number,
  say: (line: string) => void,
  timed: Timed,
) {
  const amount = Math.max(5, Math.round(TIMES * scale))
  const row = (name: string, { p50, p95, cpu }: Took, aim: string) =>
    say(
      `${name.padEnd(58)} p50 ${p50.toFixed(1).padStart(7)} ms   p95 ${p95.toFixed(1).padStart(7)} ms   processor ${cpu.toFixed(1).padStart(6)} ms   aim ${aim}`,
    )
  row(
    'every tie as of a day, from the database',
    await timed(amount, () => asActor(actor, (tx) => edgesAsOf(tx, actor, { on: AS_OF }))),
    '≤ 150',
  )
  row(
    'the stamp by which a picture is kept',
    await timed(amount, () => asActor(actor, (tx) => stampOfTies(tx, actor))),
    '',
  )
  for (const [name, from] of [
    ['who never met', (n: number) => (n * CLASS * 7) % (people.length - CLASS)],
    ['who met before', () => 0],
  ] as const) {
    const sessions = Array.from({ length: amount }, (_, n) => session(people.slice(from(n), from(n) + CLASS)))
    const at = { write: 0, remove: 0 }
    row(
      `closing a session of ${CLASS} ${name}: 435 ties`,
      await inside(timed, actor, amount, (tx) => writeEvidence(tx, actor, sessions[at.write++] as Evidence)),
      '≤ 20',
    )
    row(
      `opening it again`,
      await inside(timed, actor, amount, (tx) =>
        removeEvidence(tx, actor, sessions[at.remove++] as Evidence),
      ),
      '',
    )
  }
}

const session = (ids: string[]): Evidence => ({
  kind: 'attended',
  sourceKind: 'activity_session',
  sourceId: newId(),
  on: AS_OF,
  nodes: ids.map((id) => ({ kind: 'person', id })),
})

/** `cpu`: of the database and of this process together, each time; says more than the clock where others work too. */
type Took = { p50: number; p95: number; cpu: number }
type Timed = (times: number, work: (lap: (took: number) => void) => Promise<unknown>) => Promise<Took>

/** Takes the time of some work, or of the part of it that tells its own. */
const stopwatch =
  (postmaster: number | undefined): Timed =>
  async (times, work) => {
    const took: number[] = []
    const used = () => {
      const { user, system } = process.cpuUsage()
      return (user + system) / 1000 + (postmaster ? cpuMsOfFamily(postmaster) : 0)
    }
    const before = used()
    for (let n = 0; n < times; n += 1) {
      const started = performance.now()
      let lapped: number | undefined
      await work((lap) => {
        lapped = lap
      })
      took.push(lapped ?? performance.now() - started)
    }
    took.sort((a, b) => a - b)
    return {
      p50: took[Math.floor(took.length / 2)] ?? 0,
      p95: took[Math.floor(took.length * 0.95)] ?? 0,
      cpu: (used() - before) / times,
    }
  }

/** Only what the ties add to a transaction that is made anyway; each is committed. */
const inside = (
  timed: Timed,
  actor: CommandActor,
  times: number,
  work: (tx: Parameters<Parameters<typeof asActor>[1]>[0]) => Promise<unknown>,
): Promise<Took> =>
  timed(times, (lap) =>
    asActor(actor, async (tx) => {
      await tx.selectFrom('tie_setting').select('half_life_days').execute()
      const started = performance.now()
      await work(tx)
      lap(performance.now() - started)
    }),
  )

/** People in neighbourhoods who come together in groups of two to twelve, some far more often than others. */
export async function prepare(owner: pg.Client, territoryId: string, scale: number): Promise<string[]> {
  const count = Math.max(200, Math.round(PEOPLE * scale))
  await makeManyPeople(owner, territoryId, count)
  const { rows } = await owner.query<{ id: string }>(
    'select id from person where territory_id = $1 order by id',
    [territoryId],
  )
  await owner.query(
    `with facts as (
       insert into tie_evidence (territory_id, id, kind, source_kind, source_id, on_date)
       select $1, gen_random_uuid(), 'attended', 'activity_session', gen_random_uuid(), date '2016-05-18' + (n * 13) % 1225
       from generate_series(1, $2::int) n returning id
     ), numbered as (select id, row_number() over (order by id) as n from facts)
     insert into tie_evidence_node (territory_id, evidence_id, node_kind, node_id)
     select distinct $1::uuid, f.id, 'person', ($3::uuid[])[1 + ((f.n * 97) % ($4 / 40)) * 40 + floor(40 * power(random(), 1.6))::int]
     from numbered f, generate_series(1, 2 + (f.n % 11)::int) as seat
     on conflict do nothing`,
    [territoryId, Math.round(SESSIONS * scale), rows.map(({ id }) => id), count],
  )
  return rows.map(({ id }) => id)
}
