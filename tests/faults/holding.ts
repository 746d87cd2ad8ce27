import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { realpathSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Database } from '../../app/ground/db/connection.ts'
import { openEmbedded } from '../../app/ground/db/embedded/embedded.ts'
import { livingPostmaster } from '../../app/ground/db/embedded/postmaster.ts'

const NODE = path.resolve('node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** Another process on the same folder. `heard` grows with what it says; `until` resolves to the line that begins so. */
export type Holder = {
  process: ChildProcess
  heard: string[]
  until(start: string): Promise<string>
  end(signal: NodeJS.Signals): Promise<void>
}

const everyHolder: Holder[] = []

export function startHolder(dataDir: string, as: 'server' | 'command' = 'server', ...more: string[]): Holder {
  const child = spawn(NODE, ['tests/faults/holder.ts', dataDir, as, ...more], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const heard: string[] = []
  createInterface({ input: child.stdout! }).on('line', (line) => heard.push(line))
  const exited = once(child, 'exit')
  const holder: Holder = {
    process: child,
    heard,
    until: async (start) => {
      for (;;) {
        const line = heard.find((line) => line.startsWith(start))
        if (line) return line
        if (hasEnded(child)) throw new Error(`it ended without saying ${start}: ${heard.join(' / ')}`)
        await sleep(10)
      }
    },
    end: async (signal) => {
      child.kill(signal)
      await exited
    },
  }
  everyHolder.push(holder)
  return holder
}

export async function endEveryHolder() {
  for (const { process, end } of everyHolder.splice(0)) if (!hasEnded(process)) await end('SIGTERM')
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null

export const open = (dataDir: string, as: 'server' | 'command' = 'server', said: string[] = []) =>
  openEmbedded({ dataDir, as, log: (line) => said.push(line) })

export const postmasterOf = (dataDir: string) => livingPostmaster(realpathSync(`${dataDir}/postgres/data`))

export async function ask(database: Database, question: string) {
  const client = new pg.Client(database.login('trama_owner'))
  await client.connect()
  try {
    return (await client.query(question)).rows
  } finally {
    await client.end()
  }
}

/** Mounts on `folder` for one test. Null, so that it can skip itself, where this system does not let us. */
export function mounted(folder: string, ...how: string[]): (() => void) | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  if (spawnSync('mount', [...how, folder]).status !== 0) return null
  return () => void spawnSync('umount', ['-l', folder])
}
