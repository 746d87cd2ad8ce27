import { expect, test } from 'vitest'
import { areaSaid, kindSaid, nodesOfPromotion, promotesSince, togetherSince } from './rules.ts'

test('lists call kinds and areas in their own words', () => {
  expect(
    ['laboratori di comunita', 'world cafe', 'corso', 'gruppo di lavoro', 'lab', 'group'].map(kindSaid),
  ).toEqual(['lab', 'world_cafe', 'course', 'group', 'lab', 'group'])
  expect(['genera casa', 'casa', 'lavoro', 'altro'].map(areaSaid)).toEqual([
    undefined,
    'housing',
    'work',
    undefined,
  ])
  expect(kindSaid('mercatino')).toBeUndefined()
})

test('people and bodies stand behind an activity since the first of them', () => {
  const together = [
    { part: 'promoter', personId: 'p', organisationId: null, sinceOn: '2026-03-01' },
    { part: 'partner', personId: null, organisationId: 'o', sinceOn: '2026-02-01' },
  ] as const
  expect(nodesOfPromotion(together)).toEqual([
    { kind: 'person', id: 'p' },
    { kind: 'organisation', id: 'o' },
  ])
  expect(togetherSince(together)).toBe('2026-02-01')
})

test('promoting begins today, or on the first day when that is past', () => {
  expect([promotesSince('2026-06-10', '2026-07-01'), promotesSince('2026-06-10', '2026-03-01')]).toEqual([
    '2026-06-10',
    '2026-03-01',
  ])
})
