import { type Auth, createAuth, prepareAuth } from '../../ground/access/auth.ts'
import type { Database } from '../../ground/db/connection.ts'
import { linkSender } from './letters.ts'

type Opening = { database: Database; secret: string; url: string }

/** Accounts and sessions, ready to use; whoever opens them closes them before the database. */
export async function openAccounts({ database, secret, url }: Opening): Promise<Auth> {
  const auth = createAuth({ database, secret, baseUrl: url, sendLink: linkSender(url) })
  try {
    await prepareAuth(auth)
    return auth
  } catch (error) {
    await auth.close()
    throw error
  }
}
