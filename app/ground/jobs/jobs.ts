import type { PgBoss } from 'pg-boss'
import type { Database } from '../db/connection.ts'

/** Work done outside a request. `work` may run again after a failure or a crash: a second run must do no harm. */
export type Job<Data extends object = never> = {
  /** `room.verb`, such as `mail.send`. */
  name: string
  work: (data: Data) => Promise<void>
  /** When it runs by itself: a cron expression, in UTC. */
  every?: string
  /** Tries after the first, further and further apart. */
  retries?: number
  /** How long finished and waiting ones are kept. */
  keepHours?: number
}

// biome-ignore lint/suspicious/noExplicitAny: each job knows its own data, and only its name travels
export type AnyJob = Job<any>

type Log = (line: string) => void
type Running = { boss: PgBoss | undefined; again: NodeJS.Timeout | undefined; starting: Promise<void> }

let running: Running | undefined

/** A queue is asked this often, for the case that nobody announced a job. */
const POLL_SECONDS = 5
/** Jobs of one kind that are worked on together. */
const BATCH = 5
const FIRST_RETRY_SECONDS = 20
const DAY_HOURS = 24
const STOP_MS = 10_000
const START_AGAIN_MS = 15_000

/**
 * Works on jobs, in schema `jobs` with a login of its own, until `stopJobs`. Where the queue cannot start pages go
 * on without: the log says so, and it is tried again. Call it once the server listens; it resolves after the first try.
 */
export async function startJobs(database: Database, jobs: readonly AnyJob[], log: Log): Promise<void> {
  const mine: Running = { boss: undefined, again: undefined, starting: Promise.resolve() }
  running = mine
  const start = () => {
    mine.starting = tryToStart()
    return mine.starting
  }
  const tryToStart = async () => {
    try {
      mine.boss = await bossOf(database, jobs, log)
    } catch (error) {
      log(`jobs do not run: ${(error as Error).message}`)
      if (running === mine) mine.again = setTimeout(start, START_AGAIN_MS).unref()
    }
  }
  await start()
}

async function bossOf(database: Database, jobs: readonly AnyJob[], log: Log): Promise<PgBoss> {
  const { PgBoss } = await import('pg-boss')
  const boss = new PgBoss({
    ...database.login('trama_jobs'),
    schema: 'jobs',
    createSchema: false,
    max: 3,
    application_name: 'trama_jobs',
    useListenNotify: true,
    monitorVacuum: false,
  } as ConstructorParameters<typeof PgBoss>[0])
  boss.on('error', (error) => log(`jobs: ${error.message}`))
  try {
    await boss.start()
    for (const job of jobs) await take(boss, job, log)
    return boss
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => {})
    throw error
  }
}

async function take(
  boss: PgBoss,
  { name, work, every, retries = 2, keepHours = DAY_HOURS }: AnyJob,
  log: Log,
) {
  const options = {
    retryLimit: retries,
    retryDelay: FIRST_RETRY_SECONDS,
    retryBackoff: true,
    retentionSeconds: keepHours * 3600,
    deleteAfterSeconds: keepHours * 3600,
    notify: true,
  }
  await boss.createQueue(name, options)
  await boss.updateQueue(name, options)
  const polling = {
    pollingIntervalSeconds: POLL_SECONDS,
    notifyPollingIntervalSeconds: POLL_SECONDS,
    batchSize: BATCH,
    burstWhenBatchFull: true,
    perJobResults: true,
  } as const
  await boss.work<object, void, typeof polling>(name, polling, (batch) =>
    Promise.all(
      batch.map(async ({ id, data }) => {
        try {
          await work(data)
          return { id, status: 'completed' as const }
        } catch (error) {
          log(`job ${name}: ${(error as Error).message}`)
          return { id, status: 'failed' as const }
        }
      }),
    ),
  )
  if (every) await boss.schedule(name, every)
}

/** Whether jobs are being worked on; if not, `enqueue` throws. */
export const jobsRun = () => running?.boss !== undefined

/** Leaves work for later. The data stays in the database until then: seal what nobody should read there. */
export async function enqueue(name: string, data: object): Promise<void> {
  if (!running?.boss) throw new Error('jobs are not running')
  await running.boss.send(name, data)
}

/** Lets what is underway end, within ten seconds. */
export async function stopJobs(): Promise<void> {
  const stopping = running
  running = undefined
  await stopping?.starting
  clearTimeout(stopping?.again)
  await stopping?.boss?.stop({ graceful: true, timeout: STOP_MS })
}
