import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fail, root, runNode } from './pinned.mjs'

const SOURCES = ['app/islands', 'app/styles', 'vite.config.ts', 'package-lock.json']
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
  mkdirSync(path.dirname(STAMP), { recursive: true })
  writeFileSync(STAMP, sources)
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
