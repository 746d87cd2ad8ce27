import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { DatabaseFault, plainly } from '../fault.ts'
import { canReach, type Runner, runnerOf, weAreRoot } from './runner.ts'

/** Where an embedded database lives. `sockets` is null where the system has none. */
export type Home = {
  folder: string
  data: string
  sockets: string | null
  log: string
  startLock: string
  runner: Runner
}

const ELSEWHERE = '/var/lib/trama'
/** The shortest limit of the systems we know (macOS), with room for `/.s.PGSQL.5432.lock`. */
const LONGEST_SOCKET_FOLDER = 84

/** As root the folder lets PostgreSQL's user pass through, not look around; everything private inside is 0700. */
export function makeDataFolder(dataDir: string) {
  const probe = path.join(dataDir, `.probe-${process.pid}`)
  try {
    makeFolder(dataDir, weAreRoot ? 0o711 : 0o700)
    // Only writing tells whether the disk is full or read-only: to root, permissions say nothing.
    writeFileSync(probe, Buffer.alloc(4096))
    rmSync(probe)
  } catch (error) {
    if (existsSync(probe)) rmSync(probe)
    throw plainly(error, dataDir)
  }
}

/** Node's own recursive way reports a read-only disk as a missing folder. */
function makeFolder(folder: string, mode: number) {
  try {
    mkdirSync(folder, { mode })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return
    if (code !== 'ENOENT') throw error
    makeFolder(path.dirname(folder), mode)
    mkdirSync(folder, { mode })
  }
}

/** Finds or makes the database's home under `dataDir`; elsewhere, told to `log`, if its user cannot enter there. */
export function settle(dataDir: string, useSockets: boolean, log: (line: string) => void): Home {
  makeDataFolder(dataDir)
  const inside = path.join(realpathSync(dataDir), 'postgres')
  const runner = runnerOf(path.join(inside, 'data'))
  if (!existsSync(inside)) makeHome(inside, runner, log)
  const folder = realpathSync(inside)
  if (!canReach(runner, path.dirname(folder)))
    throw new DatabaseFault(
      'TRAMA_READ_ONLY',
      `PostgreSQL runs as the system user ${runner.name}, who cannot enter ${path.dirname(folder)}: allow it with chmod o+x on the folders above.`,
    )
  const sockets = useSockets ? socketFolder(folder) : null
  if (sockets) ownFolder(sockets, runner)
  return {
    folder,
    data: path.join(folder, 'data'),
    sockets,
    log: path.join(folder, 'postgres.log'),
    startLock: path.join(folder, 'start.lock'),
    runner,
  }
}

function makeHome(inside: string, runner: Runner, log: (line: string) => void) {
  if (canReach(runner, path.dirname(inside))) return ownFolder(inside, runner)
  const elsewhere = path.join(ELSEWHERE, shortHash(inside))
  makeFolder(ELSEWHERE, 0o711)
  ownFolder(elsewhere, runner)
  // The link makes the next start find the database even if the folders' modes have changed by then.
  symlinkSync(elsewhere, inside)
  log(`The system user ${runner.name} cannot enter ${path.dirname(inside)}: the database is in ${elsewhere}.`)
}

/** A folder of the runner alone. One already there must be ours: a stranger's would see all that passes. */
export function ownFolder(folder: string, { ids }: Runner) {
  makeFolder(folder, 0o700)
  const found = lstatSync(folder)
  if (!found.isDirectory()) throw new DatabaseFault('TRAMA_READ_ONLY', `${folder} is not a folder.`)
  if (ids) {
    if (found.uid !== 0 && found.uid !== ids.uid) throw notOurs(folder)
    chownSync(folder, ids.uid, ids.gid)
  } else if (process.getuid && found.uid !== process.getuid()) throw notOurs(folder)
  chmodSync(folder, 0o700)
}

/** A file for PostgreSQL's user, and nobody else, to read. */
export function writePrivately(file: string, text: string, { ids }: Runner) {
  writeFileSync(file, text, { mode: 0o600 })
  if (ids) chownSync(file, ids.uid, ids.gid)
}

const notOurs = (folder: string) =>
  new DatabaseFault('TRAMA_READ_ONLY', `${folder} belongs to another system user: start Trama as that user.`)

function socketFolder(folder: string) {
  const beside = path.join(folder, 'run')
  if (Buffer.byteLength(beside) <= LONGEST_SOCKET_FOLDER) return beside
  return path.join(weAreRoot ? '/tmp' : os.tmpdir(), `trama-${shortHash(folder)}`)
}

const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)
