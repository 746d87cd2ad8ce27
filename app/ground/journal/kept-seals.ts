import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import type { Seal } from './chain.ts'

// Seals as they are kept outside the database: one line each, added and never rewritten.
// number, lines, era and transaction below which they end, from and until when, hash.
const LINE = /^(\d+) (\d+) (\d+) (\d+) (\S+Z) (\S+Z) ([0-9a-f]{64})$/

const fileOf = (folder: string, territoryId: string) => path.join(folder, `${territoryId}.log`)

const toLine = ({ number, lines, below, firstAt, lastAt, hash }: Seal) =>
  `${number} ${lines} ${below.era} ${below.tx} ${firstAt} ${lastAt} ${hash}`

function fromLine(line: string): Seal[] {
  const [, number, lines, era, tx = '', firstAt = '', lastAt = '', hash = ''] = LINE.exec(line) ?? []
  if (!number) return []
  return [
    { number: Number(number), lines: Number(lines), below: { era: Number(era), tx }, firstAt, lastAt, hash },
  ]
}

/** By number. A line that a crash cut short is as if it had not been written. */
export const sealsIn = (text: string): Map<number, Seal> =>
  new Map(
    text
      .split('\n')
      .flatMap(fromLine)
      .map((seal) => [seal.number, seal]),
  )

/** What is kept of a territory as it stands in its file; null where nothing was ever kept. */
export function keptText(folder: string, territoryId: string): string | null {
  try {
    return readFileSync(fileOf(folder, territoryId), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

export function keptSeals(folder: string, territoryId: string): Map<number, Seal> | null {
  const text = keptText(folder, territoryId)
  return text === null ? null : sealsIn(text)
}

export const lastKept = (kept: Map<number, Seal> | null): Seal | undefined => {
  const numbers = [...(kept?.keys() ?? [])]
  return numbers.length ? kept?.get(Math.max(...numbers)) : undefined
}

export const sameSeal = (one: Seal, other: Seal) => toLine(one) === toLine(other)

export function appendKept(folder: string, territoryId: string, seals: readonly Seal[]) {
  if (seals.length === 0) return
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = openSync(fileOf(folder, territoryId), 'a', 0o600)
  try {
    // The line break in front ends what a crash may have cut short.
    writeSync(file, `\n${seals.map(toLine).join('\n')}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
