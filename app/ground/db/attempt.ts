import { sql } from 'kysely'
import type { ActorTx } from './as-actor.ts'

/** Does something the database may refuse, and undoes only that when it throws: the transaction goes on. */
export async function attempt<T>(tx: ActorTx, work: () => Promise<T>): Promise<T> {
  await sql`savepoint attempt`.execute(tx)
  try {
    const value = await work()
    await sql`release savepoint attempt`.execute(tx)
    return value
  } catch (error) {
    await sql`rollback to savepoint attempt`.execute(tx)
    // Else an attempt around this one would roll back to here only.
    await sql`release savepoint attempt`.execute(tx)
    throw error
  }
}
