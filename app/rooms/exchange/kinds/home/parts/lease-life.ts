import { monthsLater } from '../../../../funds/rules.ts'
import type { LeaseTerms } from '../rules.ts'

export type LeaseFact = {
  code: string
  onDate: string | null
  dueOn: string | null
  hours: number | null
  amount: number | null
  withdrawn?: boolean
  /** It was told by one side, and waits for another's word: it does not count yet. */
  toConfirm?: boolean
  confirmedAt?: Date | null
}
export type MonthState = 'met' | 'missed' | 'unknown'
export type LeaseLife = {
  /** First days of the months that have begun, each with what is known of its rent. */
  months: { month: string; state: MonthState }[]
  met: number
  missed: number
  unknown: number
  /** Months in good standing without a break, up to the last month anything is known of. */
  inGoodStanding: number
  arrears: ArrearsLife | null
}
export type ArrearsLife = {
  owedCents: number
  backCents: number
  byHoursCents: number
  leftCents: number
  hoursGiven: number
  /** Instalments whose day is past and which nobody has paid. */
  late: number
}

/** Rents are believed to who tells them; instalments and hours wait for the other side, or the team. */
const waits = ({ code, onDate, toConfirm, confirmedAt }: LeaseFact) =>
  onDate !== null && toConfirm === true && !confirmedAt && code !== 'rentMet'

const firstOf = (day: string) => `${day.slice(0, 7)}-01`

/** A rent is of the month it was paid for (`dueOn`), or else of the month in which it was paid. */
const monthOf = ({ dueOn, onDate }: LeaseFact) => firstOf(dueOn ?? onDate ?? '')

/**
 * How a lease goes: for each month that has begun whether its rent was paid. Nothing noted is unknown, never missed; where
 * both were noted the payment counts, since it came later.
 */
export function lifeOfLease(
  lease: { startsOn: string | null; endedOn: string | null; terms: LeaseTerms },
  facts: readonly LeaseFact[],
  today: string,
): LeaseLife {
  const standing = facts.filter((fact) => !fact.withdrawn && !waits(fact))
  const done = standing.filter(({ onDate }) => onDate !== null)
  const monthsWith = (code: string) => new Set(done.filter((fact) => fact.code === code).map(monthOf))
  const [paid, missed] = [monthsWith('rentMet'), monthsWith('rentMissed')]
  const until = lease.endedOn && lease.endedOn < today ? lease.endedOn : today
  const months: LeaseLife['months'] = []
  if (lease.startsOn)
    for (let month = firstOf(lease.startsOn); month <= until; month = monthsLater(month, 1))
      months.push({ month, state: paid.has(month) ? 'met' : missed.has(month) ? 'missed' : 'unknown' })
  const count = (state: MonthState) => months.filter((one) => one.state === state).length
  const told = months.slice(0, months.findLastIndex(({ state }) => state !== 'unknown') + 1)
  const broken = told.findLastIndex(({ state }) => state !== 'met')
  return {
    months,
    met: count('met'),
    missed: count('missed'),
    unknown: count('unknown'),
    inGoodStanding: told.length - broken - 1,
    arrears: lease.terms.arrearsCents ? arrearsOf(lease.terms, standing, today) : null,
  }
}

/** What is still owed of old rents. Hours count in proportion, and never for more than was agreed. */
export function arrearsOf(terms: LeaseTerms, facts: readonly LeaseFact[], today: string): ArrearsLife {
  const owedCents = terms.arrearsCents ?? 0
  const parts = facts.filter(({ code }) => code === 'instalment')
  const sum = (list: readonly LeaseFact[], of: 'amount' | 'hours') =>
    list.reduce((total, fact) => total + (fact[of] ?? 0), 0)
  const backCents = sum(
    parts.filter(({ onDate }) => onDate !== null),
    'amount',
  )
  const hoursGiven = sum(
    facts.filter(({ code, onDate }) => code === 'hoursGiven' && onDate !== null),
    'hours',
  )
  const byHoursCents =
    terms.byHours && terms.byHoursCents
      ? Math.floor((Math.min(hoursGiven, terms.byHours) * terms.byHoursCents) / terms.byHours)
      : 0
  return {
    owedCents,
    backCents,
    byHoursCents,
    leftCents: Math.max(0, owedCents - backCents - byHoursCents),
    hoursGiven,
    late: parts.filter(({ onDate, dueOn }) => onDate === null && dueOn !== null && dueOn < today).length,
  }
}
