export const STATES = ['signed_up', 'expected', 'attended', 'absent'] as const
export type State = (typeof STATES)[number]
export const ROLES = ['participant', 'co_designer', 'speaker', 'lab_maker'] as const
export type Role = (typeof ROLES)[number]

/** What the register says of one person; a null state is "not recorded". */
export type Entry = { personId: string; state: State | null; role: Role }

/** A session is closed once it has begun. */
export const hasBegun = (startsAt: Date, now: Date) => startsAt <= now

/** Who comes at all came to one of the last so many times. */
export const LAST_TIMES = 3

type Known = { personId: string; state: State | null; lastOn: string | null }

/**
 * Whom "everybody" means: who is expected or there already, and who came since a day (that of the last times). Who is known
 * to be absent is not, nor who has not come for long.
 */
export const calledOf = (lines: readonly Known[], since: string | null): string[] =>
  lines
    .filter(({ state, lastOn }) =>
      state === null ? since !== null && lastOn !== null && lastOn >= since : state !== 'absent',
    )
    .map(({ personId }) => personId)

/** Where nobody said how many a place holds, more than these seldom come together: a number with a digit too many. */
export const MOST_UNASKED = 500

/** More people than the place holds. */
export const isOverCapacity = (present: number, capacity: number | null) =>
  present > (capacity ?? MOST_UNASKED)

/** Who may open a closed session again: a coordinator, or whoever closed it. */
export const mayReopen = (
  session: { closedBy: string | null },
  actor: { personId: string | null; roles: readonly string[] },
) => actor.roles.includes('coordinator') || (session.closedBy !== null && session.closedBy === actor.personId)

const STATE_WORDS: readonly (readonly [word: string, state: State])[] = [
  ['iscri', 'signed_up'],
  ['signed', 'signed_up'],
  ['attes', 'expected'],
  ['previst', 'expected'],
  ['expected', 'expected'],
  ['assen', 'absent'],
  ['absent', 'absent'],
  ['non presente', 'absent'],
  ['no', 'absent'],
  ['presen', 'attended'],
  ['attended', 'attended'],
  ['si', 'attended'],
  ['yes', 'attended'],
  ['x', 'attended'],
  ['1', 'attended'],
]
const ROLE_WORDS: readonly (readonly [word: string, role: Role])[] = [
  ['partecipant', 'participant'],
  ['participant', 'participant'],
  ['co', 'co_designer'],
  ['progettist', 'co_designer'],
  ['relator', 'speaker'],
  ['relatric', 'speaker'],
  ['espert', 'speaker'],
  ['speaker', 'speaker'],
  ['lab', 'lab_maker'],
  ['maker', 'lab_maker'],
]

/** The state and the role a list means, from plain words: "co progettista" is a co-designer. */
export const stateSaid = (words: string) => STATE_WORDS.find(([word]) => words.startsWith(word))?.[1]
export const roleSaid = (words: string) => ROLE_WORDS.find(([word]) => words.startsWith(word))?.[1]
