import { describe, expect, test } from 'vitest'
import {
  complementaryPairs,
  complements,
  type Distance,
  farness,
  ideasIn,
  nearness,
  ofTheDay,
  type Profile,
  strangersAmong,
} from './rules.ts'

const someone = (id: string, more: Partial<Profile> = {}): Profile => ({
  id,
  kind: 'person',
  name: id,
  municipality: 'Montichiari',
  places: [],
  offers: [],
  wants: [],
  likes: [],
  areas: [],
  ...more,
})
const strangers = (): Distance => ({ tied: false, shareSomeone: false })
const undecided = () => false

describe('what words are about', () => {
  test('a need is met by an offer in other words', () => {
    expect(ideasIn('compagnia agli anziani')).toContain(ideasIn('solitudine')[0])
    expect(ideasIn('una sede per l’inverno')).toEqual(expect.arrayContaining(ideasIn('sale')))
    expect(ideasIn('aiuto nei compiti')).toEqual(ideasIn('Compito'))
  })
  test('small words are about nothing', () => {
    expect(ideasIn('qualche ora per la')).toEqual([])
    expect(ideasIn('')).toEqual([])
  })
})

describe('two who could gain from each other', () => {
  test('an offer meets what the other has at heart, whichever of the two gives', () => {
    const giver = someone('ada', { offers: ['aiuto nei compiti'] })
    const taker = someone('bea', { wants: ['compiti'] })
    const reason = {
      kind: 'offerMeetsWish',
      giver: 'ada',
      taker: 'bea',
      offer: 'aiuto nei compiti',
      wish: 'compiti',
    }
    expect(complements(giver, taker)).toEqual([reason])
    expect(complements(taker, giver)).toEqual([reason])
  })
  test('what a body looks for somebody may like to do; what a person needs is nobody’s pastime', () => {
    const singer = someone('ada', { likes: ['canto'] })
    const choir = someone('coro', { kind: 'organisation', wants: ['un maestro di musica'] })
    expect(complements(singer, choir)).toMatchObject([{ kind: 'likeMeetsWish', taker: 'coro' }])
    expect(complements(singer, someone('bea', { wants: ['musica'] }))).toEqual([])
  })
  test('the same interest, and the same area of work', () => {
    expect(complements(someone('a', { likes: ['ballo'] }), someone('b', { likes: ['ballo'] }))).toEqual([
      { kind: 'sameInterest', said: 'ballo' },
    ])
    expect(complements(someone('a', { areas: ['elders'] }), someone('b', { areas: ['elders'] }))).toEqual([
      { kind: 'sameArea', area: 'elders' },
    ])
  })
})

test('near is the same place before the same municipality; an unknown one is not the same', () => {
  const [a, b] = [someone('a', { places: ['Casa Gialla'] }), someone('b', { places: ['Casa Gialla'] })]
  expect(nearness(a, b)).toEqual({ kind: 'samePlace', place: 'Casa Gialla' })
  expect(nearness(a, someone('c'))).toEqual({ kind: 'sameMunicipality', municipality: 'Montichiari' })
  expect(nearness(someone('a', { municipality: null }), someone('b', { municipality: null }))).toBeUndefined()
})

test('far is nobody in common, or another community; who is tied is never far', () => {
  expect(farness({ tied: false, shareSomeone: false })).toEqual({ kind: 'farApart' })
  expect(farness({ tied: false, shareSomeone: true })).toBeUndefined()
  expect(farness({ tied: false, shareSomeone: true, otherCommunity: true })).toEqual({
    kind: 'otherCommunity',
  })
  expect(farness({ tied: true, shareSomeone: false, otherCommunity: true })).toBeUndefined()
})

describe('whom to introduce to whom', () => {
  const dancers = ['a', 'b', 'c', 'd'].map((id) => someone(id, { likes: ['ballo'] }))

  test('each pair once, with its reasons in order: what joins them, where, how far', () => {
    const pairs = complementaryPairs(dancers.slice(0, 2), { isDecided: undecided })
    expect(strangersAmong(pairs, strangers, 9)).toMatchObject([
      {
        a: { id: 'a' },
        b: { id: 'b' },
        reasons: [{ kind: 'sameInterest' }, { kind: 'sameMunicipality' }, { kind: 'farApart' }],
      },
    ])
  })
  test('what was decided does not come back', () => {
    expect(complementaryPairs(dancers.slice(0, 2), { isDecided: (pair) => pair === 'a b' })).toEqual([])
  })
  test('only pairs with somebody the reader knows', () => {
    const pairs = complementaryPairs(dancers, { isDecided: undecided, among: new Set(['d']) })
    expect(pairs.map(({ a, b }) => a.id + b.id)).toEqual(['ad', 'bd', 'cd'])
  })
  test('nobody stands in more than two proposals', () => {
    const pairs = complementaryPairs(dancers, { isDecided: undecided })
    const times = strangersAmong(pairs, strangers, 9).flatMap(({ a, b }) => [a.id, b.id])
    for (const id of 'abcd') expect(times.filter((one) => one === id).length).toBeLessThanOrEqual(2)
  })
  test('far away in space, or with nothing to give each other, is no proposal', () => {
    const far = [
      someone('a', { likes: ['ballo'] }),
      someone('b', { likes: ['ballo'], municipality: 'Carpenedolo' }),
    ]
    expect(complementaryPairs(far, { isDecided: undecided })).toEqual([])
    expect(complementaryPairs([someone('a'), someone('b')], { isDecided: undecided })).toEqual([])
  })
})

test('the proposal of a day is the same all day, and another one tomorrow', () => {
  const list = ['a', 'b', 'c']
  expect(ofTheDay(list, '2018-05-02')).toBe(ofTheDay(list, '2018-05-02'))
  expect(ofTheDay(list, '2018-05-02')).not.toBe(ofTheDay(list, '2018-05-03'))
  expect(ofTheDay([], '2018-05-02')).toBeUndefined()
})
