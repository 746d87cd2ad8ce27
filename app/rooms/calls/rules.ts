import type { Criterion } from './ranking/rules.ts'

/** Who keeps calls: writes and publishes them, says which ideas are admitted. */
export const KEEPERS = ['coordinator', 'administrator'] as const

/** By whom an idea may come; a call says which of them it is for. */
export const WHO = ['person', 'group', 'organisation'] as const
export type Who = (typeof WHO)[number]

export const MOST_CRITERIA = 6
/** What one looks at in an idea, in the words of the call. */
export type CallCriterion = Criterion & { label: string }

/** How a result comes about: by the jury, by most votes, by equal shares of the money, by jury and votes together. */
export const METHODS = ['jury', 'votes', 'shares', 'mixed'] as const
export type Method = (typeof METHODS)[number]
export const isVoted = (method: Method) => method !== 'jury'
export const isAssessed = (method: Method) => method === 'jury' || method === 'mixed'

export const PHASES = ['draft', 'coming', 'open', 'assessing', 'supporting', 'voting', 'decided'] as const
export type Phase = (typeof PHASES)[number]
/** It takes no more ideas, and has no result yet. */
export const isUnderWay = (phase: Phase) => ['assessing', 'supporting', 'voting'].includes(phase)

type Dates = {
  publishedAt: Date | null
  opensOn: string
  closesOn: string
  supportsUntil: string | null
  votesFrom: string | null
  votesUntil: string | null
  decidedOn: string | null
}

/** Where a call stands on a day. The last day of anything still counts; a result ends it whatever the day. */
export function phaseOf(call: Dates, today: string): Phase {
  const { publishedAt, opensOn, closesOn, supportsUntil, votesFrom, votesUntil, decidedOn } = call
  if (decidedOn) return 'decided'
  if (!publishedAt) return 'draft'
  if (today < opensOn) return 'coming'
  if (today <= closesOn) return 'open'
  if (supportsUntil && today <= supportsUntil) return 'supporting'
  return votesFrom && votesUntil && today >= votesFrom && today <= votesUntil ? 'voting' : 'assessing'
}

/** What share of a hundred a criterion is. */
export const shareOf = ({ weight }: Criterion, all: readonly Criterion[]) =>
  weight / all.reduce((sum, one) => sum + one.weight, 0)
