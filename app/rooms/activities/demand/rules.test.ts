import { expect, test } from 'vitest'
import { mayAsk, missing, standingOf } from './rules.ts'

const course = { threshold: 6, untilOn: '2026-10-10', startedOn: null, givenUpOn: null, families: 5 }

test.each([
  [{}, '2026-10-10', 'asking'],
  [{}, '2026-10-11', 'tooFew'],
  [{ families: 6 }, '2026-10-11', 'enough'],
  [{ families: 6, startedOn: '2026-10-01' }, '2026-10-11', 'started'],
  [{ givenUpOn: '2026-10-11' }, '2026-10-12', 'givenUp'],
])('a course with %o stands on %s as %s', (more, day, standing) => {
  expect(standingOf({ ...course, ...more }, day)).toBe(standing)
})

test('a family may ask until the last day, also once the course has started, and never when it was given up', () => {
  expect([mayAsk(course, '2026-10-10'), mayAsk(course, '2026-10-11')]).toEqual([true, false])
  expect(mayAsk({ ...course, givenUpOn: '2026-10-01' }, '2026-10-05')).toBe(false)
  expect([missing(course), missing({ threshold: 6, families: 9 })]).toEqual([1, 0])
})
