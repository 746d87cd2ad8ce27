import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

const ASSETS = path.resolve(import.meta.dirname, '../dist/assets')

type Chunk = { file: string; imports?: string[]; dynamicImports?: string[] }

/** Gzipped KB of a built source with all it may ever load, also what only some pages wake. */
export function weightOf(source: string): number {
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(path.join(ASSETS, 'manifest.json'), 'utf8'))
  const files = new Set<string>()
  const take = (name: string) => {
    const chunk = manifest[name]
    if (!chunk || files.has(chunk.file)) return
    files.add(chunk.file)
    for (const one of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) take(one)
  }
  take(source)
  const bytes = [...files].map((file) => gzipSync(readFileSync(path.join(ASSETS, file))).length)
  return Math.round((bytes.reduce((sum, one) => sum + one, 0) / 1024) * 10) / 10
}
