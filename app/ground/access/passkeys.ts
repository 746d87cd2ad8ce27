import type { Auth } from './auth.ts'

export type Passkey = { id: string; name: string; madeAt: Date | null }

export async function passkeysOf({ pool }: Auth, accountId: string): Promise<Passkey[]> {
  const { rows } = await pool.query<{ id: string; name: string | null; made_at: Date | null }>(
    'select id, name, "createdAt" as made_at from auth.passkey where "userId" = $1 order by "createdAt"',
    [accountId],
  )
  return rows.map(({ id, name, made_at }) => ({ id, name: name ?? '', madeAt: made_at }))
}

/** False where the account has no such passkey. */
export async function removePasskey({ pool }: Auth, accountId: string, id: string): Promise<boolean> {
  const { rowCount } = await pool.query('delete from auth.passkey where "userId" = $1 and id = $2', [
    accountId,
    id,
  ])
  return Boolean(rowCount)
}
