/** Who is acting, and in which territory. Without an account it is a visitor, or the command line. */
export type Actor = {
  territoryId: string
  accountId: string | null
  personId: string | null
  /** The roles that stand now; only the one acted as, where someone chose one. */
  roles: readonly string[]
  acting?: string
  /** A program acts for them, by an access they made. */
  program?: true
  /** The request the act belongs to, for the journal. */
  requestId?: string
}
export type SignedInActor = Actor & { accountId: string; personId: string }

/** An actor of the command line: no account; the roles the command needs; a person when it speaks for one. */
export type CommandActor = Actor & { accountId: null; command: true }

export const visitorOf = (territoryId: string): Actor => ({
  territoryId,
  accountId: null,
  personId: null,
  roles: [],
})

export const commandIn = (
  territoryId: string,
  roles: readonly string[],
  personId: string | null = null,
): CommandActor => ({ territoryId, accountId: null, personId, roles, command: true })

export const isCommand = (actor: Actor): actor is CommandActor => 'command' in actor
export const holdsRole = (actor: Actor, ...wanted: string[]) =>
  actor.roles.some((role) => wanted.includes(role))
