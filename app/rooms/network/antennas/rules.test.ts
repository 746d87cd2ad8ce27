import { expect, test } from 'vitest'
import { toldTopics } from './parts/told-topics.ts'
import { topicsIn, trendOf, windowsBefore } from './rules.ts'

test('windows are of six whole months, and end with the last month that is over', () => {
  const [last, before] = windowsBefore('2017-03-15')
  expect(last).toEqual({ from: '2016-09-01', until: '2017-02-28' })
  expect(before).toEqual({ from: '2016-03-01', until: '2016-08-31' })
  expect(windowsBefore('2017-01-01')[0]).toEqual({ from: '2016-07-01', until: '2016-12-31' })
})

test('what was written of a lab is about the topics it names, in whatever form of the word', () => {
  expect(topicsIn('Si è parlato di bollette e di vicini di casa.', ['vicini', 'bolletta', 'lavoro'])).toEqual(
    ['vicini', 'bolletta'],
  )
  expect(topicsIn('', ['vicini'])).toEqual([])
})

const of = (...times: number[]) => times.map((one) => ({ times: one, occasions: 100 }))
test.each([
  ['more than half as often again', of(9, 5, 5), 'rising'],
  ['as often as before', of(6, 6, 6), undefined],
  ['never heard before', of(6, 0, 0), 'new'],
  ['too seldom to be told', of(4, 0, 0), undefined],
  ['nothing noted before', [{ times: 9, occasions: 50 }], undefined],
])('a topic heard %s', (_, windows, trend) => {
  expect(trendOf(windows, 5)).toBe(trend)
})
test('more encounters are no more need', () => {
  expect(trendOf([{ times: 20, occasions: 200 }, ...of(10, 10)], 5)).toBeUndefined()
})

test('a small count is not told, nor what would give it away', () => {
  const heard = [
    { topic: 'casa', municipality: 'Montichiari', window: 0, times: 12, voices: 9 },
    { topic: 'casa', municipality: 'Carpenedolo', window: 0, times: 8, voices: 8 },
    { topic: 'casa', municipality: 'Acquafredda', window: 0, times: 2, voices: 2 },
  ]
  const [casa] = toldTopics(heard, 5)
  expect(casa?.all[0]).toBe(22)
  expect(casa?.by.get('Acquafredda')?.[0]).toBeNull()
  // With the whole and Montichiari told, Carpenedolo would tell Acquafredda.
  expect(casa?.by.get('Carpenedolo')?.[0]).toBeNull()
  expect(casa?.by.get('Montichiari')?.[0]).toBe(12)
})

test('one person who comes back to it twenty times is one voice, and is not told', () => {
  const heard = [{ topic: 'sfratto', municipality: 'Montichiari', window: 0, times: 20, voices: 1 }]
  expect(toldTopics(heard, 5)).toEqual([])
})
