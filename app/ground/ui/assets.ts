import { existsSync, readFileSync } from 'node:fs'

type Chunk = { file: string; css?: string[] }
const MANIFEST = new URL('../../../dist/assets/manifest.json', import.meta.url)

let manifest: Record<string, Chunk> | undefined

function readManifest(): Record<string, Chunk> {
  if (!existsSync(MANIFEST)) throw new Error('The styles are not built yet: run npm run build')
  return JSON.parse(readFileSync(MANIFEST, 'utf8'))
}

/** The address of a built file by its source: `app/styles/trama.scss`. Its name changes with its content. */
export function asset(source: string): string {
  manifest ??= readManifest()
  const chunk = manifest[source]
  if (!chunk) throw new Error(`No built file for ${source}: run npm run build`)
  return `/assets/${chunk.file}`
}
