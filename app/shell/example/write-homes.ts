import { sql } from 'kysely'
import { commandIn } from '../../ground/access/actor.ts'
import { seal } from '../../ground/access/seal.ts'
import { daysLater } from '../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { bytes, type PlainRow } from '../../ground/db/insert-rows.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { exampleCohabitation } from '../../rooms/exchange/kinds/cohabitation/example.ts'
import { LOOK_IN_MONTHS } from '../../rooms/exchange/kinds/cohabitation/rules.ts'
import { type ExampleLease, exampleLease } from '../../rooms/exchange/kinds/home/example.ts'
import { countsOfLease, type LeaseForm, planOfLease } from '../../rooms/exchange/kinds/home/rules.ts'
import { monthsLater } from '../../rooms/funds/rules.ts'
import { writeEvidence } from '../../rooms/ties/writes.ts'
import { become, bookOf } from './book.ts'
import type { Cast, Operator } from './cast.ts'
import type { Crowd, Someone } from './crowd.ts'
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

/** Leases, mediations and households that took somebody in, with all that is known of them until today. */
export async function writeHomes(
  tx: ActorTx,
  territoryId: string,
  dice: Dice,
  { cast, crowd, today }: { cast: Cast; crowd: Crowd; today: string },
) {
  const told = [
    ...LEASES,
    { ...NOW, from: daysLater(today, NOW.from), to: daysLater(today, NOW.to) },
  ].flatMap((span) => tellSpan(dice, span, today))
  const adults = dice.shuffled(
    crowd.everyone.filter(
      ({ bornOn, since }) => bornOn !== null && bornOn < '1988-01-01' && since < '2017-01-31',
    ),
  )
  const bodies = cast.organisations.filter(({ kind }) => kind === 'parish' || kind === 'cooperative')
  const follows = cast.caseOperators.find(({ email }) => email) as Operator
  const book = bookOf(territoryId)
  const evidence: Parameters<typeof writeEvidence>[2][] = []
  await become(tx, territoryId, follows.id)
  for (const one of told) {
    const known = adults.findIndex(({ since }) => since < one.on)
    const [tenant] = adults.splice(known, 1) as [Someone]
    const other = adults.findIndex(({ since }) => since < one.on)
    const body = one.kind === 'home' && dice.chance(0.3) ? dice.pick(bodies) : undefined
    const landlord = body ? undefined : (adults.splice(other, 1)[0] as Someone)
    const id = dice.id(one.on)
    await sql`select app.open_circle(${id}, 'exchange', ${tenant.id}, 'follows')`.execute(tx)
    const at = { recorded_by: follows.id, recorded_at: `${one.on}T10:00Z` }
    const row = {
      id,
      kind: one.kind,
      title: one.title,
      circle_id: id,
      need_person_id: tenant.id,
      offer_person_id: landlord?.id ?? null,
      offer_organisation_id: body?.id ?? null,
      terms: one.terms,
      starts_on: one.on,
      ended_on: one.until,
      outcome: one.until ? one.outcome : null,
      counts: one.counts,
      ...at,
    }
    book.add('exchange_agreement', follows.id, row as unknown as PlainRow, 'exchange.agreed')
    book.add('exchange_agreement_words', follows.id, {
      agreement_id: id,
      sealed: bytes(seal(JSON.stringify(one.words), `exchange_agreement_words:${id}`)),
      recorded_by: follows.id,
    })
    for (const fact of one.happened) {
      const factId = dice.id(fact.on ?? fact.due ?? one.on)
      book.add('exchange_fact', follows.id, factRow(factId, id, fact, follows.id) as unknown as PlainRow)
    }
    evidence.push({
      kind: 'agreement',
      sourceKind: 'exchange_agreement',
      sourceId: id,
      circleId: id,
      on: one.on,
      untilOn: one.until,
      formal: true,
      nodes: [
        { kind: 'person', id: tenant.id },
        landlord ? { kind: 'person', id: landlord.id } : { kind: 'organisation', id: body?.id ?? '' },
      ],
    })
  }
  await book.write(tx, () => {})
  await become(tx, territoryId, follows.id)
  for (const one of evidence)
    await writeEvidence(tx, commandIn(territoryId, ['case_operator'], follows.id), one)
  await become(tx, territoryId, null)
}

/** A fact as it was written down on its day, confirmed where that was asked. */
export const factRow = (id: string, agreementId: string, fact: Happened, by: string) => ({
  id,
  agreement_id: agreementId,
  code: fact.code,
  on_date: fact.on,
  due_on: fact.due ?? null,
  hours: fact.hours ?? null,
  amount: fact.amount ?? null,
  for_parties: !fact.team,
  sealed: fact.words ? bytes(seal(fact.words, `exchange_fact:${id}`)) : null,
  counts: fact.counts ?? [],
  confirmed_by: fact.on ? by : null,
  confirmed_at: fact.on ? `${fact.on}T12:00Z` : null,
  recorded_by: by,
  recorded_at: `${fact.on ?? fact.due}T09:00Z`,
})

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
