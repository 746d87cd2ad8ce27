import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Loading = { state: 'idle' | 'running' | 'done' | 'failed'; line: string }

const HOUSE = join(import.meta.dirname, '../../..')

/** Loads the example in a process of its own, once at a time; what it says goes to a file of the data folder. */
export function exampleLoader(dataDir: string, command = ['app/shell/trama.ts', 'example']) {
  const file = join(dataDir, 'example.log')
  let state: Loading['state'] = 'idle'

  return {
    /** Starts loading, unless it goes on already. */
    start() {
      if (state === 'running') return
      state = 'running'
      const log = openSync(file, 'w', 0o600)
      const hook = join(HOUSE, 'bin/tsx-hook.mjs')
      const child = spawn(process.execPath, ['--import', hook, ...command], {
        cwd: HOUSE,
        // The command reads the same environment; where data lies is said once more, in full.
        env: { ...process.env, TRAMA_DATA: dataDir },
        stdio: ['ignore', log, log],
      })
      closeSync(log)
      child.once('error', () => {
        state = 'failed'
      })
      child.once('exit', (code) => {
        state = code === 0 ? 'done' : 'failed'
      })
    },
    now: (): Loading => ({ state, line: state === 'idle' ? '' : lastLine(file) }),
  }
}
export type ExampleLoader = ReturnType<typeof exampleLoader>

function lastLine(file: string): string {
  // A progress bar goes back to the start of its line.
  const said = readFileSync(file, 'utf8').split(/[\r\n]+/)
  return said.filter((line) => line.trim()).at(-1) ?? ''
}
