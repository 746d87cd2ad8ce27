import { createHmac } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Auth } from './auth.ts'
import { sourceOf } from './origin.ts'

type Guard = { most: number; minutes: number; slowAfter: number }

/** Attempts at one account from one address, and from everywhere before answers come slowly. */
const GUARDS = {
  password: { most: 10, minutes: 15, slowAfter: 20 },
  code: { most: 5, minutes: 5, slowAfter: 20 },
} as const satisfies Record<string, Guard>
export type Guarded = keyof typeof GUARDS
const SLOW_MS = 2_000

// Neither e-mail addresses nor networks can be read in the counts.
const keyOf = ({ secret }: Auth, ...words: string[]) =>
  createHmac('sha256', secret).update(words.join('\n')).digest('base64url')

async function countAt({ pool }: Auth, key: string, minutes: number): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `insert into auth.attempt as a (key, count, since) values ($1, 1, now())
     on conflict (key) do update set
       count = case when a.since < now() - make_interval(mins => $2) then 1 else a.count + 1 end,
       since = case when a.since < now() - make_interval(mins => $2) then now() else a.since end
     returning count`,
    [key, minutes],
  )
  return rows[0]?.count ?? 0
}

/**
 * Counts an attempt at an account (whether or not there is one) before it is made; false where this address has had
 * enough of them. Attempts from everywhere else only make answers slow, so that nobody can shut someone else out.
 */
export async function mayAttempt(auth: Auth, what: Guarded, account: string, address: string) {
  const { most, minutes, slowAfter } = GUARDS[what]
  const here = await countAt(auth, keyOf(auth, what, account, sourceOf(address)), minutes)
  if (here > most) return false
  if ((await countAt(auth, keyOf(auth, what, account), minutes)) > slowAfter) await wait(SLOW_MS)
  return true
}

/** After the right word the address begins anew. */
export async function forgetAttempts(auth: Auth, what: Guarded, account: string, address: string) {
  await auth.pool.query('delete from auth.attempt where key = $1', [
    keyOf(auth, what, account, sourceOf(address)),
  ])
}
