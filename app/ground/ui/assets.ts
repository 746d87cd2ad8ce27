import { existsSync, readFileSync } from 'node:fs'

type Chunk = { file: string; css?: string[]; imports?: string[]; assets?: string[] }
const MANIFEST = new URL('../../../dist/assets/manifest.json', import.meta.url)

let manifest: Record<string, Chunk> | undefined

function readManifest(): Record<string, Chunk> {
  if (!existsSync(MANIFEST)) throw new Error('The styles are not built yet: run npm run build')
  return JSON.parse(readFileSync(MANIFEST, 'utf8'))
}

function chunkOf(source: string): Chunk {
  manifest ??= readManifest()
  const chunk = manifest[source]
  if (!chunk) throw new Error(`No built file for ${source}: run npm run build`)
  return chunk
}

/** The address of a built file by its source: `app/styles/trama.scss`. Its name changes with its content. */
export const asset = (source: string) => `/assets/${chunkOf(source).file}`

/** The addresses of a built file and of what it cannot do without; not of what it asks for when a page needs it. */
export function filesBehind(source: string, known = new Set<string>()): string[] {
  const chunk = chunkOf(source)
  const file = `/assets/${chunk.file}`
  if (known.has(file)) return []
  known.add(file)
  const assets = [...(chunk.css ?? []), ...(chunk.assets ?? [])].map((one) => `/assets/${one}`)
  return [file, ...assets, ...(chunk.imports ?? []).flatMap((one) => filesBehind(one, known))]
}

/** Where a built file lies. */
export const fileOf = (source: string) => new URL(chunkOf(source).file, MANIFEST)
