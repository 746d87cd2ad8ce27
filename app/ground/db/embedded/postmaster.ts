import { type ExecFileSyncOptions, execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Home } from './home.ts'

/** A PostgreSQL that runs on our data, as its own lock file tells. */
export type Postmaster = { pid: number; port: number; sockets: string | null; state: string }

export const PORT_OF_THE_SOCKET = 5432

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const lockFile = (data: string) => path.join(data, 'postmaster.pid')

function readLockFile(data: string) {
  try {
    return readFileSync(lockFile(data), 'utf8').split('\n')
  } catch {
    return null
  }
}

/** The PostgreSQL that runs on `data`, or null: a number used again by another program does not count. */
export function livingPostmaster(data: string): Postmaster | null {
  const lines = readLockFile(data)
  const pid = Number(lines?.[0])
  if (!lines || !pid || !runsOn(pid, data)) return null
  return { pid, port: Number(lines[3]), sockets: lines[4] || null, state: lines[7]?.trim() ?? '' }
}

const runsOn = (pid: number, data: string) => isAlive(pid) && commandLine(pid).includes(data)

/** Empty for a process that has ended and only waits to be counted. */
function commandLine(pid: number): string {
  const options: ExecFileSyncOptions & { encoding: 'utf8' } = {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    if (process.platform === 'win32')
      return execFileSync(
        'powershell',
        ['-NoProfile', '-Command', `(Get-CimInstance Win32_Process -Filter ProcessId=${pid}).CommandLine`],
        options,
      )
    return execFileSync('ps', ['-ww', '-p', String(pid), '-o', 'command='], options)
  } catch {
    return ''
  }
}

/**
 * Clears what a dead PostgreSQL left that would stop the next one: PostgreSQL only asks whether the process
 * number is in use, and after a crash another program, or a zombie, may have it. Its lock file stays while a
 * process of the dead one is still attached to the shared memory: removing it then could corrupt the data.
 */
export function clearRemains({ data, sockets }: Home) {
  if (sockets)
    for (const file of ['.s.PGSQL.5432.lock', '.s.PGSQL.5432'])
      rmSync(path.join(sockets, file), { force: true })
  const lines = readLockFile(data)
  if (lines && isAlive(Number(lines[0])) && !isAttached(lines[6])) rmSync(lockFile(data), { force: true })
}

function isAttached(keyAndId = '') {
  const id = keyAndId.trim().split(/\s+/)[1]
  try {
    const segments = readFileSync('/proc/sysvipc/shm', 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
    return segments.some((fields) => fields[1] === id && Number(fields[6]) > 0)
  } catch {
    return process.platform === 'linux'
  }
}

const PATIENCE_MS = 20_000

/** Ends connections, writes everything down and stops; at once, without the last checkpoint, if that takes too long. */
export async function stopPostmaster(home: Home, pgCtl: string) {
  const running = livingPostmaster(home.data)
  if (!running) return
  if (process.platform === 'win32') {
    execFileSync(pgCtl, ['stop', '-D', home.data, '-m', 'fast', '-w'], { stdio: 'ignore' })
    return
  }
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    process.kill(running.pid, signal)
    const until = Date.now() + PATIENCE_MS
    while (Date.now() < until) {
      if (!runsOn(running.pid, home.data)) return
      await sleep(10)
    }
  }
}
