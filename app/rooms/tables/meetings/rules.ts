/** Whether enough members are there to decide. */
export const hasQuorum = (present: number, quorum: number) => present >= quorum

export type Approving = {
  /** Seats that approve, that were at the meeting told, and that are at the one which approves. */
  approving: readonly string[]
  wereThere: readonly string[]
  areHere: readonly string[]
  quorum: number
}
export type ApprovalRefusal =
  | 'tables.approve.nobody'
  | 'tables.approve.absentThen'
  | 'tables.approve.absentNow'
  | 'tables.approve.few'
  | 'tables.approve.noQuorum'

/**
 * Why minutes are not approved; undefined where they are. Who was not there cannot say that it was so, and who is not here
 * says nothing; more than half of those who are at both say yes, and a meeting without a quorum approves nothing.
 */
export function refusalToApprove(said: Approving): ApprovalRefusal | undefined {
  const { approving, wereThere, areHere, quorum } = said
  if (approving.length === 0) return 'tables.approve.nobody'
  if (approving.some((seat) => !wereThere.includes(seat))) return 'tables.approve.absentThen'
  if (approving.some((seat) => !areHere.includes(seat))) return 'tables.approve.absentNow'
  if (!hasQuorum(areHere.length, quorum)) return 'tables.approve.noQuorum'
  const both = wereThere.filter((seat) => areHere.includes(seat))
  return approving.length * 2 > both.length ? undefined : 'tables.approve.few'
}

type Standing = { approvedOn: string | null; calledOffOn: string | null }
export type Settled = 'tables.approved' | 'tables.calledOff'
/** Why nothing of a meeting changes any more; undefined while it does. */
export function settled({ approvedOn, calledOffOn }: Standing): Settled | undefined {
  if (approvedOn) return 'tables.approved'
  return calledOffOn ? 'tables.calledOff' : undefined
}
