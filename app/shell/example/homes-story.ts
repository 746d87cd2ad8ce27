import { daysLater } from '../../ground/calendar/local-time.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { exampleCohabitation } from '../../rooms/exchange/kinds/cohabitation/example.ts'
import { LOOK_IN_MONTHS } from '../../rooms/exchange/kinds/cohabitation/rules.ts'
import { type ExampleLease, exampleLease } from '../../rooms/exchange/kinds/home/example.ts'
import { countsOfLease, type LeaseForm, planOfLease } from '../../rooms/exchange/kinds/home/rules.ts'
import { monthsLater } from '../../rooms/funds/rules.ts'
import { FINAL, FIRST_YEAR } from './published.ts'

const OPENED = '2016-06-20'
/** Leases signed, by when: those of the first year were published, those after it are ours. */
const LEASES = [
  { from: OPENED, to: FIRST_YEAR.on, leases: 14, mediations: 4, cohabitations: 3 },
  { from: '2017-03-10', to: FINAL.on, leases: 9, mediations: 6, cohabitations: 2 },
] as const
const NOW = { from: -330, to: -40, leases: 3, mediations: 2, cohabitations: 1 } as const

export type Happened = {
  code: string
  on: string | null
  due?: string | undefined
  amount?: number | undefined
  hours?: number | undefined
  words?: string | undefined
  team?: boolean
  counts?: readonly string[]
}
export type Told = {
  kind: 'home' | 'cohabitation'
  title: string
  on: string
  until: string | null
  outcome: string
  terms: object
  words: object
  counts: readonly string[]
  happened: readonly Happened[]
}

/** Every agreement on a home until today: those of the published years, and some of the last one. */
export const homesToldOn = (dice: Dice, today: string): Told[] =>
  [...LEASES, { ...NOW, from: daysLater(today, NOW.from), to: daysLater(today, NOW.to) }].flatMap((span) =>
    tellSpan(dice, span, today),
  )

type Span = { from: string; to: string; leases: number; mediations: number; cohabitations: number }

function tellSpan(dice: Dice, { from, to, leases, mediations, cohabitations }: Span, today: string): Told[] {
  const lease = (form: LeaseForm) => {
    const on = dice.day(from, to)
    return tellLease(exampleLease(dice, form, monthsLater(on, 1)), on, today)
  }
  const forms = Array.from(
    { length: leases },
    (): LeaseForm => (dice.chance(0.6) ? 'reduced_lease' : 'lease'),
  )
  return [
    ...forms.map(lease),
    ...Array.from({ length: mediations }, () => lease('mediation')),
    ...Array.from({ length: cohabitations }, () => tellCohabitation(dice, dice.day(from, to), today)),
  ]
}

function tellLease({ frozen, ...one }: ExampleLease, on: string, today: string): Told {
  const ends = monthsLater(on, one.months)
  const until = ends < today ? ends : null
  const over = until ?? today
  const happened: Happened[] = frozen
    ? [{ code: 'evictionFrozen', on: daysLater(on, 3), words: frozen, counts: ['evictions_frozen'] }]
    : []
  for (let at = 0; at < one.months; at++) {
    const month = `${monthsLater(on, at).slice(0, 7)}-01`
    const day = daysLater(month, 8)
    if (day > over || day < on) continue
    if (one.missed.includes(at)) happened.push({ code: 'rentMissed', on: day, due: month })
    const paid = one.missed.includes(at) ? daysLater(day, 19) : day
    const amount = one.terms.rentCents + one.terms.extrasCents
    if (paid <= over) happened.push({ code: 'rentMet', on: paid, due: month, amount })
  }
  for (const { code, dueOn, amount } of planOfLease(one.terms)) {
    const met = dueOn < over
    if (met || until === null) happened.push({ code, on: met ? dueOn : null, due: dueOn, amount })
  }
  for (let hours = 0; hours < (one.terms.byHours ?? 0); hours += 5) {
    const day = daysLater(on, 20 + hours * 3)
    if (day <= over) happened.push({ code: 'hoursGiven', on: day, hours: 5, words: one.words.givesBack })
  }
  return { ...one, kind: 'home', on, until, counts: countsOfLease(one.terms), happened }
}

function tellCohabitation(dice: Dice, on: string, today: string): Told {
  const { trial, ...one } = exampleCohabitation(dice)
  const ends = monthsLater(on, one.months)
  const until = ends < today ? ends : null
  const over = until ?? today
  const trialOver = daysLater(on, one.terms.trialDays)
  const happened: Happened[] = [
    { code: 'trialEnded', due: trialOver, on: trialOver < over ? trialOver : null, words: trial },
    ...LOOK_IN_MONTHS.map((months): Happened => {
      const due = monthsLater(on, months)
      return { code: 'lookIn', due, on: due < over ? due : null, team: true }
    }),
  ]
  return {
    ...one,
    kind: 'cohabitation',
    on,
    until,
    counts: ['cohabitations'],
    happened: happened.filter((fact) => fact.on !== null || until === null),
  }
}
