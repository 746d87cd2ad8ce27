import { hkdfSync, randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { holdKeys } from './seal.ts'

const SHORTEST = 32

/**
 * The installation's secret: TRAMA_KEY, else the key file of the data folder, made at the first start with mode
 * 0600. Whoever has the database but not this reads no sealed field. Several keys may be given, separated by
 * spaces, newest first. Throws when TRAMA_KEY is too short to protect anything.
 */
export function installationKeys(dataDir: string, given: string | undefined): Buffer[] {
  const words = given?.split(/\s+/).filter(Boolean) ?? keyFile(dataDir)
  for (const word of words) {
    if (word.length < SHORTEST)
      throw new Error(`TRAMA_KEY must be at least ${SHORTEST} characters of random text`)
  }
  return words.map((word) => Buffer.from(word))
}

/** Takes the keys for this process and derives the secrets that other parts need, each for its own purpose. */
export function holdInstallationKeys(keys: Buffer[]) {
  holdKeys(keys)
  const [newest] = keys
  if (!newest) throw new Error('no installation key')
  return (purpose: string) => Buffer.from(hkdfSync('sha256', newest, '', `trama ${purpose}`, 32))
}

function keyFile(dataDir: string): string[] {
  const folder = join(dataDir, 'keys')
  const file = join(folder, 'installation.key')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  try {
    // Exclusive: of two first starts one makes the key and the other reads it.
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  chmodSync(file, 0o600)
  return readFileSync(file, 'utf8').split(/\s+/).filter(Boolean)
}
