import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { actingRole } from './acting.ts'
import { type Actor, visitorOf } from './actor.ts'
import type { Auth } from './auth.ts'
import { isSecure, LONGEST_SESSION_DAYS, SESSION_HOURS } from './limits.ts'
import type { Env, Membership, Session } from './request.ts'

const HOUR_MS = 3_600_000
/** A session in use is prolonged at most this often: a write for each page would be waste. */
const PROLONG_AFTER_MS = HOUR_MS / 2
const RECENT_MINUTES = 15

const cookieName = ({ baseUrl }: Auth) => `${isSecure(baseUrl) ? '__Secure-' : ''}trama.session_token`

// The cookie is Better Auth's: `token.signature`, HMAC-SHA256 of the token by the installation's secret.
const signature = (auth: Auth, token: string) =>
  createHmac('sha256', auth.secret).update(token).digest('base64')

/** The session token of a request's cookie, if the cookie is one that we signed. */
function tokenOf(c: Context, auth: Auth): string | undefined {
  const [, token, signed] = /^([^.]+)\.(.+)$/.exec(getCookie(c, cookieName(auth)) ?? '') ?? []
  if (!token || !signed) return undefined
  const expected = Buffer.from(signature(auth, token))
  const given = Buffer.from(signed)
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined
}

type Row = {
  created: Date
  expires: Date
  account_id: string
  email: string
  name: string
  memberships: {
    territory_id: string
    slug: string
    name: string
    person_id: string
    given_name: string
    family_name: string
    roles: string[]
  }[]
}

// One question for a whole request: Better Auth's own takes four times as long.
const SESSION_OF = `
  select s."createdAt" as created, s."expiresAt" as expires, u.id as account_id, u.email, u.name,
    (select coalesce(json_agg(m), '[]') from app.memberships(u.id) m) as memberships
  from auth.session s join auth."user" u on u.id = s."userId"
  where s.token = $1 and s."expiresAt" > now()`

const membershipOf = (row: Row['memberships'][number]): Membership => ({
  territoryId: row.territory_id,
  slug: row.slug,
  name: row.name,
  personId: row.person_id,
  personName: `${row.given_name} ${row.family_name}`.trim(),
  roles: row.roles,
})

/** Who is signed in, with the roles that stand now; prolongs the session. Nothing for a cookie that is old or not ours. */
export async function sessionOf(c: Context, auth: Auth): Promise<Session | undefined> {
  const token = tokenOf(c, auth)
  if (!token) return undefined
  const { rows } = await auth.pool.query<Row>({ name: 'session_of', text: SESSION_OF, values: [token] })
  const [row] = rows
  if (!row) {
    leaveBrowser(c, auth)
    return undefined
  }
  if (row.expires.getTime() - Date.now() < SESSION_HOURS * HOUR_MS - PROLONG_AFTER_MS)
    await prolong(c, auth, token)
  return {
    accountId: row.account_id,
    email: row.email,
    name: row.name,
    memberships: row.memberships.map(membershipOf),
  }
}

async function prolong(c: Context, auth: Auth, token: string) {
  const { rows } = await auth.pool.query<{ expires: Date }>(
    `update auth.session set "updatedAt" = now(), "expiresAt" =
       least(now() + make_interval(hours => $2), "createdAt" + make_interval(days => $3))
     where token = $1 returning "expiresAt" as expires`,
    [token, SESSION_HOURS, LONGEST_SESSION_DAYS],
  )
  if (rows[0]) rememberIn(c, auth, token, rows[0].expires)
}

function rememberIn(c: Context, auth: Auth, token: string, expires: Date) {
  setCookie(c, cookieName(auth), `${token}.${signature(auth, token)}`, {
    ...cookieAttributes(auth),
    maxAge: Math.max(0, Math.floor((expires.getTime() - Date.now()) / 1000)),
  })
}

const cookieAttributes = ({ baseUrl }: Auth) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure(baseUrl) }) as const

const leaveBrowser = (c: Context, auth: Auth) => {
  deleteCookie(c, cookieName(auth), { path: '/', secure: isSecure(auth.baseUrl) })
}

/** Signs an account in without asking for a proof: the caller has had one. */
export async function beginSession(c: Context, auth: Auth, accountId: string) {
  const { internalAdapter } = await (await auth.better()).$context
  const session = await internalAdapter.createSession(accountId)
  rememberIn(c, auth, session.token, session.expiresAt)
}

/** Signs out: the session is over for whoever holds a copy of its cookie, too. */
export async function endSession(c: Context, auth: Auth) {
  const token = tokenOf(c, auth)
  if (token) await auth.pool.query('delete from auth.session where token = $1', [token])
  leaveBrowser(c, auth)
}

/** Whether this session began a moment ago, by a link or a password: then nobody else has sat down since. */
export async function isRecent(c: Context, auth: Auth): Promise<boolean> {
  const { rows } = await auth.pool.query(
    `select from auth.session where token = $1 and "expiresAt" > now()
       and "createdAt" > now() - make_interval(mins => $2)`,
    [tokenOf(c, auth) ?? '', RECENT_MINUTES],
  )
  return rows.length > 0
}

/** As whom a session acts in a territory, and as which of their roles; without a membership there, as any visitor. */
export function actorIn(
  territoryId: string,
  session: Session | undefined,
  requestId: string,
  chosen?: string,
): Actor {
  const membership = session?.memberships.find((one) => one.territoryId === territoryId)
  if (!session || !membership) return { ...visitorOf(territoryId), requestId }
  const { personId, roles } = membership
  const acting = { territoryId, accountId: session.accountId, personId, requestId }
  return chosen && roles.includes(chosen)
    ? { ...acting, roles: [chosen], acting: chosen }
    : { ...acting, roles }
}

/** Finds who asks; below a territory's address, which must be known by then, also as whom they act there. */
export const recognise =
  (auth: Auth): MiddlewareHandler<Env> =>
  async (c, next) => {
    const session = await sessionOf(c, auth)
    if (session) c.set('session', session)
    const { territory, requestId } = c.var
    if (territory)
      c.set('actor', actorIn(territory.id, session, requestId, actingRole(c, auth, territory.slug)))
    await next()
  }
