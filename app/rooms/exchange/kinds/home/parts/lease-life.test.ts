import { expect, test } from 'vitest'
import type { LeaseTerms } from '../rules.ts'
import { arrearsOf, type LeaseFact, lifeOfLease } from './lease-life.ts'

const terms: LeaseTerms = {
  form: 'mediation',
  rentCents: 42_000,
  arrearsCents: 120_000,
  byHoursCents: 30_000,
  byHours: 30,
  instalments: 9,
  firstOn: '2017-02-05',
}
const fact = (code: string, some: Partial<LeaseFact> = {}): LeaseFact => ({
  code,
  onDate: null,
  dueOn: null,
  hours: null,
  amount: null,
  ...some,
})
const lease = { startsOn: '2017-01-10', endedOn: null, terms }

test('months begin with the lease and end today; of those nobody told, nothing is known', () => {
  const life = lifeOfLease(
    lease,
    [fact('rentMet', { onDate: '2017-01-12' }), fact('rentMet', { onDate: '2017-02-08' })],
    '2017-04-20',
  )
  expect(life.months).toEqual([
    { month: '2017-01-01', state: 'met' },
    { month: '2017-02-01', state: 'met' },
    { month: '2017-03-01', state: 'unknown' },
    { month: '2017-04-01', state: 'unknown' },
  ])
  expect(life).toMatchObject({ met: 2, missed: 0, unknown: 2, inGoodStanding: 2 })
})

test('a month that did not come breaks the row; once it is paid it does not', () => {
  const facts = [
    fact('rentMet', { onDate: '2017-01-12' }),
    fact('rentMissed', { onDate: '2017-02-15' }),
    fact('rentMet', { onDate: '2017-03-08' }),
  ]
  expect(lifeOfLease(lease, facts, '2017-03-31')).toMatchObject({ met: 2, missed: 1, inGoodStanding: 1 })
  const late = [...facts, fact('rentMet', { onDate: '2017-03-20', dueOn: '2017-02-01' })]
  expect(lifeOfLease(lease, late, '2017-03-31')).toMatchObject({ met: 3, missed: 0, inGoodStanding: 3 })
})

test('what was taken back does not count, and a lease that ended has no further months', () => {
  const facts = [fact('rentMet', { onDate: '2017-01-12', withdrawn: true })]
  const life = lifeOfLease({ ...lease, endedOn: '2017-02-10' }, facts, '2017-09-01')
  expect(life.months.map(({ month }) => month)).toEqual(['2017-01-01', '2017-02-01'])
  expect(life.met).toBe(0)
})

test('a lease that has not begun has no months', () => {
  expect(lifeOfLease({ ...lease, startsOn: null }, [], '2017-04-20').months).toEqual([])
  expect(lifeOfLease({ ...lease, startsOn: '2017-06-01' }, [], '2017-04-20').months).toEqual([])
})

test('arrears go down by what came back and by hours, never by more hours than agreed', () => {
  const facts = [
    fact('instalment', { dueOn: '2017-02-05', onDate: '2017-02-04', amount: 10_000 }),
    fact('instalment', { dueOn: '2017-03-05', amount: 10_000 }),
    fact('instalment', { dueOn: '2017-06-05', amount: 10_000 }),
    fact('hoursGiven', { onDate: '2017-02-20', hours: 15 }),
  ]
  expect(arrearsOf(terms, facts, '2017-03-20')).toEqual({
    owedCents: 120_000,
    backCents: 10_000,
    byHoursCents: 15_000,
    leftCents: 95_000,
    hoursGiven: 15,
    late: 1,
  })
  const many = [...facts, fact('hoursGiven', { onDate: '2017-03-01', hours: 500 })]
  expect(arrearsOf(terms, many, '2017-03-20').byHoursCents).toBe(30_000)
})
