/** What a circle is about, as a later room names it: `intake`, `pact`, `care_group`. */
export type CircleKind = string

/** The roles of those who accompany people: a circle without any of them is left alone. */
export const ACCOMPANYING = ['facilitator', 'case_operator', 'coordinator']

export type CircleMember = {
  id: string
  personId: string
  name: string
  part: string
  fromAt: Date
  untilAt: Date | null
  /** Whether they hold, today, a role that accompanies people. */
  acts: boolean
}

export const stands = ({ untilAt }: Pick<CircleMember, 'untilAt'>, now: Date) => !untilAt || untilAt > now

/** Someone must go on walking along: the last who can act does not leave before another is there. */
export const mayLeave = (members: readonly CircleMember[], leaving: string, now: Date) =>
  members.some((member) => member.id !== leaving && member.acts && stands(member, now)) ||
  !members.some((member) => member.id === leaving && member.acts)
