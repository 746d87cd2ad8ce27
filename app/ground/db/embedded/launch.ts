import { spawn } from 'node:child_process'
import { closeSync, fchownSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { asRunner, faultFrom, type Settings, type Start } from './cluster.ts'
import type { Home } from './home.ts'
import { clearRemains, livingPostmaster, PORT_OF_THE_SOCKET, type Postmaster } from './postmaster.ts'

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

const LONGEST_LOG = 5_000_000

function rotateLog({ log }: Home) {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0
  if (size < LONGEST_LOG) return size
  renameSync(log, `${log}.1`)
  return 0
}
