import { createAccount } from '../../app/ground/access/accounts.ts'
import { makeAccess, type Scope } from '../../app/ground/access/program-access.ts'
import { newId } from '../../app/ground/db/ids.ts'
import { SCOPES } from '../../app/shell/api/contracts.ts'
import { createApp } from '../../app/shell/app.tsx'
import { readConfig } from '../../app/shell/config.ts'
import { auth, URL_HERE } from './shell.ts'
import { asOwner, type TestTerritory } from './territory.ts'

export const inAYear = () => new Date(Date.now() + 360 * 86_400_000).toISOString().slice(0, 10)

/** The whole application; `limits` as in a real house where a test is about them. */
export const wholeApp = (limits: 'on' | 'off' = 'off', clock?: () => number) =>
  createApp({
    config: readConfig({ TRAMA_URL: URL_HERE, TRAMA_LIMITS: limits }),
    auth,
    ...(clock && { clock }),
  })

/** Somebody with an account of the house and roles in a territory. */
export async function somebody(territory: TestTerritory, ...roles: string[]) {
  const personId = await territory.person('Carla Zanetti')
  const accountId = await createAccount(auth, {
    email: `${personId}@esempio.it`,
    name: 'Carla Zanetti',
    proved: true,
  })
  await asOwner('insert into account_person (territory_id, account_id, person_id) values ($1, $2, $3)', [
    territory.id,
    accountId,
    personId,
  ])
  for (const role of roles)
    await asOwner(
      "insert into role_assignment (territory_id, id, person_id, role, starts_at) values ($1, $2, $3, $4, '2015-01-01')",
      [territory.id, newId(), personId, role],
    )
  return { accountId, personId }
}

type Giving = { scopes?: readonly Scope[]; acting?: string | null; proved?: boolean; expiresOn?: string }

/** An access for a program of somebody: its id and its token. */
export async function accessFor(
  territory: TestTerritory,
  accountId: string,
  { scopes = SCOPES, acting = null, proved = true, expiresOn = inAYear() }: Giving = {},
) {
  const id = newId()
  const made = { id, territoryId: territory.id, name: 'Prova', scopes, acting, proved, expiresOn }
  const token = await makeAccess(auth, accountId, made)
  if (!token) throw new Error('no access was made')
  return { id, token }
}

// biome-ignore lint/suspicious/noExplicitAny: what a test looks at in a body it says itself
export type Answered = { status: number; headers: Headers; body: any }

/** A program that asks in a territory with a token. */
export function program(app: ReturnType<typeof wholeApp>, territory: { slug: string }, token?: string) {
  const ask = async (
    method: string,
    path: string,
    { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answered> => {
    const answer = await app.request(`${URL_HERE}/${territory.slug}/api/v1${path}`, {
      method,
      headers: {
        'accept-language': 'en',
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    const isJson = /json/.test(answer.headers.get('content-type') ?? '')
    return { status: answer.status, headers: answer.headers, body: isJson && text ? JSON.parse(text) : text }
  }
  return {
    ask,
    get: (path: string, headers?: Record<string, string>) =>
      ask('GET', path, { ...(headers && { headers }) }),
    post: (path: string, body: unknown, headers?: Record<string, string>) =>
      ask('POST', path, { body, ...(headers && { headers }) }),
    put: (path: string, body: unknown, mark?: string | null) =>
      ask('PUT', path, { body, ...(mark && { headers: { 'if-match': mark } }) }),
  }
}
