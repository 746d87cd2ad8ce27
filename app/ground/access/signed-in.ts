import type { Context } from 'hono'
import type { SignedInActor } from './actor.ts'
import { holdsRole } from './actor.ts'
import type { Env } from './request.ts'

/** Answered by the way to the sign-in page, and back. */
export class NotSignedIn extends Error {}
/** Answered as if the page did not exist: hidden and missing look alike. */
export class NotHere extends Error {}

/** The actor of a page that needs one. Throws NotSignedIn, or NotHere for someone of another territory. */
export function signedIn(c: Context<Env>): SignedInActor {
  const { actor, session } = c.var
  if (!session) throw new NotSignedIn()
  const { accountId, personId } = actor
  if (accountId === null || personId === null) throw new NotHere()
  return { ...actor, accountId, personId }
}

/** The same, for a page that is there only for some roles. */
export function requireRole(c: Context<Env>, ...roles: readonly string[]): SignedInActor {
  const actor = signedIn(c)
  if (!holdsRole(actor, ...roles)) throw new NotHere()
  return actor
}
