import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { DatabaseFault, plainly } from '../db/fault.ts'

export const keyFileOf = (dataDir: string) => path.join(dataDir, 'keys', 'installation.key')
export const newKey = () => randomBytes(32).toString('hex')

/** The text of the key file, made at the first start. Throws a DatabaseFault of one line where that cannot be. */
export function readOrMakeKeyFile(dataDir: string): string {
  const file = keyFileOf(dataDir)
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
    if (!existsSync(file)) writeWhole(file, newKey(), linkOnce)
  } catch (error) {
    throw plainly(error, path.dirname(file))
  }
  return readKeyFile(dataDir)
}

/** The text of a key file that is there. */
export function readKeyFile(dataDir: string): string {
  const file = keyFileOf(dataDir)
  keepPrivate(file)
  const text = readFileSync(file, 'utf8')
  if (text.trim() === '')
    throw new DatabaseFault(
      'TRAMA_START',
      `The key file ${file} is empty: put back a copy of it. Only where nothing was ever written may it be removed.`,
    )
  return text
}

/** Takes the place of the key file, at once and whole. */
export function replaceKeyFile(dataDir: string, text: string) {
  const file = keyFileOf(dataDir)
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
    writeWhole(file, text, renameSync)
  } catch (error) {
    throw plainly(error, path.dirname(file))
  }
}

/** Beside its place first: a full disk or a lost current leaves the old file or the new one, never half of one. */
function writeWhole(file: string, text: string, put: (from: string, to: string) => void) {
  const beside = `${file}.${process.pid}.new`
  try {
    const handle = openSync(beside, 'w', 0o600)
    try {
      writeSync(handle, `${text.trim()}\n`)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    put(beside, file)
  } finally {
    rmSync(beside, { force: true })
  }
}

/** Of two first starts one puts its key there and the other reads it. */
function linkOnce(from: string, to: string) {
  try {
    linkSync(from, to)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return
    // Some shared folders know no links.
    if (!['EPERM', 'ENOTSUP', 'ENOSYS'].includes(code)) throw error
    if (!existsSync(to)) renameSync(from, to)
  }
}

const OTHERS = 0o077

function keepPrivate(file: string) {
  if (process.platform === 'win32' || (statSync(file).mode & OTHERS) === 0) return
  try {
    chmodSync(file, 0o600)
  } catch (cause) {
    throw new DatabaseFault(
      'TRAMA_READ_ONLY',
      `Others can read the key file ${file}, and its mode cannot be changed here: give it mode 0600.`,
      { cause },
    )
  }
}
