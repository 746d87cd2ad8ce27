import pg from 'pg'

/**
 * Our own connection while we use an embedded database. Its advisory locks say who else does, and die with us
 * however we end: a server holds `SERVER` alone; whoever uses the database shares `USE`.
 */
export type Keeper = pg.Client

const SERVER = 7_241_001
const USE = 7_241_002

export async function connectKeeper(config: pg.ClientConfig): Promise<Keeper> {
  const keeper = new pg.Client({ ...config, application_name: 'trama keeper' })
  keeper.on('error', () => {})
  await keeper.connect()
  return keeper
}

export async function releaseOf(keeper: Keeper): Promise<number> {
  const { rows } = await keeper.query(`select current_setting('server_version_num')::int as release`)
  return rows[0].release
}

export const shareUse = (keeper: Keeper) => keeper.query('select pg_advisory_lock_shared($1)', [USE])

export async function beTheServer(keeper: Keeper): Promise<boolean> {
  const { rows } = await keeper.query('select pg_try_advisory_lock($1) as ours', [SERVER])
  return rows[0].ours
}

/** Whether nobody else uses the database, once we have let go. Asked under the start lock: nobody comes in meanwhile. */
export async function isLast(keeper: Keeper): Promise<boolean> {
  await keeper.query('select pg_advisory_unlock_shared($1)', [USE])
  const { rows } = await keeper.query('select pg_try_advisory_lock($1) as alone', [USE])
  return rows[0].alone
}
