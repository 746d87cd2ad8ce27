import { type ServerType, serve } from '@hono/node-server'
import { DatabaseFault } from '../ground/db/fault.ts'
import { startJobs, stopJobs } from '../ground/jobs/jobs.ts'
import { createApp } from './app.tsx'
import { ConfigFault, readConfig } from './config.ts'
import { allJobs } from './jobs.ts'
import { log } from './log.ts'
import { openHouse } from './open-house.ts'
import { openAccounts } from './sign-in/open-accounts.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const warn = (line: string) => log('warn', line)
/** Requests under way at a stop are answered within this time. */
const LEAVE_MS = 5_000

async function start() {
  const config = readConfig(process.env)
  const house = await openHouse(config, { as: 'server', say })
  const secret = house.secretFor('sessions').toString('hex')
  const auth = await openAccounts({ database: house.database, secret, url: config.url })
  const close = async () => {
    await stopJobs()
    await auth.close()
    await house.close()
  }
  try {
    const server = serve({ fetch: createApp({ config, auth }).fetch, port: config.port, hostname: config.host })
    await listening(server)
    say(`Trama is at ${config.url}`)
    // The server answers before the queue is ready, and goes on if the queue is not.
    void startJobs(house.database, allJobs(auth), warn)
    const leave = once(async () => {
      await closed(server)
      await close()
      process.exit(0)
    })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, leave)
  } catch (error) {
    await close()
    throw error
  }
}

const listening = (server: ServerType) =>
  new Promise<void>((resolve, reject) => {
    server.once('listening', resolve)
    server.once('error', reject)
  })

// A browser keeps its connection open long after its last request: those are cut.
const closed = (server: ServerType) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve())
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    setTimeout(resolve, LEAVE_MS)
  })

function once(work: () => Promise<void>) {
  let begun = false
  return () => {
    if (begun) return
    begun = true
    void work()
  }
}

try {
  await start()
} catch (error) {
  const { code, message, stack } = error as NodeJS.ErrnoException
  const words = code === 'EADDRINUSE' ? 'the port is taken: choose another with PORT' : message
  process.stderr.write(`Trama cannot start: ${words}\n`)
  // What a person can mend needs no more than its sentence.
  const plain = error instanceof DatabaseFault || error instanceof ConfigFault || code === 'EADDRINUSE' || code === 'EACCES'
  if (!plain) log('error', 'start', { stack })
  process.exit(1)
}
