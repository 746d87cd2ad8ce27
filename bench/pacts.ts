import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { enterAs } from './enter-as.ts'
import { measure } from './load.ts'
import { postmasterOf, runProgram, startProgram } from './processes.ts'

const HOOKS = ['--import', './bin/tsx-hook.mjs']
const AS_STARTED = ['--max-semi-space-size=4']
const EXAMPLE = 'bassa-bresciana-orientale'
const PORT = 4702
const TIMES = 300
const AIM_MS = 5

/** What the micro-team's page and the pages a case operator begins the day with cost, of the example, signed in as one. */
export async function bench(scale: number, say: (line: string) => void) {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'trama-bench-'))
  const home = `http://127.0.0.1:${PORT}`
  const env = {
    ...process.env,
    TRAMA_DATA: dataDir,
    PORT: String(PORT),
    TRAMA_LOG: 'quiet',
    TRAMA_LIMITS: 'off',
    HOST: '127.0.0.1',
    TRAMA_URL: home,
  }
  const stops: (() => Promise<void>)[] = []
  try {
    await runProgram([...HOOKS, 'app/shell/trama.ts', 'example'], env)
    const trama = await startProgram([...AS_STARTED, ...HOOKS, 'app/shell/main.ts'], env, /Trama is at/)
    stops.push(trama.stop)
    const cookie = await enterAs(`${home}/`, 'assistente sociale')
    const first = async (list: string) => {
      const page = await (await fetch(`${home}/${EXAMPLE}/${list}`, { headers: { cookie } })).text()
      const [, id] = new RegExp(`/${list}/([0-9a-f-]{36})"`).exec(page) ?? []
      if (!id) throw new Error(`the example has nothing under /${list} for a case operator`)
      return `${list}/${id}`
    }
    const pids = { server: trama.pid, postgres: postmasterOf(dataDir) }
    for (const [name, page, aim] of [
      ['the micro-team’s page', await first('pacts'), AIM_MS],
      ['an accompaniment', await first('intakes'), undefined],
      ['my day, with what waits', 'diary', undefined],
    ] as const) {
      const amount = Math.max(20, Math.round(TIMES * scale))
      const { cpuMs, databaseMs, p50Ms, p99Ms } = await measure({
        name,
        url: `${home}/${EXAMPLE}/${page}`,
        pids,
        amount,
        cookie,
      })
      say(
        `${name.padEnd(28)} ${cpuMs.toFixed(2)} ms CPU${aim ? `, aim ≤ ${aim}` : ''}; database ${databaseMs.toFixed(2)} ms CPU; p50 ${p50Ms} ms, p99 ${p99Ms} ms`,
      )
    }
  } finally {
    for (const stop of stops) await stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
