import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SignedInActor } from '../access/actor.ts'
import { isId, newId } from '../db/ids.ts'
import type { AnyJob } from '../jobs/jobs.ts'

/** A list waits here between the steps of an import, and its bad rows after it: a day at most. */
const KEPT_HOURS = 24

let folder: string | undefined

/** Says where uploaded lists wait. Call it when the house opens. */
export function openUploads(dataDir: string) {
  folder = join(dataDir, 'files', 'uploads')
}

/** Each account has a folder of its own in each territory: no one else's id leads into it. */
function folderOf({ territoryId, accountId }: SignedInActor) {
  if (!folder) throw new Error('uploads are not open: call openUploads() first')
  return join(folder, createHash('sha256').update(`${territoryId} ${accountId}`).digest('hex').slice(0, 32))
}

/** Keeps an uploaded list; answers the id that leads back to it. */
export async function keepUpload(actor: SignedInActor, file: File): Promise<string> {
  const id = newId()
  const mine = folderOf(actor)
  await mkdir(mine, { recursive: true, mode: 0o700 })
  await writeFile(join(mine, `${id}.list`), new Uint8Array(await file.arrayBuffer()), { mode: 0o600 })
  await writeFile(join(mine, `${id}.name`), file.name.slice(-255), { mode: 0o600 })
  return id
}

export type Upload = { path: string; fileName: string }

/** The list behind an id, if it is this account's and still there. */
export async function uploadAt(actor: SignedInActor, id: string): Promise<Upload | undefined> {
  if (!isId(id)) return undefined
  const path = join(folderOf(actor), id)
  const fileName = await readFile(`${path}.name`, 'utf8').catch(() => undefined)
  return fileName === undefined ? undefined : { path: `${path}.list`, fileName }
}

export async function forgetUpload(actor: SignedInActor, id: string) {
  const path = join(folderOf(actor), id)
  await Promise.all(['.list', '.name'].map((end) => rm(path + end, { force: true })))
}

/** Where the bad rows of an import are, or will be. */
export async function badRowsPath(actor: SignedInActor, importId: string): Promise<string> {
  const mine = folderOf(actor)
  await mkdir(mine, { recursive: true, mode: 0o700 })
  return join(mine, `${importId}.bad.csv`)
}

/** The bad rows of an import, as long as they are there. */
export async function badRowsOf(actor: SignedInActor, importId: string): Promise<string | undefined> {
  const path = await badRowsPath(actor, importId)
  return (await stat(path).catch(() => undefined)) && path
}

/** Removes what has waited longer than a day; answers how many files. */
export async function forgetOldUploads(now: Date): Promise<number> {
  if (!folder) return 0
  const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  let removed = 0
  for (const file of files.filter((one) => one.isFile())) {
    const path = join(file.parentPath, file.name)
    const { mtimeMs } = await stat(path)
    if (now.getTime() - mtimeMs < KEPT_HOURS * 3_600_000) continue
    await rm(path, { force: true })
    removed++
  }
  return removed
}

export const forgetUploadsJob: AnyJob = {
  name: 'imports.forgetUploads',
  every: '41 * * * *',
  work: async () => void (await forgetOldUploads(new Date())),
}
