import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import autocannon from 'autocannon'
import { createAccount } from '../app/ground/access/accounts.ts'
import { makeAccess } from '../app/ground/access/program-access.ts'
import { asOwner } from '../app/ground/db/as-owner.ts'
import { newId } from '../app/ground/db/ids.ts'
import { foundTerritory } from '../app/rooms/territories/writes.ts'
import { SCOPES } from '../app/shell/api/contracts.ts'
import { readConfig } from '../app/shell/config.ts'
import { openHouse } from '../app/shell/open-house.ts'
import { openAccounts } from '../app/shell/sign-in/open-accounts.ts'
import { measure } from './load.ts'
import { postmasterOf, startProgram } from './processes.ts'

const PLACES = 60
const PEOPLE = 67_000
const ASKED = 1_500
const FLOOD = 10_000
const PORT = 4706
const SLUG = 'per-i-programmi'
const AIM_MS = 2
const SERVER = ['--max-semi-space-size=4', '--import', './bin/tsx-hook.mjs', 'app/shell/main.ts']

/** What programs ask: the public directory, and records behind an access; then more in a minute than anybody may. */
export async function bench(scale: number, say: (line: string) => void) {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'trama-bench-'))
  const url = `http://127.0.0.1:${PORT}`
  const env = {
    ...process.env,
    TRAMA_DATA: dataDir,
    PORT: String(PORT),
    HOST: '127.0.0.1',
    TRAMA_URL: url,
    TRAMA_LOG: 'quiet',
    TRAMA_LIMITS: 'off',
  }
  const amount = Math.max(20, Math.round(ASKED * scale))
  const stops: (() => Promise<void>)[] = []
  const start = async (more: NodeJS.ProcessEnv = {}) => {
    const server = await startProgram(SERVER, { ...env, ...more }, /Trama is at/)
    stops.push(server.stop)
    return server
  }
  try {
    const token = await fill(env, Math.max(200, Math.round(PEOPLE * scale)))
    const server = await start()
    const pids = { server: server.pid, postgres: postmasterOf(dataDir) }
    say(`${amount} requests each, over 10 connections; aim ≤ ${AIM_MS} ms CPU for an HSDS list of 50`)
    for (const [name, address, access] of [
      ['HSDS, services: 50', '/api/hsds/services', false],
      ['HSDS, services: 50 in full', '/api/hsds/services?full=true', false],
      ['people: 50', '/api/v1/people', true],
      ['what the access may', '/api/v1', true],
      ['the OpenAPI document', '/api/openapi.json', false],
    ] as const) {
      // With a cookie or a token nothing comes from the pages kept for visitors.
      const own = access ? { token } : { cookie: 'trama_bench=1' }
      const one = await measure({ name, url: `${url}/${SLUG}${address}`, pids, amount, ...own })
      say(
        `${name.padEnd(30)} server ${one.cpuMs.toFixed(2)} ms, database ${one.databaseMs.toFixed(2)} ms; p50 ${one.p50Ms} ms, ${(one.bytes / 1024).toFixed(1)} KB`,
      )
    }
    await server.stop()
    await start({ TRAMA_LIMITS: 'on' })
    await flood(`${url}/${SLUG}/api/v1/people?limit=1`, token, Math.max(500, Math.round(FLOOD * scale)), say)
  } finally {
    for (const stop of stops) await stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** One access that asks as fast as it can, within a minute at most. */
async function flood(url: string, token: string, amount: number, say: (line: string) => void) {
  const began = performance.now()
  const result = await autocannon({
    url,
    connections: 10,
    amount,
    timeout: 30,
    headers: { authorization: `Bearer ${token}` },
  })
  const { statusCodeStats } = result as unknown as { statusCodeStats: Record<string, { count: number }> }
  const counts = Object.entries(statusCodeStats).map(([status, { count }]) => `${count} × ${status}`)
  const seconds = (performance.now() - began) / 1000
  say(
    `${amount} requests of one access in ${seconds.toFixed(1)} s: ${counts.join(', ')}; p50 ${result.latency.p50} ms, p99 ${result.latency.p99} ms`,
  )
}

/** A territory with a public directory, people of the size of a district, and somebody's access; its token. */
async function fill(env: NodeJS.ProcessEnv, people: number): Promise<string> {
  const config = readConfig(env)
  const house = await openHouse(config, { as: 'command', say: () => {} })
  const secret = house.secretFor('sessions').toString('hex')
  const auth = await openAccounts({ database: house.database, secret, url: config.url })
  try {
    const founded = await foundTerritory(
      {
        slug: SLUG,
        name: 'Per i programmi',
        language: 'it',
        timeZone: 'Europe/Rome',
        istatCodes: ['017113', '017039'],
        example: true,
      },
      house.command,
    )
    if (!founded.ok) throw new Error(founded.refusal)
    const { id } = founded.value
    const accountId = await createAccount(auth, { email: 'carla@esempio.it', name: 'Carla', proved: true })
    const personId = newId()
    await asOwner(house.database, async (owner) => {
      await owner.query(
        `insert into place (territory_id, id, name, kind, istat_code, published_on, description)
         select $1, gen_random_uuid(), 'Luogo ' || n, 'space', '017113', '2020-01-01', 'Un luogo dove si fanno cose insieme.'
         from generate_series(1, $2::int) n`,
        [id, PLACES],
      )
      await owner.query(
        `insert into place_hours (territory_id, place_id, weekday, opens_at, closes_at)
         select territory_id, id, day, '09:00', '12:00' from place, generate_series(1, 5) day where territory_id = $1`,
        [id],
      )
      await owner.query(
        `insert into person (territory_id, id, given_name, family_name)
         select $1, gen_random_uuid(), 'Nome ' || n, 'Cognome ' || n from generate_series(1, $2::int) n`,
        [id, people],
      )
      await owner.query(
        `insert into person (territory_id, id, given_name, family_name) values ($1, $2, 'Carla', 'Z')`,
        [id, personId],
      )
      await owner.query(
        'insert into account_person (territory_id, account_id, person_id) values ($1, $2, $3)',
        [id, accountId, personId],
      )
      await owner.query(
        `insert into role_assignment (territory_id, id, person_id, role, starts_at) values ($1, $2, $3, 'facilitator', '2015-01-01')`,
        [id, newId(), personId],
      )
      await owner.query('analyze')
    })
    const expiresOn = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
    const access = {
      id: newId(),
      territoryId: id,
      name: 'bench',
      scopes: SCOPES,
      acting: null,
      proved: true,
      expiresOn,
    }
    return (await makeAccess(auth, accountId, access)) ?? ''
  } finally {
    await auth.close()
    await house.close()
  }
}
