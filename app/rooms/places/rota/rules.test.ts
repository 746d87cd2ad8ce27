import { expect, test } from 'vitest'
import { type Noted, type Shift, turnsBetween, uncovered } from './rules.ts'

const shift = (more: Partial<Shift> = {}): Shift => ({
  id: 'a',
  placeId: 'p',
  place: 'Scuola',
  job: 'opening',
  weekday: 1,
  from: '16:00',
  to: '16:30',
  personId: 'ada',
  name: 'Ada',
  fromOn: '2026-09-01',
  untilOn: null,
  ...more,
})
const noted = (more: Partial<Noted>): Noted => ({
  shiftId: 'a',
  on: '2026-09-14',
  state: 'done',
  personId: 'ada',
  name: 'Ada',
  ...more,
})
const said = (shifts: Shift[], notes: Noted[] = []) =>
  turnsBetween(shifts, notes, '2026-09-07', '2026-09-21').map(({ on, state, name }) => [on, state, name])

test('a shift has a turn every week, within its days', () => {
  expect(said([shift()])).toEqual([
    ['2026-09-07', 'planned', 'Ada'],
    ['2026-09-14', 'planned', 'Ada'],
    ['2026-09-21', 'planned', 'Ada'],
  ])
  expect(said([shift({ fromOn: '2026-09-08', untilOn: '2026-09-20' })])).toHaveLength(1)
})

test('what was noted outweighs the shift: done, left open, taken by somebody else', () => {
  const state = (more: Partial<Noted>) => said([shift()], [noted(more)])[1]
  expect(state({ state: 'done' })).toEqual(['2026-09-14', 'done', 'Ada'])
  expect(state({ state: 'open', personId: null, name: null })).toEqual(['2026-09-14', 'open', null])
  expect(state({ state: 'taken', personId: 'eva', name: 'Eva' })).toEqual(['2026-09-14', 'planned', 'Eva'])
  expect(state({ state: 'missed', personId: null, name: null })).toEqual(['2026-09-14', 'missed', 'Ada'])
})

test('a shift without anybody is to be covered, from today on', () => {
  const turns = turnsBetween([shift({ personId: null, name: null })], [], '2026-09-07', '2026-09-21')
  expect(uncovered(turns, '2026-09-10').map(({ on }) => on)).toEqual(['2026-09-14', '2026-09-21'])
})
