import { type ServerType, serve } from '@hono/node-server'
import { DatabaseFault } from '../ground/db/fault.ts'
import { startJobs, stopJobs } from '../ground/jobs/jobs.ts'
import { sendSoon } from '../rooms/directory/sending/jobs.ts'
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

/** What is open, in the order it was opened: leaving closes it the other way round, also half-way through a start. */
const opened: (() => Promise<void>)[] = []
let leaving: Promise<void> | undefined

function leave() {
  leaving ??= (async () => {
    await starting.catch(() => {})
    for (const close of opened.splice(0).reverse()) await close()
  })()
  return leaving
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => void leave().then(() => process.exit(0)))

async function start() {
  const config = readConfig(process.env)
  const house = await openHouse(config, { as: 'server', say })
  opened.push(house.close)
  const secret = house.secretFor('sessions').toString('hex')
  const auth = await openAccounts({ database: house.database, secret, url: config.url })
  opened.push(auth.close)
  const server = serve({ fetch: createApp({ config, auth }).fetch, port: config.port, hostname: config.host })
  await listening(server)
  opened.push(() => closed(server))
  say(`Trama is at ${config.url}`)
  // The server answers before the queue is ready, and goes on if the queue is not.
  opened.push(stopJobs)
  // Whoever signs in first need not wait for what that takes.
  void auth.better()
  // What was on its way when the house closed goes on.
  void startJobs(house.database, allJobs(auth), warn).then(sendSoon)
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

const starting = start()
try {
  await starting
} catch (error) {
  const { code, message, stack } = error as NodeJS.ErrnoException
  const words = code === 'EADDRINUSE' ? 'the port is taken: choose another with PORT' : message
  process.stderr.write(`Trama cannot start: ${words}\n`)
  // What a person can mend needs no more than its sentence.
  const plain =
    error instanceof DatabaseFault ||
    error instanceof ConfigFault ||
    code === 'EADDRINUSE' ||
    code === 'EACCES'
  if (!plain) log('error', 'start', { stack })
  await leave()
  process.exit(1)
}
