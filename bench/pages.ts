import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { asOwner } from '../app/ground/db/as-owner.ts'
import { newId } from '../app/ground/db/ids.ts'
import { foundTerritory } from '../app/rooms/territories/writes.ts'
import { readConfig } from '../app/shell/config.ts'
import { openHouse } from '../app/shell/open-house.ts'
import { enterAs } from './enter-as.ts'
import { type Load, type Measured, measure } from './load.ts'
import { MANY, makeManyPeople } from './many-people.ts'
import type { PolicyCost } from './policies.ts'
import { policiesOnExample, TIMES } from './policies-on-example.ts'
import { postmasterOf, rssMbOf, runProgram, startProgram } from './processes.ts'

const HOOKS = ['--import', './bin/tsx-hook.mjs']
/** What bin/start.mjs gives the server. */
const AS_STARTED = ['--max-semi-space-size=4']
const EXAMPLE = 'bassa-bresciana-orientale'
const PORT = 4700
const BARE_PORT = 4701

type Aim = { cpuMs?: number; note?: string }
export type PageReport = {
  calibration: Measured[]
  pages: (Measured & Aim)[]
  policies: PolicyCost[]
  loadS: number
  rssMb: number
}

/** What the pages people wait for cost, on the example and on a territory of 67,000 people. `scale` 1 is the full form. */
export async function benchPages(scale: number, say: (line: string) => void): Promise<PageReport> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'trama-bench-'))
  const env = {
    ...process.env,
    TRAMA_DATA: dataDir,
    PORT: String(PORT),
    TRAMA_LOG: 'quiet',
    // One account writes as fast as it can here, which nobody's hands do.
    TRAMA_LIMITS: 'off',
    HOST: '127.0.0.1',
    TRAMA_URL: `http://127.0.0.1:${PORT}`,
  }
  const amount = (full: number) => Math.max(20, Math.round(full * scale))
  const stops: (() => Promise<void>)[] = []
  try {
    say('loading the example…')
    const started = performance.now()
    await runProgram([...HOOKS, 'app/shell/trama.ts', 'example'], env)
    const loadS = (performance.now() - started) / 1000
    say(`the example was loaded in ${loadS.toFixed(1)} s; making ${amount(67_000)} people…`)
    const found = await prepare(env, amount(67_000))

    const bare = await startProgram(['bench/calibration.ts'], { ...env, PORT: String(BARE_PORT) }, /ready/)
    stops.push(bare.stop)
    const calibration = [
      await measure({
        name: 'bare Hono page',
        url: `http://127.0.0.1:${BARE_PORT}/`,
        pids: { server: bare.pid },
        amount: amount(5000),
      }),
    ]
    await bare.stop()

    const trama = await startProgram([...AS_STARTED, ...HOOKS, 'app/shell/main.ts'], env, /Trama is at/)
    stops.push(trama.stop)
    const pids = { server: trama.pid, postgres: postmasterOf(dataDir) }
    const at = (page: string) => `http://127.0.0.1:${PORT}${page}`
    const home = `/${EXAMPLE}`
    const cookie = await enterAs(at('/'), 'facilitatore')
    const desk = await enterAs(at('/'), 'coordinatore')
    const bodies = (count: number) =>
      Array.from({ length: count + Math.max(10, Math.round(count / 10)) }, () => encounterBody(found.people))
    calibration.push(
      await measure({ name: 'select 1 (/readyz)', url: at('/readyz'), pids, amount: amount(5000) }),
    )

    const loads: (Omit<Load, 'pids'> & Aim)[] = [
      {
        name: 'public agenda, 50 rows',
        url: at(`${home}/agenda?from=2018-01-01`),
        amount: amount(3000),
        cpuMs: 2.0,
      },
      { name: 'a place', url: at(`${home}/places/${found.place}`), amount: amount(3000), cpuMs: 1.5 },
      {
        name: 'diary POST, 3 participants',
        url: at(`${home}/diary/new`),
        amount: amount(1500),
        cookie,
        bodies: bodies(amount(1500)),
        expected: 303,
        cpuMs: 4,
      },
      {
        name: 'outcome table as of 2019-09-30',
        url: at(`${home}/outcomes?as-of=2019-09-30`),
        amount: amount(300),
        cookie: desk,
        cpuMs: 60,
      },
      {
        name: 'search as one types, 67,000 people',
        url: at(`/${MANY.slug}/people/search?q=bianchi%20a`),
        amount: amount(2000),
        cookie: desk,
        cpuMs: 15,
      },
      {
        name: 'people list, 67,000 people',
        url: at(`/${MANY.slug}/people?q=ma`),
        amount: amount(1000),
        cookie: desk,
      },
    ]
    const pages: (Measured & Aim)[] = []
    for (const { cpuMs: aim, ...load } of loads) {
      say(`${load.name}…`)
      const measured = await measure({ ...load, pids })
      pages.push({ ...measured, ...(aim === undefined ? {} : { aim }) } as Measured & Aim)
    }
    const rssMb = rssMbOf(trama.pid)
    await trama.stop()
    say('policies…')
    const policies = await policiesOnExample(env, Math.max(5, Math.round(TIMES * scale)))
    return { calibration, pages, policies, loadS, rssMb }
  } finally {
    for (const stop of stops) await stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

type Found = { people: string[]; place: string }

async function prepare(env: NodeJS.ProcessEnv, count: number): Promise<Found> {
  const house = await openHouse(readConfig(env), { as: 'command', say: () => {} })
  try {
    const many = await foundTerritory(
      { ...MANY, language: 'it', timeZone: 'Europe/Rome', istatCodes: ['017113'], example: true },
      house.command,
    )
    if (!many.ok) throw new Error(many.refusal)
    return await asOwner(house.database, async (owner) => {
      await makeManyPeople(owner, many.value.id, count)
      // The coordinator of the example also coordinates the bench's own territory.
      const person = newId()
      await owner.query(
        `insert into person (territory_id, id, given_name) values ($1, $2, 'Coordinatrice')`,
        [many.value.id, person],
      )
      await owner.query(
        `insert into account_person (territory_id, account_id, person_id)
         select $1, a.account_id, $2 from account_person a join role_assignment r on r.territory_id = a.territory_id and r.person_id = a.person_id
         join territory t on t.id = a.territory_id where t.slug = $3 and r.role = 'coordinator' order by a.account_id`,
        [many.value.id, person, EXAMPLE],
      )
      await owner.query(
        `insert into role_assignment (territory_id, id, person_id, role) values ($1, $2, $3, 'coordinator')`,
        [many.value.id, newId(), person],
      )
      const people = await owner.query(
        `select p.id from person p join territory t on t.id = p.territory_id where t.slug = $1 order by p.id limit 60`,
        [EXAMPLE],
      )
      const place = await owner.query(
        `select p.id from place p join territory t on t.id = p.territory_id where t.slug = $1 and p.published_on is not null and p.kind = 'community_point' order by p.id limit 1`,
        [EXAMPLE],
      )
      return { people: people.rows.map(({ id }) => id), place: place.rows[0].id }
    })
  } finally {
    await house.close()
  }
}

function encounterBody(people: string[]) {
  const body = new URLSearchParams({
    _once: newId(),
    metAt: '2026-11-02T10:30',
    note: 'Ci siamo visti al bar della piazza.',
    otherTopics: 'compiti, trasporti',
  })
  const first = Math.floor(Math.random() * (people.length - 3))
  for (const person of people.slice(first, first + 3)) body.append('who[]', `person:${person}`)
  return body.toString()
}
