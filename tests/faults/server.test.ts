import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { newId } from '../../app/ground/db/ids.ts'
import { enterAs } from '../../bench/enter-as.ts'
import { newExampleFolder } from '../support/example-folder.ts'
import { type Ended, removeFolder, runTrama, startTrama } from '../support/running-trama.ts'
import { ask, open, postmasterOf } from './holding.ts'

const EXAMPLE = 'bassa-bresciana-orientale'
const REPORT = ['report', 'outcomes', '--territory', EXAMPLE, '--as-of', '2019-09-30', '--format', 'json']
// The example is loaded first, and databases begin and end for real: slow on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 480_000 })

let folder: string
beforeAll(async () => {
  folder = await newExampleFolder()
})
afterAll(() => removeFolder(folder))

const start = async (env: NodeJS.ProcessEnv = {}) => {
  const trama = await startTrama(folder, env)
  onTestFinished(async () => void (await trama.stop()))
  return trama
}

/** A start that is expected to be refused: how it ended and what it said. */
const refusedStart = (env: NodeJS.ProcessEnv = {}): Promise<Ended> =>
  startTrama(folder, env).then(
    async (trama) => {
      await trama.stop()
      throw new Error('it started')
    },
    ({ code, out }: Ended) => ({ code, out }),
  )

const status = async (url: string) => (await fetch(url)).status

test('a second start on the same folder says so in one line, and the first goes on answering', async () => {
  const first = await start()
  const second = await refusedStart()
  expect(second).toEqual({
    code: 1,
    out: `Trama cannot start: Another Trama is already running on ${folder}: stop it first.\n`,
  })
  expect(await status(`${first.url}/readyz`)).toBe(200)
  expect(await status(`${first.url}/${EXAMPLE}/agenda`)).toBe(200)
})

test('a port that is taken is said in one line, and no database is left running', async () => {
  const other = await start()
  const another = await newExampleFolder()
  onTestFinished(() => removeFolder(another))
  const { port } = new URL(other.url)
  const refused = await startTrama(another, { PORT: port }).catch((error: Ended) => error)
  expect(refused).toMatchObject({
    code: 1,
    out: 'Trama cannot start: the port is taken: choose another with PORT\n',
  })
  expect(postmasterOf(another)).toBeNull()
})

test('after Trama alone was killed, the next start adopts the database that runs on', async () => {
  const killed = await start()
  const before = postmasterOf(folder)
  await killed.stop('SIGKILL')
  expect(postmasterOf(folder)?.pid).toBe(before?.pid)

  const next = await start()
  expect(postmasterOf(folder)?.pid).toBe(before?.pid)
  expect(await status(`${next.url}/${EXAMPLE}/places`)).toBe(200)
  await next.stop()
  expect(postmasterOf(folder)).toBeNull()
})

test('when both are killed while people note encounters, none that was acknowledged is lost', async () => {
  const killed = await start()
  const cookie = await enterAs(killed.url, 'facilitatore')
  const acknowledged: string[] = []
  const note = async (writer: number) => {
    for (let n = 0; ; n++) {
      const id = newId()
      const answer = await fetch(`${killed.url}/${EXAMPLE}/diary/new`, {
        method: 'POST',
        body: new URLSearchParams({
          _once: id,
          'who[]': `new-person:Persona ${writer} ${n}`,
          metAt: '2026-01-10T10:00',
        }),
        headers: { cookie, origin: killed.url },
        redirect: 'manual',
      })
      if (answer.status !== 303) throw new Error(`an encounter was answered with ${answer.status}`)
      acknowledged.push(id)
    }
  }
  const writers = [1, 2, 3, 4].map((writer) => note(writer).catch((error: Error) => error.message))
  await expect.poll(() => acknowledged.length, { timeout: 60_000, interval: 5 }).toBeGreaterThan(100)
  process.kill(postmasterOf(folder)!.pid, 'SIGKILL')
  await killed.stop('SIGKILL')
  await Promise.all(writers)

  const next = await start()
  const database = await open(folder, 'command')
  const [found] = await ask(
    database,
    `select count(*)::int as kept from encounter where id in ('${acknowledged.join("', '")}')`,
  )
  await database.stop()
  expect(found).toEqual({ kept: acknowledged.length })
  expect(await status(`${next.url}/readyz`)).toBe(200)
})

test('data of a newer Trama is refused by server and commands alike, and nothing changes', async () => {
  const newer = await open(folder)
  await ask(newer, "insert into app.migration (name, checksum) values ('9999_from_the_future', 'x')")
  const shape = `select (select count(*) from pg_class) as classes, (select count(*) from pg_proc) as functions,
    (select string_agg(name || checksum, ',' order by name) from app.migration) as migrations`
  const before = await ask(newer, shape)
  await newer.stop()
  onTestFinished(async () => {
    const again = await open(folder)
    await ask(again, "delete from app.migration where name = '9999_from_the_future'")
    await again.stop()
  })

  const line =
    /^(Trama cannot start|trama): The data was made by a newer Trama[^\n]+9999_from_the_future[^\n]+\n$/
  expect(await refusedStart()).toEqual({ code: 1, out: expect.stringMatching(line) })
  expect(await runTrama(folder, ['territory', 'list'])).toEqual({ code: 1, out: expect.stringMatching(line) })
  const after = await open(folder)
  onTestFinished(() => after.stop())
  expect(await ask(after, shape)).toEqual(before)
})

test('a command works beside a running server and without one, and fails in one plain line', async () => {
  const server = await start()
  const beside = await runTrama(folder, REPORT)
  const wrong = await runTrama(folder, ['report', 'outcomes', '--territory', 'valle-che-non-c-e'])
  expect(await status(`${server.url}/readyz`)).toBe(200)
  await server.stop()
  expect(postmasterOf(folder)).toBeNull()
  const alone = await runTrama(folder, REPORT)
  expect(postmasterOf(folder)).toBeNull()

  expect(beside).toEqual(alone)
  expect(alone.code).toBe(0)
  const { indicators } = JSON.parse(alone.out)
  const reached = indicators.find(({ code }: { code: string }) => code === 'people_reached')
  expect(reached).toMatchObject({ value: 5932 })
  expect(wrong).toEqual({ code: 1, out: expect.stringMatching(/^[^\n]*valle-che-non-c-e[^\n]*\n$/) })
})

test('a second start answers its first page', async () => {
  await (await start()).stop()
  const began = performance.now()
  const trama = await start()
  expect(await status(`${trama.url}/${EXAMPLE}`)).toBe(200)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  process.stdout.write(
    `a second start answered its first page after ${seconds} s (aim on an idle machine: 3)\n`,
  )
})
