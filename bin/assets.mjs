import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { fail, root, runNode } from './pinned.mjs'

const SOURCES = ['app/islands', 'app/styles', 'bin/assets.mjs', 'vite.config.ts', 'package-lock.json']
const OUTPUT = path.join(root, 'dist/assets')
const STAMP = path.join(root, 'dist/assets.stamp')

/** Builds the browser's files if their sources have changed since the last time. */
export async function build({ always = false } = {}) {
  const sources = contentHash()
  const isBuilt = existsSync(OUTPUT) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources
  if (isBuilt && !always) return
  console.log('Building the pages’ styles and scripts…')
  rmSync(STAMP, { force: true })
  const code = await runNode(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'])
  if (code !== 0) fail('The pages’ styles and scripts could not be built: see above.', code)
  press()
  mkdirSync(path.dirname(STAMP), { recursive: true })
  writeFileSync(STAMP, sources)
}

/** Beside each style and script what travels in its place, pressed once and as small as can be: letters come already so. */
function press() {
  for (const name of readdirSync(OUTPUT).filter((one) => /\.(js|css)$/.test(one))) {
    const file = path.join(OUTPUT, name)
    const words = readFileSync(file)
    writeFileSync(`${file}.br`, brotliCompressSync(words))
    writeFileSync(`${file}.gz`, gzipSync(words, { level: 9 }))
  }
}

function contentHash() {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap(filesOf))
    hash.update(`${file}\0`).update(readFileSync(path.join(root, file)))
  return hash.digest('hex')
}

function filesOf(source) {
  const folder = path.join(root, source)
  if (path.extname(source)) return [source]
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
    .sort()
}
