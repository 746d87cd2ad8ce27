import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { holdInstallationKeys, installationKeys } from '../../ground/access/keys.ts'
import { seal, unseal } from '../../ground/access/seal.ts'
import { backUp } from '../../ground/backup/back-up.ts'
import { asOwner } from '../../ground/db/as-owner.ts'
import { openDatabase } from '../../ground/db/connection.ts'
import { openEmbedded } from '../../ground/db/embedded/embedded.ts'
import { newThrowAwayFolder, openThrowAway, removeThrowAway } from '../../ground/db/embedded/throw-away.ts'
import { newId } from '../../ground/db/ids.ts'
import { migrate } from '../../ground/db/migrate.ts'
import { GUESTS, type Login, OWNER } from '../../ground/db/roles.ts'
import { readConfig } from '../config.ts'
import { restore } from './restore.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

// The embedded PostgreSQL the way it runs where there are no sockets: to Trama it is a server like another.
const folders = { server: newThrowAwayFolder(), there: newThrowAwayFolder(), here: newThrowAwayFolder() }
let server: Awaited<ReturnType<typeof openEmbedded>>
let databaseUrl: string
const passphrase = 'quattro parole per un archivio'
const quiet = () => {}

beforeAll(async () => {
  server = await openEmbedded({ dataDir: folders.server, as: 'server', log: quiet, sockets: false })
  const root = { ...server.login('trama_root' as Login), database: 'postgres' }
  const client = new pg.Client(root)
  await client.connect()
  await client.query('drop database trama')
  await client.query(`drop role ${[OWNER, ...GUESTS].join(', ')}`)
  await client.query("create role landlord login createrole password 'of the house'")
  await client.query('create database welfare owner landlord')
  await client.end()
  databaseUrl = `postgres://landlord:of%20the%20house@127.0.0.1:${root.port}/welfare`
})
afterAll(async () => {
  await server.stop()
  for (const folder of Object.values(folders)) removeThrowAway(folder)
})

/** An installation on its own machine, with one sealed fact, and its backup. */
async function backupOfAnother() {
  holdInstallationKeys(installationKeys(folders.there, undefined))
  const [valle, anna, fact] = [newId(), newId(), newId()]
  const database = await openThrowAway()
  const file = path.join(folders.there, 'all.backup')
  await migrate(database, { log: quiet })
  await asOwner(database, async (owner) => {
    await owner.query("insert into installation (kind) values ('real')")
    await owner.query(
      "insert into territory (id, slug, name, installation) values ($1, 'valle', 'Valle', 'real')",
      [valle],
    )
    await owner.query(
      "insert into person (territory_id, id, given_name, family_name) values ($1, $2, 'Anna', 'Bianchi')",
      [valle, anna],
    )
    await owner.query(
      "insert into vulnerability (territory_id, id, person_id, sealed, from_on) values ($1, $2, $3, $4, '2017-03-12')",
      [valle, fact, anna, seal('una storia', `vulnerability:${fact}`)],
    )
  })
  await backUp({ database, dataDir: folders.there, secret: { passphrase }, file })
  await database.stop()
  return { file, fact }
}

const open = () => {
  const secretFor = holdInstallationKeys(installationKeys(folders.here, undefined))
  const secret = secretFor('database logins')
  return openDatabase({ dataDir: folders.here, databaseUrl, secret, log: quiet })
}

test('a server that was opened with another key takes the backup in, and its doors then open with the keys that came along', async () => {
  const { file, fact } = await backupOfAnother()
  await migrate(await open(), { log: quiet })
  const config = readConfig({ TRAMA_DATA: folders.here, DATABASE_URL: databaseUrl })
  await restore({ config, file, passphrase, say: quiet })

  const database = await open()
  const [row] = await asOwner(
    database,
    async (owner) => (await owner.query('select sealed from vulnerability')).rows,
  )
  expect(unseal(row.sealed, `vulnerability:${fact}`)).toBe('una storia')
  const web = new pg.Client(database.login('trama_web'))
  await web.connect()
  const { rows } = await web.query('select slug from territory')
  await web.end()
  expect(rows).toEqual([{ slug: 'valle' }])
})
