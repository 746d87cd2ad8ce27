// A program of its own that holds an embedded database, to be killed: holder.ts DATA_DIR [server|command] [write]
import pg from 'pg'
import { openEmbedded } from '../../app/ground/db/embedded/embedded.ts'
import { DatabaseFault } from '../../app/ground/db/fault.ts'

const [dataDir = '', as = 'server', write] = process.argv.slice(2)
const say = (words: string) => process.stdout.write(`${words}\n`)

try {
  const database = await openEmbedded({
    dataDir,
    as: as as 'server' | 'command',
    log: (line) => say(`log ${line}`),
  })
  process.once('SIGTERM', () => database.stop().then(() => process.exit(0)))
  say('ready')
  setInterval(() => {}, 1_000)
  if (write) await writeForever(database.login('trama_owner')).catch(() => say('the database is away'))
} catch (error) {
  if (!(error instanceof DatabaseFault)) throw error
  say(`fault ${error.code} ${error.message}`)
  process.exit(1)
}

/** Says each number only after the database has acknowledged it. */
async function writeForever(login: pg.PoolConfig) {
  const client = new pg.Client(login)
  client.on('error', () => {})
  await client.connect()
  await client.query('create table if not exists kept (n int primary key)')
  for (let n = 1; ; n++) {
    await client.query('insert into kept values ($1)', [n])
    say(`kept ${n}`)
  }
}
