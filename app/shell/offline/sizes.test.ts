import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { fileOf, filesBehind } from '../../ground/ui/assets.ts'

const KB = 1_024
/** What every page has, and what the builder adds. */
const SHARED = /\/(combobox|preload-helper|rolldown-runtime)-/

const PAGE = 'app/islands/offline.ts'
const built = (path: string) => readFileSync(new URL(path.replace('/assets/', ''), fileOf(PAGE)))
const gzipped = (...files: Buffer[]) => gzipSync(Buffer.concat(files), { level: 9 }).length

// What is made without network is fetched over the same thin network as everything else.
test('the pages made in the browser weigh at most 15 KB, 20 with all they share; their worker 1 KB', () => {
  const scripts = filesBehind(PAGE).filter((path) => path.endsWith('.js'))
  const own = scripts.filter((path) => !SHARED.test(path))
  const weight = gzipped(...own.map(built))
  expect(weight).toBeGreaterThan(5 * KB)
  expect(weight).toBeLessThanOrEqual(15 * KB)
  // Over the wire each file is packed by itself.
  expect(scripts.reduce((sum, path) => sum + gzipped(built(path)), 0)).toBeLessThanOrEqual(20 * KB)
  expect(gzipped(readFileSync(fileOf('app/islands/worker.ts')))).toBeLessThanOrEqual(KB)
})
