import pg from 'pg'
import type { Database } from './connection.ts'

/** Work that belongs to the owner of the tables, once at a start: migrations' companions. Never for a request. */
export async function asOwner<T>(database: Database, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client(database.login('trama_owner'))
  await owner.connect()
  return await work(owner).finally(() => owner.end())
}
