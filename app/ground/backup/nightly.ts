import { readdirSync, rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Database } from '../db/connection.ts'
import type { AnyJob } from '../jobs/jobs.ts'
import { backUp } from './back-up.ts'
import type { Secret } from './lock.ts'

export type Nightly = { database: Database; dataDir: string; folder: string; keep: number; secret: Secret }

const OURS = /^trama-\d{4}-\d\d-\d\dT\d{6}Z\.backup$/
const nameAt = (now: Date) => `trama-${now.toISOString().slice(0, 19).replaceAll(':', '')}Z.backup`

let nightly: Nightly | undefined

/** Backs this house up every night, if a folder is set. */
export function openNightly(settings: Nightly | undefined) {
  nightly = settings
}

/** Makes one more backup and keeps the last ones. Only files that it named itself are ever removed. */
export async function backUpTonight({ folder, keep, ...copying }: Nightly, now: Date): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, nameAt(now))
  await backUp({ ...copying, file })
  const made = readdirSync(folder)
    .filter((name) => OURS.test(name))
    .sort()
  for (const old of made.slice(0, -keep)) rmSync(path.join(folder, old))
  return file
}

export const nightlyBackupJob: AnyJob = {
  name: 'backup.nightly',
  every: '23 2 * * *',
  retries: 0,
  work: async () => {
    if (nightly) await backUpTonight(nightly, new Date())
  },
}
