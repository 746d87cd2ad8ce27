import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { newDataFolder, runTrama } from './running-trama.ts'

const LOADING_MS = 420_000
/** One for the whole run of tests; it is removed, like every throw-away folder, once that run has ended. */
const SHARED = path.join(os.tmpdir(), `trama-throw-away-${process.ppid}-example`)
const LOADED = path.join(SHARED, 'data')
const FAILED = path.join(SHARED, 'failed')

/** A data folder of one's own that holds the example. The first to ask loads it, the others copy it. */
export async function newExampleFolder(): Promise<string> {
  if (isFirst()) await load()
  for (const begun = Date.now(); !existsSync(LOADED); await sleep(200)) {
    if (existsSync(FAILED) || Date.now() - begun > LOADING_MS) throw new Error('the example was not loaded')
  }
  const folder = newDataFolder()
  copy(LOADED, folder)
  return folder
}

function isFirst() {
  try {
    mkdirSync(SHARED)
    chmodSync(SHARED, 0o711)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function load() {
  const making = path.join(SHARED, 'making')
  mkdirSync(making)
  chmodSync(making, 0o711)
  const { code, out } = await runTrama(making, ['example'])
  if (code !== 0) {
    writeFileSync(FAILED, out)
    throw new Error(`trama example ended with ${code}: ${out}`)
  }
  renameSync(making, LOADED)
}

/** Owners too: as root the database belongs to another system user. */
function copy(from: string, to: string) {
  if (process.platform === 'win32') return cpSync(from, to, { recursive: true })
  execFileSync('cp', ['-a', `${from}/.`, to])
}
