import { EVIDENCE_KINDS, type EvidenceKind } from '../rules.ts'

/**
 * What one fact of a kind adds to a tie on its day. A plain meeting is 1. More where people answer for something together
 * (a pact, running a place), less where they only sat in the same room.
 */
export const WEIGHTS: Record<EvidenceKind, number> = {
  met: 1,
  attended: 0.5,
  promoted: 2,
  member: 2,
  managed: 3,
  declared: 2,
  pact: 3,
  care: 2,
  intake: 2,
  agreement: 2,
  exchange: 1,
  held_at: 0.5,
}

/** After so many days without anything new a tie weighs half; a territory may say otherwise. */
export const HALF_LIFE = { usual: 180, least: 30, most: 1825 } as const

const DAY_MS = 86_400_000
const FIRST_DAY = Date.parse('0001-01-01') / DAY_MS
/** The last day of a fact that lasts still. */
const STANDING = 2 ** 20 - 1

/** Days since the year 1, as facts count them. */
export const dayNumber = (day: string) => Date.parse(day) / DAY_MS - FIRST_DAY
export const dayOfNumber = (number: number) =>
  new Date((number + FIRST_DAY) * DAY_MS).toISOString().slice(0, 10)

export const firstDayOf = (fact: number) => Math.floor(fact / 2 ** 26)
export const kindNumberOf = (fact: number) => Math.floor(fact / 2 ** 21) % 32
export const isFormal = (fact: number) => Math.floor(fact / 2 ** 20) % 2 === 1
export const isStanding = (fact: number) => fact % 2 ** 20 === STANDING
/** The last day on which the fact held, seen on a day: that day itself while it stands. */
export function lastDayOf(fact: number, asOf: number): number {
  const end = fact % 2 ** 20
  return end < asOf ? end : asOf
}

/** A fact as the database numbers it (see app.tie_fact): sorted, facts follow their first days. */
export function factNumber(fact: {
  kind: EvidenceKind
  on: string
  untilOn?: string | null | undefined
  formal?: boolean | undefined
}): number {
  const on = dayNumber(fact.on)
  const end = fact.untilOn === undefined ? on : fact.untilOn === null ? STANDING : dayNumber(fact.untilOn)
  return on * 2 ** 26 + EVIDENCE_KINDS.indexOf(fact.kind) * 2 ** 21 + (fact.formal ? 2 ** 20 : 0) + end
}

export const WEIGHT_OF_NUMBER = EVIDENCE_KINDS.map((kind) => WEIGHTS[kind])

/** How much of its weight is left after so many days. */
export const leftAfter = (days: number, halfLifeDays: number) => 2 ** (-days / halfLifeDays)

/**
 * What these facts, in their order, are worth together on a day: each its weight, halved for every half-life since it last
 * held. A fact that lasts weighs whole while it stands; one of a later day is not there yet. Nothing is rounded or kept, so
 * it is the same whatever was corrected in between.
 */
export function weightOf(facts: readonly number[], asOf: number, halfLifeDays: number): number {
  let sum = 0
  for (const fact of facts) {
    if (firstDayOf(fact) > asOf) continue
    const age = asOf - lastDayOf(fact, asOf)
    sum += (WEIGHT_OF_NUMBER[kindNumberOf(fact)] ?? 0) * leftAfter(age, halfLifeDays)
  }
  return sum
}

export const STRENGTHS = ['strong', 'good', 'weak', 'faint'] as const
export type Strength = (typeof STRENGTHS)[number]
const AT_LEAST = { strong: 4, good: 1.5, weak: 0.25 } as const

/** In a word: strong from 4 (four meetings of late), good from 1.5, weak from 0.25 (a shared activity half a year ago), below that hardly there any more. */
export const strengthOf = (weight: number): Strength =>
  weight >= AT_LEAST.strong
    ? 'strong'
    : weight >= AT_LEAST.good
      ? 'good'
      : weight >= AT_LEAST.weak
        ? 'weak'
        : 'faint'

export type Trend = 'new' | 'growing' | 'steady' | 'fading'
const GROWN = 1.25
const FADED = 0.8

/** Where a tie is going: against what it weighed half a half-life before. New where it was not there yet. */
export function trendOf(facts: readonly number[], asOf: number, halfLifeDays: number): Trend {
  const before = weightOf(facts, asOf - Math.round(halfLifeDays / 2), halfLifeDays)
  const now = weightOf(facts, asOf, halfLifeDays)
  if (before === 0) return 'new'
  if (now >= before * GROWN) return 'growing'
  return now <= before * FADED ? 'fading' : 'steady'
}
