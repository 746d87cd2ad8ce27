import type { Criterion } from './ranking/rules.ts'

/** Who keeps calls: writes and publishes them, says which ideas are admitted. */
export const KEEPERS = ['coordinator', 'administrator'] as const

/** By whom an idea may come; a call says which of them it is for. */
export const WHO = ['person', 'group', 'organisation'] as const
export type Who = (typeof WHO)[number]

export const MOST_CRITERIA = 6
/** What one looks at in an idea, in the words of the call. */
export type CallCriterion = Criterion & { label: string }

export const PHASES = ['draft', 'coming', 'open', 'assessing', 'decided'] as const
export type Phase = (typeof PHASES)[number]

type Dates = { publishedAt: Date | null; opensOn: string; closesOn: string; decidedOn: string | null }

/** Where a call stands on a day. The day it closes still counts; a result ends it whatever the day. */
export function phaseOf({ publishedAt, opensOn, closesOn, decidedOn }: Dates, today: string): Phase {
  if (decidedOn) return 'decided'
  if (!publishedAt) return 'draft'
  if (today < opensOn) return 'coming'
  return today <= closesOn ? 'open' : 'assessing'
}

/** What share of a hundred a criterion is. */
export const shareOf = ({ weight }: Criterion, all: readonly Criterion[]) =>
  weight / all.reduce((sum, one) => sum + one.weight, 0)
