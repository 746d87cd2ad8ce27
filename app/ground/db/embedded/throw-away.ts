import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Database } from '../connection.ts'
import type { Settings } from './cluster.ts'
import { openEmbedded } from './embedded.ts'

const PREFIX = 'trama-throw-away-'
/** Speed in place of durability. */
const CARELESS: Settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/** A database that lives as long as this process, or less: stopping it removes it. For tests and measures. */
export async function openThrowAway(settings: Settings = {}): Promise<Database & { dataDir: string }> {
  await removeRemains()
  const dataDir = mkdtempSync(path.join(os.tmpdir(), `${PREFIX}${process.pid}-`))
  // So that PostgreSQL's user may pass through where we are root.
  chmodSync(dataDir, 0o711)
  const options = { dataDir, as: 'server', log: () => {}, settings: { ...CARELESS, ...settings } } as const
  const database = await openEmbedded(options)
  const stop = async () => {
    await database.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { ...database, dataDir, stop }
}

/** What a process that was killed left behind: its number is in the folder's name. */
async function removeRemains() {
  for (const name of readdirSync(os.tmpdir()).filter((name) => name.startsWith(PREFIX))) {
    if (isAlive(Number(name.slice(PREFIX.length).split('-')[0]))) continue
    const dataDir = path.join(os.tmpdir(), name)
    try {
      await (await openEmbedded({ dataDir, as: 'command', log: () => {} })).stop()
      rmSync(dataDir, { recursive: true, force: true })
    } catch {
      // Another system user's, or too broken to start: the system's own cleaning of temporary files gets it.
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
