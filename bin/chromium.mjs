import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { run, runNode } from './pinned.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The Chromium on this machine that starts, or null. */
export async function findChromium() {
  const onPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((folder) => NAMES.map((name) => path.join(folder, name)))
  const { chromium } = await import('playwright-core')
  const candidates = [process.env.TRAMA_CHROMIUM, ...onPath, ...ELSEWHERE, chromium.executablePath()]
  return candidates.find((program) => program && starts(program)) ?? null
}

/** Playwright's own download; where that does not run, as it may lack the system's libraries, Debian's package. */
export async function installChromium() {
  console.log('Installing a Chromium for the browser tests…')
  await runNode(['node_modules/playwright-core/cli.js', 'install', 'chromium'], { timeout: 300_000 })
  const downloaded = await findChromium()
  if (downloaded || process.getuid?.() !== 0 || !starts('apt-get')) return downloaded
  const calm = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  await run('apt-get', ['update', '-qq'], calm)
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], calm)
  return findChromium()
}

// Ubuntu's chromium-browser is a note about snap, and a download may miss libraries: only a start tells.
const starts = (program) =>
  spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0
