import { expect, test } from 'vitest'
import { judge, type Pair } from '../rules.ts'
import { offerShown } from './forms.ts'
import { CONDITIONS, criteria, type Thing, type Wanted } from './rules.ts'

const pair = (need: Wanted, offer: Thing): Pair<Wanted, Thing> => ({
  need,
  offer,
  needFrom: null,
  offerFrom: null,
  nearness: { metres: 800, sameMunicipality: true },
  today: '2026-03-01',
})
const fits = (need: Wanted, offer: Thing) => {
  const judged = judge(criteria, pair(need, offer))
  return judged.possible ? judged.fit : judged.missing.map(({ key }) => key.split('.').at(-1))
}

test('a stroller answers who looks for things for a baby, the better the nicer it is', () => {
  const by = CONDITIONS.map((condition) =>
    fits({ sort: 'baby', atLeast: 'good' }, { sort: 'baby', condition }),
  )
  expect(by.every((fit) => typeof fit === 'number')).toBe(true)
  expect([...by].sort((a, b) => Number(b) - Number(a))).toEqual(by)
  expect(fits({ sort: 'books' }, { sort: 'baby', condition: 'new' })).toEqual(['sort'])
})

test('what has expired is given to nobody; on its last day it still is', () => {
  const food = (bestBefore: string): Thing => ({ sort: 'food', condition: 'new', bestBefore })
  expect(fits({ sort: 'food' }, food('2026-02-28'))).toEqual(['expired'])
  expect(typeof fits({ sort: 'food' }, food('2026-03-01'))).toBe('number')
})

test('a weight is read with a comma or a point, and refused where it is none', () => {
  const kilos = (said: unknown) => offerShown.safeParse({ sort: 'baby', condition: 'good', kilos: said })
  expect(kilos('7,5').data?.kilos).toBe(7.5)
  expect(kilos(7.5).data?.kilos).toBe(7.5)
  for (const wrong of ['-1', '0', 'molto', '1001', '1e3']) expect(kilos(wrong).success).toBe(false)
})
