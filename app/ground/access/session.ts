import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { actingRole } from './acting.ts'
import { type Actor, visitorOf } from './actor.ts'
import type { Auth } from './auth.ts'
import { cookieAttributes, cookieNamed } from './cookies.ts'
import {
  ARRIVING_MINUTES,
  GUARDED_SESSION_HOURS,
  isSecure,
  LONGEST_SESSION_DAYS,
  SESSION_HOURS,
} from './limits.ts'
import type { Origin } from './origin.ts'
import { browserIn, coarseNetwork } from './origin.ts'
import type { Arriving, Env, Membership, Session } from './request.ts'
import { newToken } from './token.ts'

const HOUR_MS = 3_600_000
/** A session in use is prolonged at most this often: a write for each page would be waste. */
const PROLONG_AFTER_MS = HOUR_MS / 2
const RECENT_MINUTES = 15

const cookieName = ({ baseUrl }: Auth) => cookieNamed('trama.session_token', isSecure(baseUrl))
const attributes = ({ baseUrl }: Auth) => cookieAttributes(isSecure(baseUrl))

// The cookie is Better Auth's: `token.signature`, HMAC-SHA256 of the token by the installation's secret.
const signature = (auth: Auth, token: string) =>
  createHmac('sha256', auth.secret).update(token).digest('base64')

/** The session token of a request's cookie, if the cookie is one that we signed. */
export function tokenOf(c: Context, auth: Auth): string | undefined {
  const [, token, signed] = /^([^.]+)\.(.+)$/.exec(getCookie(c, cookieName(auth)) ?? '') ?? []
  if (!token || !signed) return undefined
  const expected = Buffer.from(signature(auth, token))
  const given = Buffer.from(signed)
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined
}

type Row = {
  created: Date
  expires: Date
  proved: Date | null
  has_proof: boolean
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
    two_proofs: boolean
  }[]
}

// One question for a whole request: Better Auth's own takes four times as long.
const SESSION_OF = `
  select s."createdAt" as created, s."expiresAt" as expires, s."provedAt" as proved,
    u.id as account_id, u.email, u.name,
    exists (select from auth."secondProof" p where p."userId" = u.id and p."confirmedAt" is not null) as has_proof,
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

const isGuarded = ({ memberships }: Row) => memberships.some(({ two_proofs }) => two_proofs)

/** What is still asked of someone after the first proof of who they are; nothing once they have given what they must. */
function stepLeft(row: Row): Arriving['step'] | undefined {
  if (row.proved) return undefined
  if (row.has_proof) return 'prove'
  return isGuarded(row) ? 'setUp' : undefined
}

type Found = { session: Session } | { arriving: Arriving }

/**
 * Who is signed in, with the roles that stand now; prolongs the session. Who owes a second proof is arriving, and is
 * nobody yet. Nothing for a cookie that is old or not ours.
 */
export async function sessionOf(c: Context, auth: Auth): Promise<Found | undefined> {
  const token = tokenOf(c, auth)
  if (!token) return undefined
  const { rows } = await auth.pool.query<Row>({ name: 'session_of', text: SESSION_OF, values: [token] })
  const [row] = rows
  if (!row) {
    leaveBrowser(c, auth)
    return undefined
  }
  const { account_id: accountId, email, name } = row
  const step = stepLeft(row)
  if (step) {
    if (Date.now() - row.created.getTime() < ARRIVING_MINUTES * 60_000)
      return { arriving: { accountId, email, name, step } }
    await endSession(c, auth)
    return undefined
  }
  const hours = isGuarded(row) ? GUARDED_SESSION_HOURS : SESSION_HOURS
  const left = row.expires.getTime() - Date.now()
  // A role that asks for more care also shortens a session that began without it.
  if (left < hours * HOUR_MS - PROLONG_AFTER_MS || left > hours * HOUR_MS)
    await prolong(c, auth, token, hours)
  const memberships = row.memberships.map(membershipOf)
  return {
    session: { accountId, email, name, memberships, proved: row.proved !== null, guarded: isGuarded(row) },
  }
}

async function prolong(c: Context, auth: Auth, token: string, hours: number) {
  const { rows } = await auth.pool.query<{ expires: Date }>(
    `update auth.session set "updatedAt" = now(), "expiresAt" =
       least(now() + make_interval(hours => $2), "createdAt" + make_interval(days => $3))
     where token = $1 returning "expiresAt" as expires`,
    [token, hours, LONGEST_SESSION_DAYS],
  )
  if (rows[0]) rememberIn(c, auth, token, rows[0].expires)
}

function rememberIn(c: Context, auth: Auth, token: string, expires: Date) {
  setCookie(c, cookieName(auth), `${token}.${signature(auth, token)}`, {
    ...attributes(auth),
    maxAge: Math.max(0, Math.floor((expires.getTime() - Date.now()) / 1000)),
  })
}

const leaveBrowser = (c: Context, auth: Auth) => {
  deleteCookie(c, cookieName(auth), attributes(auth))
}

type Beginning = { from: Origin; proved: boolean }

/** Signs an account in without asking for a proof: the caller has had one, or both (`proved`). */
export async function beginSession(c: Context, auth: Auth, accountId: string, { from, proved }: Beginning) {
  await leaveFormerSession(c, auth)
  const token = newToken()
  const { rows } = await auth.pool.query<{ expires: Date }>(
    `insert into auth.session (id, token, "userId", "createdAt", "updatedAt", "expiresAt", "ipAddress", "userAgent", "provedAt")
     values ($1, $2, $3, now(), now(), now() + make_interval(hours => $4), $5, $6, case when $7 then now() end)
     returning "expiresAt" as expires`,
    [
      newToken(),
      token,
      accountId,
      SESSION_HOURS,
      coarseNetwork(from.address),
      browserIn(from.browser),
      proved,
    ],
  )
  if (rows[0]) rememberIn(c, auth, token, rows[0].expires)
}

/**
 * Puts a session that Better Auth began into the browser; `proved` where it rests on two proofs, as with a passkey. Gives the
 * account it is of.
 */
export async function takeSession(
  c: Context,
  auth: Auth,
  token: string,
  proved = false,
): Promise<string | undefined> {
  await leaveFormerSession(c, auth)
  const { rows } = await auth.pool.query<{ expires: Date; account_id: string }>(
    `update auth.session set "provedAt" = case when $2 then now() end where token = $1
     returning "expiresAt" as expires, "userId" as account_id`,
    [token, proved],
  )
  if (rows[0]) rememberIn(c, auth, token, rows[0].expires)
  return rows[0]?.account_id
}

// A browser has one session: what it was before is over, so that no older copy of its cookie grows with the new one.
async function leaveFormerSession(c: Context, auth: Auth) {
  const former = tokenOf(c, auth)
  if (former) await auth.pool.query('delete from auth.session where token = $1', [former])
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

/** Where a second proof is asked for; what lies below it, and the ways out, are all that someone arriving may open. */
export const SECOND_STEP = '/sign-in/second-step'
const onTheWay = (path: string) =>
  path === SECOND_STEP ||
  path.startsWith(`${SECOND_STEP}/`) ||
  path === '/sign-out' ||
  path.startsWith('/sign-in/passkey')

/**
 * Finds who asks; below a territory's address, which must be known by then, also as whom they act there. Whoever
 * still owes a second proof is led to it from wherever they wanted to go: every page comes after this.
 */
export const recognise =
  (auth: Auth): MiddlewareHandler<Env> =>
  async (c, next) => {
    const found = await sessionOf(c, auth)
    if (found && 'arriving' in found) {
      if (!onTheWay(c.req.path)) return c.redirect(wayFrom(c), 303)
      c.set('arriving', found.arriving)
    }
    const session = found && 'session' in found ? found.session : undefined
    if (session) c.set('session', session)
    const { territory, requestId } = c.var
    if (territory)
      c.set('actor', actorIn(territory.id, session, requestId, actingRole(c, auth, territory.slug)))
    await next()
  }

function wayFrom(c: Context): string {
  const { pathname, search, searchParams } = new URL(c.req.url)
  // The sign-in page is not where anybody wants to go.
  const wished = pathname.startsWith('/sign-in') ? searchParams.get('next') : pathname + search
  return c.req.method === 'GET' && wished && wished !== '/'
    ? `${SECOND_STEP}?${new URLSearchParams({ next: wished })}`
    : SECOND_STEP
}
