import { serve } from '@hono/node-server'
import { createAuth, prepareAuth } from '../ground/access/auth.ts'
import { DatabaseFault } from '../ground/db/fault.ts'
import { createApp } from './app.tsx'
import { readConfig } from './config.ts'
import { startJobs } from './jobs.ts'
import { log } from './log.ts'
import { openHouse } from './open-house.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

try {
  const config = readConfig(process.env)
  const house = await openHouse(config, { as: 'server', say })
  const auth = createAuth({ database: house.database, secret: house.secretFor('sessions').toString('hex'), baseUrl: config.url, sendLink: async () => {} })
  await prepareAuth(auth)
  const app = createApp({ config, auth })
  const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host })
  await new Promise<void>((listening, failed) => {
    server.once('listening', listening)
    server.once('error', failed)
  })
  say(`Trama is at ${config.url}`)
  const jobs = startJobs(house.database, config)

  let leaving = false
  const leave = async () => {
    if (leaving) return
    leaving = true
    // Requests under way are answered; a connection that only waits does not keep the house open.
    const closed = new Promise<void>((done) => server.close(() => done()))
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    await Promise.race([closed, new Promise((late) => setTimeout(late, 5_000).unref())])
    await (await jobs)?.stop()
    await house.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void leave())
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException
  const known =
    error instanceof DatabaseFault || code === 'EADDRINUSE' || code === 'EACCES' || message.startsWith('the environment')
  process.stderr.write(`Trama cannot start: ${code === 'EADDRINUSE' ? 'the port is taken, choose another with PORT' : message}\n`)
  if (!known) log('error', 'start', { at: (error as Error).stack })
  process.exit(1)
}
