import { amountSaid } from '../../funds/amounts/rules.ts'
import { type Ask, LEAST_TEAM } from '../rules.ts'

export type Goal = { id: string; what: string }
/** What somebody of the community commits: by when, with how much money of which fund. */
export type Give = {
  id: string
  what: string
  who: string
  due: string | null
  cents: number | null
  fundId: string | null
}
export type GiveBack = { id: string; what: string; where: string; hours: number | null; due: string | null }
export type Step = { id: string; what: string; who: string; due: string | null }
export type ReviewDay = { id: string; due: string }

/** All that stands in a pact, in the words of those at the table. Days as YYYY-MM-DD. */
export type PactWords = {
  ownWords: string
  capabilities: string
  needs: string
  goals: Goal[]
  gives: Give[]
  giveBacks: GiveBack[]
  steps: Step[]
  reviews: ReviewDay[]
  measures: string[]
  /** Answers to the kind's own questions, in their order. */
  answers: string[]
}

export const NO_WORDS: PactWords = {
  ownWords: '',
  capabilities: '',
  needs: '',
  goals: [],
  gives: [],
  giveBacks: [],
  steps: [],
  reviews: [],
  measures: [],
  answers: [],
}

/** Rows of one sort: their columns, and how many a pact may have. */
export const ROWS = {
  goal: ['what'],
  give: ['what', 'who', 'due', 'amount', 'fund'],
  back: ['what', 'where', 'hours', 'due'],
  step: ['what', 'who', 'due'],
  review: ['due'],
  measure: ['what'],
} as const
export type RowSort = keyof typeof ROWS
export const ROW_SORTS = Object.keys(ROWS) as RowSort[]
export const MOST_ROWS = 30
const SPARE_ROWS = 2

const NAME = /^([a-z]+)-(\d{1,2})-([a-z]+)$/
/** A cell's name in the form: `give-0-amount`. */
export const cellName = (sort: RowSort, at: number, column: string) => `${sort}-${at}-${column}`

type Typed = Record<string, unknown>

/** How many rows of a sort the page shows: those that say something, and two to go on with. */
export function rowsToShow(sort: RowSort, typed: Typed): number {
  const filled = Object.entries(typed).flatMap(([name, said]) => {
    const [, of, at] = NAME.exec(name) ?? []
    return of === sort && typeof said === 'string' && said.trim() && !name.endsWith('-id') ? [Number(at)] : []
  })
  return Math.min(MOST_ROWS, Math.max(-1, ...filled) + 1 + SPARE_ROWS)
}

/** What was typed in the rows of a sort; rows that say nothing are left out. */
export function rowsTyped(sort: RowSort, typed: Typed): { at: number; cells: Record<string, string> }[] {
  const rows = new Map<number, Record<string, string>>()
  for (const [name, said] of Object.entries(typed)) {
    const [, of, at, column = ''] = NAME.exec(name) ?? []
    if (of !== sort || typeof said !== 'string' || !said.trim() || Number(at) >= MOST_ROWS) continue
    rows.set(Number(at), { ...rows.get(Number(at)), [column]: said.trim() })
  }
  return [...rows]
    .filter(([, cells]) => Object.keys(cells).some((column) => column !== 'id'))
    .sort(([one], [other]) => one - other)
    .map(([at, cells]) => ({ at, cells }))
}

/** Hours as people write them: `2`, `2,5`, `2.5`; null when that is no number of hours a pact may hold. */
export function hoursSaid(said: string): number | null {
  if (!/^\d{1,4}([.,]\d{1,2})?$/.test(said)) return null
  const hours = Number(said.replace(',', '.'))
  return hours > 0 && hours <= 1000 ? hours : null
}

export const centsSaid = amountSaid

export const moneyOf = ({ gives }: Pick<PactWords, 'gives'>) =>
  gives.reduce((sum, { cents }) => sum + (cents ?? 0), 0)

type Asked = {
  asks: readonly Ask[]
  needsGiveBack: boolean
  ceilingCents: number
  /** Who stands in the micro-team now, without the person. */
  team: number
}

/**
 * Why a pact is not ready to be signed: text keys by the field that has to change. Needs never stand without capabilities,
 * nobody only receives, one alone is no team, and a pact costs no more than the territory's ceiling.
 */
export function whyNotReady(words: PactWords, { asks, needsGiveBack, ceilingCents, team }: Asked) {
  const wrong: Record<string, string[]> = {}
  if (!words.ownWords) wrong.ownWords = ['pacts.draft.needsOwnWords']
  if (!words.capabilities) wrong.capabilities = ['pacts.draft.needsCapabilities']
  if (asks.includes('goals') && words.goals.length === 0)
    wrong[cellName('goal', 0, 'what')] = ['pacts.draft.needsGoal']
  if (words.gives.length === 0) wrong[cellName('give', 0, 'what')] = ['pacts.draft.needsGive']
  if (needsGiveBack && words.giveBacks.length === 0)
    wrong[cellName('back', 0, 'what')] = ['pacts.draft.needsGiveBack']
  if (team < LEAST_TEAM) wrong.team = ['pacts.draft.needsTeam']
  return { ...wrong, ...overCeiling(words, ceilingCents) }
}

/** Beside the amount that passes the ceiling, going down the page. */
export function overCeiling({ gives }: Pick<PactWords, 'gives'>, ceilingCents: number) {
  let sum = 0
  for (const [at, { cents }] of gives.entries()) {
    sum += cents ?? 0
    if (sum > ceilingCents) return { [cellName('give', at, 'amount')]: ['pacts.draft.overCeiling'] }
  }
  return {}
}
