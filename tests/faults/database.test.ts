import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { newThrowAwayFolder, removeThrowAway } from '../../app/ground/db/embedded/throw-away.ts'
import { ask, endEveryHolder, open, postmasterOf, startHolder } from './holding.ts'

// A new database is written to the disk for real, which a busy machine makes slow.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let dataDir: string

beforeAll(async () => {
  dataDir = newThrowAwayFolder()
  await (await open(dataDir)).stop()
})
afterEach(endEveryHolder)
afterAll(() => removeThrowAway(dataDir))

test('when Trama alone is killed, the next start adopts its database, and stops it at the end', async () => {
  const killed = startHolder(dataDir, 'server', 'write')
  await killed.until('kept 5')
  const before = postmasterOf(dataDir)
  await killed.end('SIGKILL')

  const next = await open(dataDir)
  expect(postmasterOf(dataDir)?.pid).toBe(before?.pid)
  expect(await ask(next, 'select count(*)::int >= 5 as kept from kept')).toEqual([{ kept: true }])
  await next.stop()
  expect(postmasterOf(dataDir)).toBeNull()
})

test('when both are killed while writing, nothing acknowledged is lost', async () => {
  const before = await open(dataDir)
  await ask(before, 'drop table if exists kept')
  await before.stop()
  const killed = startHolder(dataDir, 'server', 'write')
  await killed.until('kept 300')
  process.kill(postmasterOf(dataDir)!.pid, 'SIGKILL')
  await killed.end('SIGKILL')
  const acknowledged = killed.heard.filter((line) => line.startsWith('kept ')).length

  const next = await open(dataDir)
  const [found] = await ask(next, `select count(*)::int as count from kept where n <= ${acknowledged}`)
  expect(acknowledged).toBeGreaterThanOrEqual(300)
  expect(found).toEqual({ count: acknowledged })
  await next.stop()
})

test('a second server on the same folder is refused in one line, and the first goes on', async () => {
  const first = await open(dataDir)
  const before = postmasterOf(dataDir)
  const second = startHolder(dataDir)
  expect(await second.until('fault')).toBe(
    `fault TRAMA_RUNNING Another Trama is already running on ${dataDir}: stop it first.`,
  )
  expect(postmasterOf(dataDir)).toEqual(before)
  expect(await ask(first, 'select 1 as one')).toEqual([{ one: 1 }])
  await first.stop()
})

test('a command beside a server uses its database and leaves it running', async () => {
  const server = await open(dataDir)
  const command = startHolder(dataDir, 'command')
  await command.until('ready')
  await command.end('SIGTERM')
  expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }])
  await server.stop()
  expect(postmasterOf(dataDir)).toBeNull()
})

test('a server that starts during a command, and outlives it, keeps its database; the last one out stops it', async () => {
  const command = startHolder(dataDir, 'command')
  await command.until('ready')
  const server = await open(dataDir)
  await command.end('SIGTERM')
  expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }])

  const later = startHolder(dataDir, 'command')
  await later.until('ready')
  await server.stop()
  expect(postmasterOf(dataDir)).not.toBeNull()
  await later.end('SIGTERM')
  expect(postmasterOf(dataDir)).toBeNull()
})

test('a database killed under a running server comes back by itself', async () => {
  const server = await open(dataDir)
  const before = postmasterOf(dataDir)!
  process.kill(before.pid, 'SIGKILL')
  await expect
    .poll(() => ask(server, 'select 1 as one').catch(() => null), { timeout: 15_000 })
    .toEqual([{ one: 1 }])
  expect(postmasterOf(dataDir)?.pid).not.toBe(before.pid)
  await expect(open(dataDir)).rejects.toMatchObject({ code: 'TRAMA_RUNNING' })
  await server.stop()
})

test('of servers starting at the same moment on a new folder, one starts and the others are refused', async () => {
  const fresh = newThrowAwayFolder()
  const holders = [startHolder(fresh), startHolder(fresh), startHolder(fresh)]
  const said = await Promise.all(holders.map(({ until }) => Promise.any([until('ready'), until('fault')])))
  expect(said.filter((line) => line === 'ready')).toHaveLength(1)
  expect(said.filter((line) => line.startsWith('fault TRAMA_RUNNING'))).toHaveLength(2)
  await endEveryHolder()
  removeThrowAway(fresh)
})

test('after a crash, another program with the old process number does not block the start', async () => {
  const killed = startHolder(dataDir)
  await killed.until('ready')
  process.kill(postmasterOf(dataDir)!.pid, 'SIGKILL')
  await killed.end('SIGKILL')
  await expect.poll(() => postmasterOf(dataDir)).toBeNull()
  const stranger = spawn('sleep', ['60'])
  const lockFile = `${dataDir}/postgres/data/postmaster.pid`
  writeFileSync(lockFile, readFileSync(lockFile, 'utf8').replace(/^\d+/, String(stranger.pid)))
  writeFileSync(`${dataDir}/postgres/start.lock`, `${stranger.pid} 1`)

  const next = await open(dataDir)
  expect(await ask(next, 'select 1 as one')).toEqual([{ one: 1 }])
  await next.stop()
  expect(stranger.kill()).toBe(true)
})

test('data made by another major version of PostgreSQL is refused and not touched', async () => {
  const versionFile = `${dataDir}/postgres/data/PG_VERSION`
  const made = readFileSync(versionFile)
  writeFileSync(versionFile, '17\n')
  await expect(open(dataDir)).rejects.toMatchObject({ code: 'TRAMA_OTHER_MAJOR', message: /PostgreSQL 17/ })
  expect(postmasterOf(dataDir)).toBeNull()
  writeFileSync(versionFile, made)
})
