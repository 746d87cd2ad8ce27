// What every npm command shares: install what is missing, then go on with the Node this project pins.
// Plain JavaScript that starts on Node 20, as the host may have nothing newer.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { followNpm } from './follow-npm.mjs'

export const root = path.resolve(import.meta.dirname, '..')
const windows = process.platform === 'win32'
const pinned = path.join(root, 'node_modules/node/bin', windows ? 'node.exe' : 'node')

/** Installs the packages if any differs from the lock file; says nothing when there is nothing to do. */
export async function install() {
  if (!isInstalled()) {
    console.log('Installing what is missing…')
    const code = await npm('ci', '--no-audit', '--no-fund', '--loglevel=error')
    if (code !== 0) fail('The packages could not be installed: see above.', code)
  }
  // Where installing may not run scripts, the pinned Node has not been fetched.
  if (!existsSync(pinned)) await npm('rebuild', 'node', '--loglevel=error')
  if (!existsSync(pinned)) fail('The package "node" is installed without its program: run npm rebuild node.')
}

/** npm keeps what it installed in a lock file of its own, written last. */
function isInstalled() {
  const wanted = packagesIn('package-lock.json')
  const present = packagesIn('node_modules/.package-lock.json')
  return Object.entries(wanted).every(([place, { version, integrity, optional }]) => {
    const found = present[place]
    if (place === '' || (!found && optional)) return true
    return found?.version === version && found?.integrity === integrity
  })
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages
  } catch {
    return {}
  }
}

function npm(...args) {
  const script = process.env.npm_execpath
  return script?.endsWith('.js')
    ? run(process.execPath, [script, ...args])
    : run(windows ? 'npm.cmd' : 'npm', args, { shell: windows })
}

/** Runs a program to its end, in our terminal; resolves to its exit code. */
export function run(program, args, options = {}) {
  const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  followNpm(() => child.kill('SIGTERM'))
  return new Promise((resolve) => {
    child.once('error', (error) => fail(`${program} could not be started: ${error.message}`))
    child.once('close', (code, signal) => resolve(code ?? 128 + os.constants.signals[signal]))
  })
}

/** Runs a script of this project, or of a package, with the pinned Node. */
export const runNode = (args, options = {}) =>
  run(pinned, args, {
    ...options,
    env: {
      ...process.env,
      PATH: path.dirname(pinned) + path.delimiter + process.env.PATH,
      NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/trama'),
      ...options.env,
    },
  })

/** Goes on as `script`, TypeScript with JSX, until it ends; it ends when we do, even if we are killed. */
export async function become(script, args, flags = []) {
  const hooks = ['--import', './bin/follow-parent.mjs', '--import', './bin/tsx-hook.mjs']
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc']
  process.exit(await runNode([...flags, ...hooks, script, ...args], { stdio }))
}

export function fail(sentence, code = 1) {
  console.error(sentence)
  process.exit(code)
}
