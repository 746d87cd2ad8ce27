import { chmodSync, existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Database } from '../connection.ts'
import type { Settings } from './cluster.ts'
import { openEmbedded } from './embedded.ts'
import { livingPostmaster } from './postmaster.ts'

const PREFIX = 'trama-throw-away-'
/** Speed in place of durability. */
const CARELESS: Settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/** A database that lives as long as this process, or less: stopping it removes it. For tests and measures. */
export async function openThrowAway(settings: Settings = {}): Promise<Database & { dataDir: string }> {
  removeRemains()
  const dataDir = newThrowAwayFolder()
  const options = { dataDir, as: 'server', log: () => {}, settings: { ...CARELESS, ...settings } } as const
  const database = await openEmbedded(options)
  const stop = async () => {
    await database.stop()
    removeThrowAway(dataDir)
  }
  return { ...database, dataDir, stop }
}

/** A data folder of the moment, which PostgreSQL's user may pass through where we are root. */
export function newThrowAwayFolder(): string {
  const folder = mkdtempSync(path.join(realpathSync(os.tmpdir()), `${PREFIX}${process.pid}-`))
  chmodSync(folder, 0o711)
  return folder
}

/** Removes such a folder, and ends at once what may still run on it. */
export function removeThrowAway(dataDir: string) {
  const home = path.join(dataDir, 'postgres')
  if (existsSync(home)) {
    const folder = realpathSync(home)
    const left = livingPostmaster(path.join(folder, 'data'))
    if (left) process.kill(left.pid, 'SIGQUIT')
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
}

/** What a process that was killed left behind: its number is in the folder's name. */
function removeRemains() {
  for (const name of readdirSync(os.tmpdir()).filter((name) => name.startsWith(PREFIX))) {
    if (isAlive(Number(name.slice(PREFIX.length).split('-')[0]))) continue
    try {
      removeThrowAway(path.join(os.tmpdir(), name))
    } catch {
      // Another system user's: theirs to remove.
    }
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
