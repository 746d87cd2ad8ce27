import { expect, test } from 'vitest'
import { isOverdue, isTaken, refusalToDecide, saysAll, tallyOf } from './rules.ts'

const cast = [
  { seatId: 'a', vote: 'favour' as const },
  { seatId: 'b', vote: 'against' as const },
  { seatId: 'c', vote: 'abstained' as const },
]
const present = ['a', 'b', 'c', 'd']

test('votes are summed, and more for than against decide', () => {
  expect(tallyOf(cast)).toEqual({ inFavour: 1, against: 1, abstained: 1 })
  expect(isTaken(tallyOf(cast))).toBe(false)
  expect(isTaken({ inFavour: 2, against: 1, abstained: 5 })).toBe(true)
})

test('those who are there decide, each once, and enough of them', () => {
  expect(refusalToDecide(cast, present, 3)).toBeUndefined()
  expect(refusalToDecide(cast, present, 5)).toBe('tables.decide.noQuorum')
  expect(refusalToDecide([], present, 3)).toBe('tables.decide.nobody')
  expect(refusalToDecide([...cast, { seatId: 'a', vote: 'favour' }], present, 3)).toBe('tables.decide.twice')
  expect(refusalToDecide([{ seatId: 'z', vote: 'favour' }], present, 3)).toBe('tables.decide.notMember')
})

test('what was taken and is neither done nor given up is late after its day', () => {
  const decision = { taken: true, dueOn: '2026-03-01', state: null }
  expect(isOverdue(decision, '2026-03-01')).toBe(false)
  expect(isOverdue(decision, '2026-03-02')).toBe(true)
  expect(isOverdue({ ...decision, state: 'under_way' }, '2026-03-02')).toBe(true)
  expect(isOverdue({ ...decision, state: 'done' }, '2026-03-02')).toBe(false)
  expect(isOverdue({ ...decision, taken: false }, '2026-03-02')).toBe(false)
})

test('a decision is found by its words, whatever their accents', () => {
  expect(saysAll('Aprire lo sportello di prossimità', 'PROSSIMITA sportello')).toBe(true)
  expect(saysAll('Aprire lo sportello', 'chiudere')).toBe(false)
})
