import type { CallCriterion } from '../rules.ts'

/** Who keeps calls for spaces: writes and publishes them, receives what is offered, publishes the choice. */
export const KEEPERS = ['coordinator', 'administrator'] as const
/** Who can be asked to assess: they read what is offered before everyone does. */
export const ASSESSORS = [
  'facilitator',
  'case_operator',
  'coordinator',
  'administrator',
  'evaluator',
] as const

/** The score sheet a new call starts with: what is looked at, how much it weighs, the most that can be given. */
export const SHEET = [
  { code: 'users', weight: 20, best: 10 },
  { code: 'rooms', weight: 15, best: 10 },
  { code: 'demand', weight: 15, best: 10 },
  { code: 'needs', weight: 20, best: 10 },
  { code: 'networks', weight: 15, best: 10 },
  { code: 'bodies', weight: 5, best: 10 },
  { code: 'attracts', weight: 10, best: 10 },
] as const

export const MOST_CRITERIA = 10
/** The rows where criteria are typed. */
export const ROWS = Array.from({ length: MOST_CRITERIA }, (_, at) => at + 1)

/** What one looks at in a space, in the words of the call. */
export type SpaceCriterion = CallCriterion

export type SpacePhase = 'draft' | 'coming' | 'open' | 'assessing' | 'decided'
type Dates = { publishedAt: Date | null; opensOn: string; closesOn: string; decidedOn: string | null }

/** Where a call for spaces stands on a day. The day it closes still counts; a result ends it whatever the day. */
export function phaseOf({ publishedAt, opensOn, closesOn, decidedOn }: Dates, today: string): SpacePhase {
  if (decidedOn) return 'decided'
  if (!publishedAt) return 'draft'
  if (today < opensOn) return 'coming'
  return today <= closesOn ? 'open' : 'assessing'
}
