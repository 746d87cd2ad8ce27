import { STAFF, TEAM } from '../people/rules.ts'

export { STAFF, TEAM }

/** Everything someone can be in a territory. The database knows the same list. */
export const ROLES = [
  'administrator',
  'coordinator',
  'facilitator',
  'case_operator',
  'partner',
  'volunteer',
  'evaluator',
  'citizen',
  'guardian',
] as const
export type Role = (typeof ROLES)[number]

/** Who answers for the whole of a territory, and reads all of its journal. */
export const OVERSEER = 'coordinator' satisfies Role
/** Those who appoint, invite, publish and take lists in. */
export const DESK = ['coordinator', 'administrator'] as const satisfies readonly Role[]

export const isRole = (word: string): word is Role => ROLES.some((role) => role === word)

/** The roles that someone with these may give and end: an administrator all, a coordinator all but administrator. */
export const appointable = (held: readonly string[]): readonly Role[] => {
  if (held.includes('administrator')) return ROLES
  return held.includes('coordinator') ? ROLES.filter((role) => role !== 'administrator') : []
}
export const mayAppoint = (held: readonly string[], role: string) =>
  appointable(held).some((one) => one === role)

/** Professional figures that a fact can name. */
export const FIGURES = [
  'facilitator',
  'community_maker',
  'lab_maker',
  'caretaker',
  'mediator',
  'educator',
  'social_worker',
  'job_tutor',
  'other',
] as const
export type Figure = (typeof FIGURES)[number]

/** What can be dated about a figure: newly trained and at work, or someone whose role has changed into it. */
export const FACTS = ['trained_and_active', 'changed_role'] as const
export type Fact = (typeof FACTS)[number]

export const INVITATION_DAYS = 14

export type InvitationState = 'open' | 'expired' | 'accepted'
export const stateOf = (invitation: { expired: boolean; accepted: boolean }): InvitationState =>
  invitation.accepted ? 'accepted' : invitation.expired ? 'expired' : 'open'
