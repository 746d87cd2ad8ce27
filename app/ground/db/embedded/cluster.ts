import { execFile, spawn } from 'node:child_process'
import { closeSync, fchownSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { DatabaseFault, plainly } from '../fault.ts'
import { GUESTS, OWNER } from '../roles.ts'
import { type Home, writePrivately } from './home.ts'
import type { Natives } from './natives.ts'
import { clearRemains, livingPostmaster, PORT_OF_THE_SOCKET, type Postmaster } from './postmaster.ts'
import { ourName } from './runner.ts'

export const ROOT = 'trama_root'

/** How to start: `port` and `password` where there are no sockets; `settings` on top of ours. */
export type Start = {
  home: Home
  natives: Natives
  tcp: { port: number; password: string } | null
  settings: Settings
}
export type Settings = Record<string, string | number>

const SETTINGS: Settings = {
  max_connections: 60,
  shared_buffers: '64MB',
  work_mem: '4MB',
  maintenance_work_mem: '32MB',
  effective_cache_size: '512MB',
  max_wal_size: '256MB',
  min_wal_size: '80MB',
  wal_compression: 'on',
  max_worker_processes: 4,
  max_parallel_workers_per_gather: 0,
  io_workers: 1,
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // The log must not hold what people wrote: neither failed statements, nor the values an error quotes.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

/** Makes the data folder beside its place and moves it there whole: a start cut short leaves nothing half made. */
export async function createCluster({ home, natives, tcp }: Start) {
  const unfinished = `${home.data}.new`
  rmSync(unfinished, { recursive: true, force: true })
  const passwordFile = path.join(home.folder, 'password.new')
  const door = tcp ? ['--auth=scram-sha-256', '--pwfile', passwordFile] : ['--auth=peer']
  if (tcp) writePrivately(passwordFile, tcp.password, home.runner)
  try {
    await promisify(execFile)(
      natives.program('initdb'),
      [
        '-D',
        unfinished,
        '-U',
        ROOT,
        ...door,
        '--encoding=UTF8',
        '--locale-provider=icu',
        '--icu-locale=it-IT',
      ].concat(['--locale=C', '--data-checksums', '--no-instructions']),
      asRunner(home),
    )
    renameSync(unfinished, home.data)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    throw faultFrom(String(error), home)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

export function assertSameMajor({ home, natives }: Start) {
  const major = Number(readFileSync(path.join(home.data, 'PG_VERSION'), 'utf8'))
  if (major === natives.major) return
  throw new DatabaseFault(
    'TRAMA_OTHER_MAJOR',
    `${home.folder} was made by PostgreSQL ${major} and this Trama carries PostgreSQL ${natives.major}: use the Trama that made it.`,
  )
}

/** Who may come in, rewritten at every start: by system user through the socket, by password where there is none. */
export function writeDoors({ home, tcp }: Start) {
  const everyone = [ROOT, OWNER, ...GUESTS]
  const hba = tcp
    ? 'host all all 127.0.0.1/32 scram-sha-256\n'
    : `local all ${everyone.join(',')} peer map=trama\n`
  const ident = tcp ? '' : everyone.map((login) => `trama "${ourName()}" ${login}\n`).join('')
  writePrivately(path.join(home.data, 'pg_hba.conf'), hba, home.runner)
  writePrivately(path.join(home.data, 'pg_ident.conf'), ident, home.runner)
}

/** Starts PostgreSQL and resolves when it takes connections: after a crash, when it has recovered. */
export async function startPostmaster(start: Start): Promise<Postmaster> {
  const giveUp = Date.now() + 15_000
  for (;;) {
    clearRemains(start.home)
    const said = await launch(start)
    if (typeof said !== 'string') return said
    // Processes of a killed PostgreSQL take a moment to notice that it is gone.
    if (!/lock file .* already exists|shared memory block .* still in use/.test(said) || Date.now() > giveUp)
      throw faultFrom(said, start.home)
    await sleep(200)
  }
}

/** The postmaster once ready, or what it wrote before it ended. */
async function launch({ home, natives, tcp, settings }: Start): Promise<Postmaster | string> {
  const all: Settings = {
    ...SETTINGS,
    listen_addresses: tcp ? '127.0.0.1' : '',
    port: tcp?.port ?? PORT_OF_THE_SOCKET,
    unix_socket_directories: home.sockets ?? '',
    unix_socket_permissions: '0700',
    ...settings,
  }
  const written = rotateLog(home)
  const log = openSync(home.log, 'a', 0o600)
  const { ids } = home.runner
  if (ids) fchownSync(log, ids.uid, ids.gid)
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // Windows starts it through pg_ctl, which gives up an administrator's rights as PostgreSQL demands.
  const [program, args] =
    process.platform === 'win32'
      ? [
          natives.program('pg_ctl'),
          ['start', '-W', '-D', home.data, '-o', options.map((word) => `"${word}"`).join(' ')],
        ]
      : [natives.program('postgres'), ['-D', home.data, ...options]]
  // Detached, so that Ctrl-C in a terminal reaches Trama alone, which then stops PostgreSQL in order.
  const child = spawn(program, args, { ...asRunner(home), detached: true, stdio: ['ignore', log, log] })
  closeSync(log)
  child.unref()
  let ended = false
  child.once('exit', (code) => {
    ended = process.platform !== 'win32' || code !== 0
  })
  child.once('error', () => {
    ended = true
  })
  for (;;) {
    if (livingPostmaster(home.data)?.state === 'ready') return livingPostmaster(home.data)!
    if (ended) return readFileSync(home.log).subarray(written).toString()
    await sleep(5)
  }
}

function asRunner({ runner: { ids } }: Home) {
  return { cwd: '/', env: { ...systemEnvironment(), LC_ALL: 'C', TZ: 'UTC' }, ...ids }
}

/** What a program needs of our environment, without the secrets that may be in it. */
function systemEnvironment() {
  const names = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR']
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
}

const LONGEST_LOG = 5_000_000

function rotateLog({ log }: Home) {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0
  if (size < LONGEST_LOG) return size
  renameSync(log, `${log}.1`)
  return 0
}

/** One line from what PostgreSQL wrote before it gave up. */
function faultFrom(said: string, { folder, log }: Home) {
  const known = plainly(new Error(said), folder)
  if (known instanceof DatabaseFault) return known
  const lines = said.trim().split('\n')
  const worst =
    lines.findLast((line) => /\b(FATAL|PANIC|error):/.test(line)) ?? lines.at(-1) ?? 'it said nothing'
  const reason = worst.replace(/^.*?\b(?:FATAL|PANIC|error):\s*/, '')
  return new DatabaseFault('TRAMA_START', `PostgreSQL did not start: ${reason} (its log is ${log}).`)
}
