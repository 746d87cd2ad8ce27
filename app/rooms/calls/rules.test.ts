import { expect, test } from 'vitest'
import { phaseOf, shareOf } from './rules.ts'

const call = {
  publishedAt: new Date(),
  opensOn: '2026-03-01',
  closesOn: '2026-03-31',
  supportsUntil: null,
  votesFrom: null,
  votesUntil: null,
  decidedOn: null,
}

test('a call is open from its first day to its last, both counted', () => {
  const on = (today: string) => phaseOf(call, today)
  expect(['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map(on)).toEqual([
    'coming',
    'open',
    'open',
    'assessing',
  ])
})

test('ideas are supported until their last day, then voted for in the days of the vote; between them they are assessed', () => {
  const voted = { ...call, supportsUntil: '2026-04-10', votesFrom: '2026-04-20', votesUntil: '2026-04-30' }
  const on = (today: string) => phaseOf(voted, today)
  const days = ['2026-04-01', '2026-04-10', '2026-04-11', '2026-04-20', '2026-04-30', '2026-05-01']
  expect(days.map(on)).toEqual(['supporting', 'supporting', 'assessing', 'voting', 'voting', 'assessing'])
})

test('a draft is nothing else, whatever the day; a result ends a call', () => {
  expect(phaseOf({ ...call, publishedAt: null }, '2026-03-05')).toBe('draft')
  expect(phaseOf({ ...call, decidedOn: '2026-04-10' }, '2026-04-10')).toBe('decided')
})

test('weights are parts of a whole', () => {
  const criteria = [3, 1].map((weight, at) => ({ code: `c${at}`, weight, best: 5 }))
  expect(criteria.map((one) => shareOf(one, criteria))).toEqual([0.75, 0.25])
})
