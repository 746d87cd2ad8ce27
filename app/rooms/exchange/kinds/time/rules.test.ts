import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judge, type Pair } from '../rules.ts'
import { ASK_AT, type Asked, BLOCK_AT, balanceOf, criteria, floorOf, type Given } from './rules.ts'

const pair = (need: Asked, offer: Given, metres: number | null = null): Pair<Asked, Given> => ({
  need,
  offer,
  needFrom: null,
  offerFrom: null,
  nearness: { metres, sameMunicipality: null },
  today: '2026-03-01',
})

test('one favour in common is enough, all of them are better, and nearer is better', () => {
  const need: Asked = { favours: ['errands', 'papers'], when: ['morning'] }
  const fits = (offer: Given, metres = 500) => {
    const judged = judge(criteria, pair(need, offer, metres))
    return judged.possible ? judged.fit : judged.missing.map(({ key }) => key)
  }
  const one = fits({ favours: ['errands'], when: [] })
  const both = fits({ favours: ['errands', 'papers'], when: [] })
  expect(both).toBeGreaterThan(one as number)
  expect(fits({ favours: ['errands'], when: [] }, 4000)).toBeLessThan(one as number)
  expect(fits({ favours: ['garden'], when: ['evening'] })).toEqual([
    'exchange.time.missing.favour',
    'exchange.time.missing.when',
  ])
})

test('an hour given and an hour received are worth the same', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.nat(200), (given, received) => {
      expect(balanceOf({ given, received }) + balanceOf({ given: received, received: given })).toBe(0)
    }),
  )
})

test('a balance first asks, then blocks, and never the other way round', () => {
  expect([floorOf(0), floorOf(ASK_AT), floorOf(BLOCK_AT)]).toEqual(['free', 'asks', 'blocks'])
  expect(floorOf(ASK_AT + 0.5)).toBe('free')
  const order = ['free', 'asks', 'blocks']
  fc.assert(
    fc.property(fc.integer({ min: -60, max: 60 }), (balance) => {
      expect(order.indexOf(floorOf(balance - 1))).toBeGreaterThanOrEqual(order.indexOf(floorOf(balance)))
    }),
  )
})
