import type { Membership } from '../../ground/access/request.ts'
import type { Role } from '../../rooms/operators/rules.ts'

/** Where the day of someone begins, by what they are; of several the first here. Whoever is none of these begins at home. */
const FIRST_PAGE: readonly [Role, string][] = [
  ['facilitator', '/diary'],
  ['case_operator', '/diary'],
  ['coordinator', '/outcomes'],
  ['evaluator', '/outcomes'],
  ['volunteer', '/visits'],
]

/** The address where someone with these roles begins. */
export const firstPageIn = (slug: string, roles: readonly string[]) =>
  `/${slug}${FIRST_PAGE.find(([role]) => roles.includes(role))?.[1] ?? ''}`

/** Answered by `START`: who works in one place begins there; who works in several, or in none, chooses. */
export const START = '/start'

export const startOf = (memberships: readonly Pick<Membership, 'slug' | 'roles'>[]) => {
  const [only, another] = memberships
  return only && !another ? firstPageIn(only.slug, only.roles) : '/'
}

/** Where to go after signing in: where one wished, or where one's day begins. */
export const afterSignIn = (next: string) => (next === '/' ? START : next)
