import { hkdfSync } from 'node:crypto'
import { DatabaseFault } from '../db/fault.ts'
import { readKeyFile, readOrMakeKeyFile } from './key-file.ts'
import { holdMarkSecret } from './keyed.ts'
import { holdKeys } from './seal.ts'

const SHORTEST = 32
const HOUSE = 'house:'

/**
 * What an installation alone knows. `sealing` keys change when they are rotated, newest first: the first seals, all
 * open. The `house` secret stays: logins, sessions and whatever else must go on working are derived from it.
 */
export type Keyring = {
  sealing: string[]
  house: Buffer
  /** Only a file can be written anew; the environment is the administrator's. */
  from: 'file' | 'environment'
  dataDir: string
}

/**
 * The installation's keys: TRAMA_KEY, else the key file of the data folder, made at the first start with mode 0600.
 * Whoever has the database but not these reads no sealed field. Keys are words separated by spaces, newest first;
 * `house:…` is the house secret, derived from the only key until a second one comes. Throws one plain line.
 */
export function installationKeys(dataDir: string, given: string | undefined): Keyring {
  const words = given?.split(/\s+/).filter(Boolean) ?? []
  if (words.length) return { ...readKeys(words, 'TRAMA_KEY'), from: 'environment', dataDir }
  return { ...fromFile(readOrMakeKeyFile(dataDir)), from: 'file', dataDir }
}

const fromFile = (text: string) => readKeys(text.split(/\s+/).filter(Boolean), 'The key file')

/** Reads what `writtenKeys` wrote. */
export function readKeys(words: readonly string[], where: string): Pick<Keyring, 'sealing' | 'house'> {
  const sealing = words.filter((word) => !word.startsWith(HOUSE))
  const oldest = sealing.at(-1)
  if (!oldest || sealing.some((key) => key.length < SHORTEST))
    throw new DatabaseFault(
      'TRAMA_START',
      `${where} must hold keys of at least ${SHORTEST} characters of random text.`,
    )
  const house = words.find((word) => word.startsWith(HOUSE))?.slice(HOUSE.length)
  return { sealing, house: house ? Buffer.from(house, 'hex') : derived(Buffer.from(oldest), 'house') }
}

/** The text of a key file, or of TRAMA_KEY. The house secret says nothing about the keys. */
export const writtenKeys = ({ sealing, house }: Pick<Keyring, 'sealing' | 'house'>, between = '\n') =>
  [...sealing, HOUSE + house.toString('hex')].join(between)

const derived = (secret: Buffer, purpose: string) =>
  Buffer.from(hkdfSync('sha256', secret, '', `trama ${purpose}`, 32))

/** Tells one house secret from another without saying anything about it. */
export const houseMark = ({ house }: Pick<Keyring, 'house'>) =>
  derived(house, 'mark').subarray(0, 8).toString('hex')

let held: Keyring | undefined

/** Takes the keys for this process and derives the secrets that other parts need, each for its own purpose. */
export function holdInstallationKeys(keyring: Keyring) {
  held = keyring
  const bytesOf = ({ sealing }: Pick<Keyring, 'sealing'>) => sealing.map((key) => Buffer.from(key))
  holdKeys(
    bytesOf(keyring),
    keyring.from === 'file' ? () => bytesOf(fromFile(readKeyFile(keyring.dataDir))) : undefined,
  )
  holdMarkSecret(derived(keyring.house, 'marks'))
  return (purpose: string) => derived(keyring.house, purpose)
}

/** The keys of this process. */
export function heldKeyring(): Keyring {
  if (!held) throw new Error('no installation key is held: call holdInstallationKeys() first')
  return held
}
