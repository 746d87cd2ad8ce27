import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import type { Database } from '../../app/ground/db/connection.ts'
import { fenceDatabase } from '../../app/ground/db/roles.ts'

/** `ownerPool` goes around the policies: for preparing what no person could, and for looking behind the wall. */
export type TestDatabase = Database & { name: string; ownerPool: pg.Pool; drop(): Promise<void> }

/** A fresh copy of the migrated database. One per test file is enough: each test makes its own territory. */
export async function testDatabase(): Promise<TestDatabase> {
  const { template, logins } = inject('cluster')
  const name = `t_${randomBytes(6).toString('hex')}`
  const asRoot = async (work: (client: pg.Client) => Promise<unknown>) => {
    const client = new pg.Client(logins.trama_root)
    await client.connect()
    await work(client).finally(() => client.end())
  }
  await asRoot(async (client) => {
    await client.query(`create database ${name} template ${template} owner trama_owner strategy file_copy`)
    await fenceDatabase(client, name)
  })

  const ownerPool = new pg.Pool({ ...logins.trama_owner, database: name, max: 2 })
  ownerPool.on('error', () => {})
  const close = async () => {
    if (!ownerPool.ended) await ownerPool.end()
  }
  return {
    kind: 'embedded',
    name,
    ownerPool,
    login: (login) => ({ ...logins[login], database: name }),
    stop: close,
    drop: async () => {
      await close()
      await asRoot((client) => client.query(`drop database ${name} with (force)`))
    },
  }
}
