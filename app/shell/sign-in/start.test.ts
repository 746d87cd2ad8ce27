import { expect, test } from 'vitest'
import { afterSignIn, firstPageIn, startOf } from './start.ts'

test('a facilitator begins with the day, a coordinator with the territory, a citizen at home', () => {
  const first = (...roles: string[]) => firstPageIn('valle', roles)
  expect(first('facilitator')).toBe('/valle/diary')
  expect(first('coordinator', 'facilitator')).toBe('/valle/diary')
  expect(first('coordinator')).toBe('/valle/outcomes')
  expect(first('evaluator')).toBe('/valle/outcomes')
  expect(first('volunteer')).toBe('/valle/visits')
  expect(first('citizen')).toBe('/valle')
  expect(first('administrator')).toBe('/valle')
  expect(first()).toBe('/valle')
})

test('who works in several places chooses; a wish comes before all', () => {
  const [valle, monte] = [
    { slug: 'valle', roles: ['facilitator'] },
    { slug: 'monte', roles: ['coordinator'] },
  ]
  expect(startOf([valle])).toBe('/valle/diary')
  expect(startOf([valle, monte])).toBe('/')
  expect(startOf([])).toBe('/')
  expect(afterSignIn('/valle/people')).toBe('/valle/people')
  expect(afterSignIn('/')).toBe('/start')
})
