import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { asOwner } from '../app/ground/db/as-owner.ts'
import { foundTerritory } from '../app/rooms/territories/writes.ts'
import { readConfig } from '../app/shell/config.ts'
import { openHouse } from '../app/shell/open-house.ts'
import { measure } from './load.ts'
import { postmasterOf, startProgram } from './processes.ts'

const SESSIONS = 3_000
const PAGES = 1_500
const PORT = 4705
const SLUG = 'un-anno'
const AIM_MS = 3
const MUNICIPALITIES = ['017113', '017039', '017001', '017021', '017102', '017160', '017203']

/** What a page of the agenda costs where a year holds 3,000 sessions, as it is narrowed. Nothing of it comes from what was kept. */
export async function bench(scale: number, say: (line: string) => void) {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'trama-bench-'))
  const url = `http://127.0.0.1:${PORT}`
  const env = {
    ...process.env,
    TRAMA_DATA: dataDir,
    PORT: String(PORT),
    TRAMA_LOG: 'quiet',
    TRAMA_LIMITS: 'off',
  }
  const count = Math.max(60, Math.round(SESSIONS * scale))
  const amount = Math.max(20, Math.round(PAGES * scale))
  const stops: (() => Promise<void>)[] = []
  try {
    await fill({ ...env, HOST: '127.0.0.1', TRAMA_URL: url }, count)
    const server = await startProgram(
      ['--max-semi-space-size=4', '--import', './bin/tsx-hook.mjs', 'app/shell/main.ts'],
      { ...env, HOST: '127.0.0.1', TRAMA_URL: url },
      /Trama is at/,
    )
    stops.push(server.stop)
    const pids = { server: server.pid, postgres: postmasterOf(dataDir) }
    say(
      `an agenda of ${count} sessions; ${amount} pages each, over 10 connections; aim ≤ ${AIM_MS} ms CPU a page`,
    )
    const year = 'from=2026-01-01&to=2026-12-31'
    for (const [name, query] of [
      ['the whole year, first page', year],
      ['the whole year, last page', `${year}&page=${Math.ceil(count / 50)}`],
      ['one municipality', `${year}&municipality=${MUNICIPALITIES[0]}`],
      ['one kind', `${year}&kind=lab`],
      ['a theme, a kind and a municipality', `${year}&area=youth&kind=lab&municipality=${MUNICIPALITIES[1]}`],
      ['one month', 'from=2026-05-01&to=2026-05-31'],
      ['what others show: 8 as JSON', undefined],
    ] as const) {
      const page = query ? `/${SLUG}/agenda?${query}` : `/${SLUG}/embed/agenda.json?limit=8`
      // A page for somebody with a cookie is made for them: what is kept a few seconds for visitors is not measured here.
      const one = await measure({ name, url: url + page, pids, amount, cookie: 'trama_bench=1' })
      const whole = one.cpuMs + one.databaseMs
      say(
        `${name.padEnd(36)} server ${one.cpuMs.toFixed(2)} ms, database ${one.databaseMs.toFixed(2)} ms, together ${whole.toFixed(2)} ms; p50 ${one.p50Ms} ms, ${(one.bytes / 1024).toFixed(1)} KB`,
      )
    }
  } finally {
    for (const stop of stops) await stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Sixty activities at twenty places in seven municipalities, their sessions spread over a year. */
async function fill(env: NodeJS.ProcessEnv, count: number) {
  const house = await openHouse(readConfig(env), { as: 'command', say: () => {} })
  try {
    const founded = await foundTerritory(
      {
        slug: SLUG,
        name: 'Un anno',
        language: 'it',
        timeZone: 'Europe/Rome',
        istatCodes: MUNICIPALITIES,
        example: true,
      },
      house.command,
    )
    if (!founded.ok) throw new Error(founded.refusal)
    const { id } = founded.value
    await asOwner(house.database, async (owner) => {
      await owner.query(
        `insert into place (territory_id, id, name, kind, istat_code, published_on)
         select $1, gen_random_uuid(), 'Luogo ' || n, 'space', ($2::text[])[1 + n % 7], '2020-01-01' from generate_series(1, 20) n`,
        [id, MUNICIPALITIES],
      )
      await owner.query(
        `insert into activity (territory_id, id, title, kind, area, place_id, published_at)
         select $1, gen_random_uuid(), 'Attività ' || n, (array['lab', 'event', 'group', 'course'])[1 + n % 4],
           (array['youth', 'families', 'elders', 'culture', 'health'])[1 + n % 5],
           (select id from place where territory_id = $1 order by name offset n % 20 limit 1), now()
         from generate_series(1, 60) n`,
        [id],
      )
      await owner.query(
        `insert into activity_session (territory_id, id, activity_id, held_on, starts_at, ends_at, public)
         select $1, gen_random_uuid(), a.id, day, day + time '17:00', day + time '19:00', true
         from generate_series(0, $2::int - 1) n
         cross join lateral (select date '2026-01-01' + (n * 365 / $2::int) as day) d
         join (select id, row_number() over (order by id) - 1 as at from activity where territory_id = $1) a on a.at = n % 60`,
        [id, count],
      )
      await owner.query('analyze')
    })
  } finally {
    await house.close()
  }
}
