import { expect, test } from 'vitest'
import { type Duty, leaves, sharesOf } from './rules.ts'

const duty = (id: string, stays = false): Duty => ({
  personId: 'anna',
  id,
  onDate: null,
  title: null,
  path: null,
  stays,
})
const HELD = [
  { kind: 'reminder', duties: [duty('1'), duty('2')] },
  { kind: 'circle', duties: [duty('3', true)] },
  { kind: 'decision', duties: [duty('4')] },
]
const may = new Set(['bruno', 'carla'])

test('somebody leaves with the last role in which they accompany people, not with another', () => {
  const held = [
    { id: 'f', role: 'facilitator' },
    { id: 'v', role: 'volunteer' },
  ]
  expect(leaves(held, ['f'])).toBe(true)
  expect(leaves(held, ['v'])).toBe(false)
  expect(leaves([...held, { id: 'c', role: 'coordinator' }], ['f'])).toBe(false)
  expect(leaves([...held, { id: 'c', role: 'coordinator' }], ['f', 'c'])).toBe(true)
})

test('each kind goes to the one named for it, else to the one for all; what stays with others asks for nobody', () => {
  const { shares, errors } = sharesOf(HELD, { all: 'bruno', byKind: { decision: 'carla' } }, may)
  expect(errors).toEqual({})
  expect(shares.map(({ kind, to }) => [kind, to])).toEqual([
    ['reminder', 'bruno'],
    ['decision', 'carla'],
  ])
})

test('a kind without a name, or with somebody who cannot take it up, is told beside its field', () => {
  expect(sharesOf(HELD, { byKind: { reminder: 'dario' } }, may).errors).toEqual({
    reminder: ['operators.handOver.cannotReceive'],
    decision: ['operators.handOver.nameMissing'],
  })
  expect(sharesOf(HELD, { all: 'dario', byKind: {} }, may).errors).toEqual({
    all: ['operators.handOver.cannotReceive'],
  })
})
