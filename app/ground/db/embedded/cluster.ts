import { execFile } from 'node:child_process'
import { readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { DatabaseFault, plainly } from '../fault.ts'
import { GUESTS, OWNER } from '../roles.ts'
import { type Home, writePrivately } from './home.ts'
import type { Natives } from './natives.ts'
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

/** How PostgreSQL's programs run: as their user, from nowhere in particular. */
export function asRunner({ runner: { ids } }: Home) {
  return { cwd: '/', env: { ...systemEnvironment(), LC_ALL: 'C', TZ: 'UTC' }, ...ids }
}

/** What a program needs of our environment, without the secrets that may be in it. */
function systemEnvironment() {
  const names = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR']
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
}

/** One line from what PostgreSQL wrote before it gave up. */
export function faultFrom(said: string, { folder, log }: Home) {
  const known = plainly(new Error(said), folder)
  if (known instanceof DatabaseFault) return known
  const lines = said.trim().split('\n')
  const worst =
    lines.findLast((line) => /\b(FATAL|PANIC|error):/.test(line)) ?? lines.at(-1) ?? 'it said nothing'
  const reason = worst.replace(/^.*?\b(?:FATAL|PANIC|error):\s*/, '')
  return new DatabaseFault('TRAMA_START', `PostgreSQL did not start: ${reason} (its log is ${log}).`)
}
