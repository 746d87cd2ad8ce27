import { expect, test } from 'vitest'
import { type EventSeen, readVulnerable, USUAL } from './rules.ts'

const today = '2026-06-10'
const tie = (lastOn: string) => ({ name: 'Vicina', firstOn: '2020-01-01', lastOn })
const [lately, longAgo] = [tie('2026-06-01'), tie('2025-12-01')]
const event: EventSeen = { fromOn: '2026-03-01', untilOn: null }
const proposes = (ties: ReturnType<typeof tie>[], events = [event]) =>
  readVulnerable(ties, events, today, USUAL).proposes

test('few ties and an event together ask for attention; one alone does not', () => {
  expect(proposes([lately])).toBe('attention')
  expect(proposes([lately], [])).toBe('nothing')
  expect(proposes([lately, lately, lately])).toBe('nothing')
})

test('half of the ties silent for longer than the rule says ask for attention too', () => {
  expect(proposes([lately, lately, lately, longAgo, longAgo])).toBe('nothing')
  expect(proposes([lately, lately, lately, longAgo, longAgo, longAgo])).toBe('attention')
})

test('the last day of the rule still holds, the day after is fading', () => {
  expect(readVulnerable([tie('2026-02-11')], [], today, USUAL).fading).toHaveLength(0)
  expect(readVulnerable([tie('2026-02-10')], [], today, USUAL).fading).toHaveLength(1)
})

test('an event that is over and two years old weighs no more; one to come does not yet', () => {
  expect(proposes([lately], [{ fromOn: '2020-01-01', untilOn: '2021-01-01' }])).toBe('nothing')
  expect(proposes([lately], [{ fromOn: '2026-06-11', untilOn: null }])).toBe('nothing')
  expect(proposes([lately], [{ fromOn: '2020-01-01', untilOn: null }])).toBe('attention')
})
