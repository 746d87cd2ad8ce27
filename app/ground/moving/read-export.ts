import { createHash } from 'node:crypto'
import { assertWeHave } from '../db/migrate.ts'
import { ALTERED, MovingFault } from './fault.ts'
import { MANIFEST, type Manifest, MEMBERS, type Member, manifestShape, memberShape } from './manifest.ts'
import type { ZipReader } from './zip-read.ts'

/** What a file says of itself. Throws a MovingFault where it is none of ours. */
export async function manifestOf(zip: ZipReader): Promise<Manifest> {
  if (!zip.entries.has(MANIFEST))
    throw new MovingFault('this archive is not a territory written out by Trama')
  const read = manifestShape.safeParse(parsed(await zip.textOf(MANIFEST)))
  if (!read.success) throw new MovingFault('this archive is not a territory that this Trama can read')
  return read.data
}

/** Reads the file from its first byte to its last and changes nothing. Throws where it is not what the manifest says. */
export async function assertWhole(zip: ZipReader, { entries }: Manifest) {
  const names = [...zip.entries.keys()].filter((name) => name !== MANIFEST)
  if (names.length !== Object.keys(entries).length) throw new MovingFault(ALTERED)
  for (const name of names) {
    const digest = createHash('sha256')
    let size = 0
    for await (const piece of zip.bytesOf(name)) {
      digest.update(piece)
      size += piece.length
    }
    if (entries[name]?.size !== size || entries[name].sha256 !== digest.digest('hex'))
      throw new MovingFault(ALTERED)
  }
}

/**
 * Rows go in as they came out, so tables must be the same. Throws a DatabaseFault where the file is newer than this Trama,
 * and a MovingFault that tells the way where it is older.
 */
export function assertSameMigrations(there: Manifest['migrations'], here: Manifest['migrations']) {
  assertWeHave(new Map(there.map(({ name, checksum }) => [name, checksum])))
  const known = new Set(there.map(({ name }) => name))
  const newer = here.find(({ name }) => !known.has(name))
  if (newer)
    throw new MovingFault(
      `the file was made by an older Trama (it lacks the migration ${newer.name}): bring the installation that made it up to date and write the territory out again. Nothing was changed.`,
    )
}

export async function membersIn(zip: ZipReader): Promise<Member[]> {
  const members: Member[] = []
  for await (const line of zip.linesOf(MEMBERS)) members.push(memberShape.parse(parsed(line)))
  return members
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new MovingFault(ALTERED)
  }
}
