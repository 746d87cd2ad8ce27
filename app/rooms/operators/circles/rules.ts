/** What a circle is about, as a later room names it: `intake`, `pact`, `care_group`. */
export type CircleKind = string

export type CircleMember = {
  id: string
  personId: string
  name: string
  part: string
  fromAt: Date
  untilAt: Date | null
  /** Whether they can sign in and act today. */
  acts: boolean
}

export const stands = ({ untilAt }: Pick<CircleMember, 'untilAt'>, now: Date) => !untilAt || untilAt > now

/** Someone must go on walking along: the last who can act does not leave before another is there. */
export const mayLeave = (members: readonly CircleMember[], leaving: string, now: Date) =>
  members.some((member) => member.id !== leaving && member.acts && stands(member, now)) ||
  !members.some((member) => member.id === leaving && member.acts)
