import type { AnyJob } from '../jobs/jobs.ts'
import type { Auth } from './auth.ts'

/**
 * Removes the accounts of those who were erased, with sessions, passwords, passkeys, codes and links that wait: how many.
 * What fails is tried again with the next call; called again it does no harm.
 */
export async function forgetErasedAccounts({ pool }: Auth): Promise<number> {
  const { rows } = await pool.query<{ account_id: string }>('select account_id from app.accounts_to_forget()')
  for (const { account_id: id } of rows) {
    const client = await pool.connect()
    try {
      await client.query('begin')
      // What hangs on an account goes with it, but links: they know only its address.
      await client.query(
        `with gone as (delete from auth."user" where id = $1 returning email)
         delete from auth.verification v using gone where strpos(v.value, gone.email) > 0`,
        [id],
      )
      await client.query('select app.account_is_forgotten($1)', [id])
      await client.query('commit')
    } catch (error) {
      await client.query('rollback')
      throw error
    } finally {
      client.release()
    }
  }
  return rows.length
}

export const forgetErasedJob = (auth: Auth): AnyJob => ({
  name: 'accounts.forgetErased',
  every: '*/10 * * * *',
  work: async () => {
    await forgetErasedAccounts(auth)
  },
})
