import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '../..')
const RUN = ['--import', './bin/follow-parent.mjs', '--import', './bin/tsx-hook.mjs']
const START_MS = 60_000

export {
  newThrowAwayFolder as newDataFolder,
  removeThrowAway as removeFolder,
} from '../../app/ground/db/embedded/throw-away.ts'

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise((closed) => server.close(closed))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

export type Ended = { code: number | null; out: string }

/** Runs one of our programs with the test's own environment to its end. */
export async function runTrama(dataDir: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const child = launch('app/shell/trama.ts', args, { TRAMA_DATA: dataDir, ...env })
  const words = listen(child)
  const [code] = await once(child, 'close')
  return { code, out: words() }
}

/** Begins a program and does not wait for its end: whoever does may end it first. */
export function launchTrama(dataDir: string, args: string[]) {
  const child = launch('app/shell/trama.ts', args, { TRAMA_DATA: dataDir })
  return {
    words: listen(child),
    ended: once(child, 'close'),
    kill: (signal: NodeJS.Signals) => child.kill(signal),
  }
}

export type RunningTrama = {
  url: string
  pid: number
  child: ChildProcess
  words: () => string
  stop: (signal?: NodeJS.Signals) => Promise<number | null>
}

/** Starts the real server on its own data folder and port, and waits until it says where it is. */
export async function startTrama(dataDir: string, env: NodeJS.ProcessEnv = {}): Promise<RunningTrama> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const child = launch('app/shell/main.ts', [], { TRAMA_DATA: dataDir, PORT: String(port), ...env })
  const words = listen(child)
  await new Promise<void>((ready, failed) => {
    const late = setTimeout(() => failed(new Error(`the server did not start: ${words()}`)), START_MS)
    child.stdout?.on('data', () => {
      if (!words().includes('Trama is at')) return
      clearTimeout(late)
      ready()
    })
    child.once('close', (code) => {
      clearTimeout(late)
      failed(Object.assign(new Error(`the server ended (${code}): ${words()}`), { code, out: words() }))
    })
  })
  const ended = once(child, 'close')
  return {
    url,
    pid: child.pid ?? 0,
    child,
    words,
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal)
      const [code] = await ended
      return code
    },
  }
}

function launch(script: string, args: string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, [...RUN, script, ...args], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', VITEST: '', TRAMA_LOG: 'quiet', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
}

function listen(child: ChildProcess) {
  let words = ''
  const hear = (chunk: Buffer) => {
    words += chunk.toString()
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  return () => words
}
