import { readFileSync } from 'node:fs'
import { CommandRefusal } from '../access/command.ts'

/** The first line of a file, else what the environment holds; nothing where neither is given. */
export function passphraseFrom(file: string | undefined, given: string | undefined): string | undefined {
  if (!file) return given || undefined
  try {
    const [line = ''] = readFileSync(file, 'utf8').split(/\r?\n/)
    if (line) return line
  } catch {
    throw new CommandRefusal(`the passphrase cannot be read from ${file}`)
  }
  throw new CommandRefusal(`${file} is empty: its first line is the passphrase`)
}
