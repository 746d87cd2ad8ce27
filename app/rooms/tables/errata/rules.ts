import { hasQuorum } from '../meetings/rules.ts'

type Met = { id: string; startsAt: Date; onDate: string }
export type ApprovingErratum = {
  meeting: Met
  approvedOn: string | null
  later: Met
  present: number
  quorum: number
  today: string
}
export type ErratumApprovalRefusal =
  | 'tables.erratum.already'
  | 'tables.erratum.later'
  | 'tables.approve.noQuorum'

/** Why an erratum is not approved: once is enough, at a meeting after the one it is about, held, with a quorum. */
export function refusalToCorrect(said: ApprovingErratum): ErratumApprovalRefusal | undefined {
  const { meeting, approvedOn, later, present, quorum, today } = said
  if (approvedOn) return 'tables.erratum.already'
  if (later.startsAt <= meeting.startsAt || later.onDate > today) return 'tables.erratum.later'
  return hasQuorum(present, quorum) ? undefined : 'tables.approve.noQuorum'
}
