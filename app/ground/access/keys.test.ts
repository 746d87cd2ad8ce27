import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keyFileOf, newKey, replaceKeyFile } from './key-file.ts'
import { heldKeyring, holdInstallationKeys, installationKeys, writtenKeys } from './keys.ts'
import { keyIdOf, seal, unseal } from './seal.ts'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'trama-keys-'))
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(dataDir, { recursive: true })
})

const again = () => holdInstallationKeys(installationKeys(dataDir, undefined))
/** What `trama keys rotate` does to the file. */
const putInFront = () => {
  const keyring = heldKeyring()
  replaceKeyFile(dataDir, writtenKeys({ ...keyring, sealing: [newKey(), ...keyring.sealing] }))
}

test('the first start makes one private key and leaves nothing beside it', () => {
  again()
  expect(statSync(keyFileOf(dataDir)).mode & 0o777).toBe(0o600)
  expect(readdirSync(path.join(dataDir, 'keys'))).toEqual(['installation.key'])
  const first = readFileSync(keyFileOf(dataDir), 'utf8')
  again()
  expect(readFileSync(keyFileOf(dataDir), 'utf8')).toBe(first)
})

test('a key file that others can read is made private again', () => {
  again()
  chmodSync(keyFileOf(dataDir), 0o644)
  again()
  expect(statSync(keyFileOf(dataDir)).mode & 0o777).toBe(0o600)
})

test('an empty key file, and keys too short to protect anything, are refused in one line', () => {
  mkdirSync(path.join(dataDir, 'keys'))
  writeFileSync(keyFileOf(dataDir), '', { mode: 0o600 })
  expect(again).toThrow(/^The key file .+ is empty: put back a copy/)
  expect(() => installationKeys(dataDir, 'too short')).toThrow(/^TRAMA_KEY must hold keys of at least 32/)
})

test('where the folder of keys cannot be made there is one line and no file', () => {
  writeFileSync(path.join(dataDir, 'keys'), 'a file in the way')
  expect(again).toThrow(/keys/)
  expect(existsSync(keyFileOf(dataDir))).toBe(false)
})

test('what is derived for logins and sessions stays the same while keys come and go', () => {
  const before = again()('sessions')
  putInFront()
  expect(again()('sessions')).toEqual(before)
  const [newest = ''] = heldKeyring().sealing
  replaceKeyFile(dataDir, writtenKeys({ ...heldKeyring(), sealing: [newest] }))
  expect(again()('sessions')).toEqual(before)
  expect(again()('database logins')).not.toEqual(before)
})

test('the house secret tells nothing of the keys, and keys in the environment read back as they were written', () => {
  again()
  const keyring = heldKeyring()
  const text = writtenKeys(keyring, ' ')
  expect(text.split('house:')[1]).not.toContain(keyring.sealing[0])
  expect(installationKeys(dataDir, text)).toEqual({ ...keyring, from: 'environment' })
})

test('a running process whose key file is taken away goes on with the keys it holds, and makes no other', () => {
  vi.useFakeTimers()
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => {})
  again()
  const before = keyIdOf(seal('prima', 'note:1'))
  rmSync(keyFileOf(dataDir))
  vi.advanceTimersByTime(2_500)
  expect(keyIdOf(seal('dopo', 'note:2'))).toBe(before)
  expect(existsSync(keyFileOf(dataDir))).toBe(false)
  expect(complaints).toHaveBeenCalledOnce()
  complaints.mockRestore()
})

test('a running process opens what a newer key sealed, and soon seals with it itself', () => {
  vi.useFakeTimers()
  again()
  const before = heldKeyring()
  const old = seal('una storia', 'note:1')
  putInFront()
  const newer = readFileSync(keyFileOf(dataDir), 'utf8')
  again()
  const sealedByAnother = seal('un’altra', 'note:2')
  expect(keyIdOf(sealedByAnother)).not.toBe(keyIdOf(old))

  holdInstallationKeys(before)
  expect(keyIdOf(seal('subito', 'note:3'))).toBe(keyIdOf(old))
  vi.advanceTimersByTime(2_500)
  expect(keyIdOf(seal('poco dopo', 'note:4'))).toBe(keyIdOf(sealedByAnother))
  holdInstallationKeys(before)
  expect(unseal(sealedByAnother, 'note:2')).toBe('un’altra')
  expect(unseal(old, 'note:1')).toBe('una storia')
  expect(readFileSync(keyFileOf(dataDir), 'utf8')).toBe(newer)
})
