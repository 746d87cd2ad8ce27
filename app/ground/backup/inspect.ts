import { ALTERED, BackupFault } from './fault.ts'
import { type Manifest, partsOf, textOf } from './sections.ts'

/** What a whole backup holds. `keys` is the text of a key file, where it came along. */
export type Contents = { manifest: Manifest; keys: string | undefined; rows: number; files: number }

/** Reads a backup from its first byte to its last and changes nothing. Throws a BackupFault where it is not whole. */
export async function inspect(file: string, passphrase: string | undefined): Promise<Contents> {
  let manifest: Manifest | undefined
  let keys: string | undefined
  let end: { rows: number; files: number } | undefined
  try {
    for await (const { section, bytes } of partsOf(file, passphrase)) {
      if (section.kind === 'manifest') manifest = section
      if (section.kind === 'end') end = section
      if (section.kind === 'keys') keys = await textOf(bytes)
      else for await (const _piece of bytes);
    }
  } catch (error) {
    throw faultFrom(error, file)
  }
  if (!manifest || !end) throw new BackupFault(ALTERED)
  return { manifest, keys, rows: end.rows, files: end.files }
}

function faultFrom(error: unknown, file: string): unknown {
  const { code = '' } = error as NodeJS.ErrnoException
  if (code === 'ENOENT' || code === 'EISDIR') return new BackupFault(`there is no file ${file}`)
  // Decompression stumbles over what decryption let through only where a backup was made wrongly.
  return code.startsWith('Z_') ? new BackupFault(ALTERED, { cause: error }) : error
}
