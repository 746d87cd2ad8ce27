import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Clock ticks a second of Linux's /proc: fixed at 100 for programs. */
const TICKS = 100

type Stat = { parent: number; cpuMs: number; rssMb: number }

function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The program's name stands in brackets and may hold spaces.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [, parent = 0] = fields
    const ticks = (fields[11] ?? 0) + (fields[12] ?? 0)
    return { parent, cpuMs: (ticks * 1000) / TICKS, rssMb: ((fields[21] ?? 0) * 4096) / 2 ** 20 }
  } catch {
    return undefined
  }
}

/** Processor time, in ms, that a process has used since it began. */
export const cpuMsOf = (pid: number) => statOf(pid)?.cpuMs ?? 0
export const rssMbOf = (pid: number) => statOf(pid)?.rssMb ?? 0

/** The same of a postmaster and all its living children. */
export function cpuMsOfFamily(pid: number): number {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
  return all.reduce((sum, one) => {
    const stat = statOf(one)
    return stat && (one === pid || stat.parent === pid) ? sum + stat.cpuMs : sum
  }, 0)
}

/** The postmaster that serves a data folder, where one does. */
export function postmasterOf(dataDir: string): number | undefined {
  for (const place of ['postgres/data', 'postgres']) {
    try {
      return Number(readFileSync(path.join(dataDir, place, 'postmaster.pid'), 'utf8').split('\n')[0])
    } catch {}
  }
  return undefined
}

export type Running = { child: ChildProcess; pid: number; stop: () => Promise<void> }

/** Starts one of our programs and waits for the line that says it is ready. Throws with its last words when it ends. */
export async function startProgram(args: string[], env: NodeJS.ProcessEnv, ready: RegExp): Promise<Running> {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let words = ''
  const ended = once(child, 'exit')
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      words = (words + chunk.toString()).slice(-4000)
      if (ready.test(words)) resolve()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => reject(new Error(`${args.at(-1)} ended (${code}): ${words}`)))
  })
  return {
    child,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Runs one of our programs to its end. */
export async function runProgram(args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let words = ''
  child.stdout.on('data', (chunk) => (words += chunk))
  child.stderr.on('data', (chunk) => (words += chunk))
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${words.slice(-2000)}`)
  return words
}
