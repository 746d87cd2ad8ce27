import type { Command } from 'commander'
import type { Database } from '../db/connection.ts'
import { poolOf } from '../db/database.ts'
import type { RunCommand } from './command.ts'
import { retireKeys, rotateKeys, type SealedColumn } from './rotate.ts'

const MANY = 10_000
const SET = 'nothing uses the older keys: set this for every process'
const OLD_KEY_STAYS = 'the old key is kept until trama keys retire; backups made before need it'
const SET_AND_AGAIN = 'set this for every process, restart them, and run trama keys rotate once more:'

/** `trama keys rotate` and `trama keys retire`, for the columns that hold sealed values. */
export const keysCommands = (columns: readonly SealedColumn[]) => (program: Command, run: RunCommand) => {
  const keys = program.command('keys').description('the keys that seal what only a few may read')

  keys
    .command('rotate')
    .description(
      'make a new key and seal everything with it, while serving; run again, it goes on where it was stopped',
    )
    .action(() =>
      run(async ({ database, say }) => {
        let said = 0
        const rotated = await rotateKeys(database, columns, (values) => {
          if (values - said < MANY) return
          said = values
          say(`${values} values so far`)
        })
        if ('toSet' in rotated) {
          say(SET_AND_AGAIN)
          return say(`TRAMA_KEY="${rotated.toSet}"`)
        }
        const { values, continued } = rotated
        say(
          continued
            ? `a rotation begun before is complete: ${values} values`
            : `${values} values have a new key`,
        )
        say(OLD_KEY_STAYS)
      }),
    )

  keys
    .command('retire')
    .description(
      'forget the older keys, once nothing is sealed with them; backups made with them no longer open here',
    )
    .action(() =>
      run(async ({ database, say }) => {
        const retired = await retireKeys(database, columns, () => waitingIn(database))
        if ('toSet' in retired) {
          say(SET)
          return say(`TRAMA_KEY="${retired.toSet}"`)
        }
        say(retired.keys === 0 ? 'there is no older key' : `older keys forgotten: ${retired.keys}`)
      }),
    )
}

/** What waits in the queue and is sealed, such as mail. */
async function waitingIn(database: Database): Promise<Buffer[]> {
  const pool = poolOf(database, 'trama_jobs', 1)
  try {
    const { rows: queue } = await pool.query(`select to_regclass('jobs.job') is not null as stands`)
    if (!queue[0].stands) return []
    const { rows } = await pool.query<{ sealed: string }>(
      `select data->>'sealed' as sealed from jobs.job where data->>'sealed' is not null and state < 'completed'`,
    )
    return rows.map(({ sealed }) => Buffer.from(sealed, 'base64'))
  } finally {
    await pool.end()
  }
}
