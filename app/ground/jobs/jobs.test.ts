import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { database, openHouse } from '../../../tests/support/territory.ts'
import { MAIL_JOB, mailFolder, openMail, sendMail } from '../mail/mail.ts'
import { mailsIn } from '../mail/mailbox.ts'
import { enqueue, type Job, jobsRun, startJobs, stopJobs } from './jobs.ts'

openHouse()
let dataDir: string
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'trama-jobs-'))
  openMail({ dataDir, from: 'trama@localhost', log: () => {} })
})
afterEach(stopJobs)
afterAll(() => rmSync(dataDir, { recursive: true }))

const SOON = { timeout: 60_000 }

test('a job left in the queue is worked on, and again after it failed', async () => {
  const said: string[] = []
  const count: Job<{ by: number }> = {
    name: 'test.count',
    work: async ({ by }) => {
      said.push(`by ${by}`)
      if (by === 13) throw new Error('unlucky')
    },
  }
  const log = vi.fn()
  await startJobs(database, [count], log)
  await enqueue('test.count', { by: 2 })
  await enqueue('test.count', { by: 13 })
  await vi.waitFor(() => expect(said).toEqual(expect.arrayContaining(['by 2', 'by 13'])), SOON)
  await vi.waitFor(() => expect(log).toHaveBeenCalledWith('job test.count: unlucky'), SOON)
  await vi.waitFor(async () => {
    const { rows } = await jobsPool(
      `select state from jobs.job where name = 'test.count' and data = '{"by":13}'`,
    )
    expect(rows).toEqual([{ state: 'retry' }])
  }, SOON)
})

test('what the queue holds of a mail cannot be read in the database', async () => {
  await startJobs(database, [MAIL_JOB], () => {})
  await sendMail({
    to: 'anna@esempio.it',
    subject: 'Entra',
    text: 'https://trama.test/sign-in/link?token=SECRET',
  })
  const { rows } = await jobsPool(`select data::text as data from jobs.job where name = 'mail.send'`)
  expect(rows).toHaveLength(1)
  expect(rows[0].data).not.toMatch(/anna|SECRET/)
  await vi.waitFor(
    async () => expect((await mailsIn(mailFolder()!))[0]?.text).toContain('token=SECRET'),
    SOON,
  )
})

test('where the queue cannot start the log says so, and mails go out all the same', async () => {
  const broken = {
    ...database,
    login: () => ({ host: '127.0.0.1', port: 1, user: 'trama_jobs', database: 'none' }),
  }
  const log = vi.fn()
  await startJobs(broken, [MAIL_JOB], log)
  expect(log).toHaveBeenCalledWith(expect.stringContaining('ECONNREFUSED'))
  expect(jobsRun()).toBe(false)
  await sendMail({ to: 'bruno@esempio.it', subject: 'Entra', text: 'without a queue' })
  await vi.waitFor(
    async () => expect((await mailsIn(mailFolder()!))[0]?.text).toContain('without a queue'),
    SOON,
  )
})

test('the login of the queue reads nothing of anyone', async () => {
  await expect(jobsPool('select * from person')).rejects.toThrow('permission denied')
})

async function jobsPool(text: string) {
  const { default: pg } = await import('pg')
  const client = new pg.Client(database.login('trama_jobs'))
  await client.connect()
  return client.query(text).finally(() => client.end())
}
