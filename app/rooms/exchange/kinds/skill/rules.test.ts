import { expect, test } from 'vitest'
import { judge, type Pair } from '../rules.ts'
import { criteria, type Learning, type Teaching } from './rules.ts'

const need: Learning = { skill: 'italian', level: 'begin', how: ['alone', 'group'] }
const offer: Teaching = { skills: ['italian', 'school'], upTo: 'some', how: ['group'] }
const pair = (
  changed: { need?: Partial<Learning>; offer?: Partial<Teaching>; metres?: number } = {},
): Pair<Learning, Teaching> => ({
  need: { ...need, ...changed.need },
  offer: { ...offer, ...changed.offer },
  needFrom: null,
  offerFrom: null,
  nearness: { metres: changed.metres ?? null, sameMunicipality: null },
  today: '2026-03-01',
})
const missing = (changed: Parameters<typeof pair>[0]) => {
  const judged = judge(criteria, pair(changed))
  return judged.possible ? [] : judged.missing.map(({ key }) => key.split('.').at(-1))
}

test('who teaches what one wants to learn, in a way that suits both, is found', () => {
  expect(missing({})).toEqual([])
  expect(missing({ need: { skill: 'music' } })).toEqual(['skill'])
  expect(missing({ need: { how: ['online'] } })).toEqual(['how'])
  expect(missing({ need: { level: 'far' } })).toEqual(['level'])
  expect(missing({ need: { level: 'far' }, offer: { upTo: undefined } })).toEqual([])
})

test('distance counts where people meet, and not where they meet online', () => {
  const fits = (how: Learning['how'], metres: number) => {
    const judged = judge(criteria, pair({ need: { how }, offer: { how }, metres }))
    return judged.possible ? judged.fit : -1
  }
  expect(fits(['group'], 9000)).toBeLessThan(fits(['group'], 100))
  expect(fits(['online'], 9000)).toBe(fits(['online'], 100))
})
