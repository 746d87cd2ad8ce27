import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

/** Gzipped KB of a built file, by its address. */
export const weightOf = (address: string) =>
  Math.round((gzipSync(readFileSync(path.join('dist', address))).length / 1024) * 10) / 10
