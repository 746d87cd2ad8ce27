import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Database } from './connection.ts'
import { openDatabase } from './connection.ts'
import { openEmbedded } from './embedded/embedded.ts'
import { newThrowAwayFolder, removeThrowAway } from './embedded/throw-away.ts'
import { migrate } from './migrate.ts'
import { GUESTS, type Login, OWNER } from './roles.ts'

// A new database is written to the disk for real, which a busy machine makes slow.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

// The embedded PostgreSQL the way it runs where there are no sockets: to Trama it is a server like another.
let folder: string
let running: Database
let databaseUrl: string
const secret = Buffer.alloc(32, 'one installation')
const connect = (more: object = {}) =>
  openDatabase({ dataDir: folder, databaseUrl, secret, log: () => {}, ...more })

beforeAll(async () => {
  folder = newThrowAwayFolder()
  running = await openEmbedded({ dataDir: folder, as: 'server', log: () => {}, sockets: false })
  const root = running.login('trama_root' as Login)
  await query({ ...root, database: 'postgres' }, 'drop database trama')
  await query({ ...root, database: 'postgres' }, `drop role ${[OWNER, ...GUESTS].join(', ')}`)
  await query(
    { ...root, database: 'postgres' },
    `create role landlord login createrole password 'of the house'`,
  )
  await query({ ...root, database: 'postgres' }, `create database welfare owner landlord`)
  databaseUrl = `postgres://landlord:of%20the%20house@127.0.0.1:${root.port}/welfare`
})
afterAll(async () => {
  await running.stop()
  removeThrowAway(folder)
})

async function query(config: pg.ClientConfig, sql: string) {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('a server gets the same migrations, and logins that every process of the installation shares', async () => {
  const [first, second] = await Promise.all([connect(), connect()])
  const applied = await Promise.all([first, second].map((database) => migrate(database, { log: () => {} })))
  expect(applied.flat().length).toBeGreaterThan(0)
  expect(applied.flat().length).toBe(new Set(applied.flat()).size)

  const third = await connect()
  expect(await migrate(third, { log: () => {} })).toEqual([])
  for (const login of GUESTS)
    expect(await query(third.login(login), 'select current_user as me')).toEqual([{ me: login }])
  await expect(query(third.login('trama_web'), 'set role landlord')).rejects.toMatchObject({ code: '42501' })
  await expect(query(third.login('trama_web'), 'create table mine (id int)')).rejects.toMatchObject({
    code: '42501',
  })
})

test('without the right password nobody comes in', async () => {
  const login = { ...(await connect()).login('trama_web'), password: 'guessed' }
  await expect(query(login, 'select 1')).rejects.toMatchObject({ code: '28P01' })
})

test('an installation with another key does not take over the logins of the first', async () => {
  await connect()
  await expect(connect({ secret: Buffer.alloc(32, 'another') })).rejects.toMatchObject({
    code: 'TRAMA_SERVER',
    message: expect.stringContaining('another key'),
  })
  expect(await query((await connect()).login('trama_web'), 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a server that does not answer is one line, without the password', async () => {
  const silent = connect({ databaseUrl: 'postgres://landlord:of%20the%20house@127.0.0.1:1/welfare' })
  await expect(silent).rejects.toMatchObject({
    code: 'TRAMA_SERVER',
    message: expect.stringMatching(/^(?!.*of the house).*cannot be reached.*$/),
  })
})

test('a login that does not own the database is refused before anything is made', async () => {
  const root = { ...running.login('trama_root' as Login), database: 'welfare' }
  await query(root, `create role lodger login password 'x'; grant connect on database welfare to lodger`)
  const refused = connect({ databaseUrl: databaseUrl.replace('landlord:of%20the%20house', 'lodger:x') })
  await expect(refused).rejects.toMatchObject({
    code: 'TRAMA_SERVER',
    message: expect.stringContaining('own'),
  })
})
