import { describe, expect, test } from 'vitest'
import {
  activationsOf,
  type Climber,
  countByStep,
  monthEndsBetween,
  movedUp,
  multiplier,
  stepOn,
} from './rules.ts'

const climber = (id: string, days: Partial<Climber['days']> = {}): Climber => ({
  id,
  name: id,
  days: {
    reached: '2017-01-10',
    participant: null,
    co_designer: null,
    lab_maker: null,
    promoter: null,
    ...days,
  },
})
const year = { from: '2017-01-01', to: '2017-12-31' }

describe('the ladder', () => {
  test('somebody stands on the highest step whose day has come, also where steps are skipped', () => {
    const ada = climber('ada', { promoter: '2017-05-01' })
    expect(['2017-01-09', '2017-01-10', '2017-04-30', '2017-05-01'].map((day) => stepOn(ada, day))).toEqual([
      -1, 0, 0, 4,
    ])
  })
  test('who moved up between two days, the highest first; who stood there already did not', () => {
    const people = [
      climber('ada', { participant: '2017-03-01' }),
      climber('bea', { participant: '2016-03-01', reached: '2016-01-01' }),
      climber('cid', { lab_maker: '2017-04-01' }),
      climber('dea', { reached: '2018-02-01' }),
    ]
    expect(
      movedUp(people, '2017-02-01', '2017-12-31').map(({ person, from, to, on }) => [
        person.id,
        from,
        to,
        on,
      ]),
    ).toEqual([
      ['cid', 0, 3, '2017-04-01'],
      ['ada', 0, 1, '2017-03-01'],
    ])
    expect(countByStep(people, '2017-12-31')).toEqual([0, 2, 0, 1, 0])
  })
  test('an activation is the first active part, whichever it was', () => {
    const people = [climber('ada', { lab_maker: '2017-04-01', co_designer: '2017-03-01' }), climber('bea')]
    expect(activationsOf(people)).toEqual([{ id: 'ada', on: '2017-03-01' }])
  })
})

describe('the multiplier', () => {
  const ada = { id: 'ada', on: '2017-02-01' }
  const bea = { id: 'bea', on: '2017-06-01' }
  const led = (personId: string, on: string, leaderId: string) => ({ personId, sessionId: on, on, leaderId })

  test('an activation follows from who led the last session before it', () => {
    const { activations, following, after } = multiplier([ada, bea], [led('bea', '2017-05-01', 'ada')], year)
    expect([activations, following, after.get('ada')]).toEqual([2, 1, ['bea']])
  })
  test('only the last session counts; two who led it share it, and it is counted once', () => {
    const cid = { id: 'cid', on: '2017-01-05' }
    const dea = { id: 'dea', on: '2017-01-06' }
    const { following, after } = multiplier(
      [ada, bea, cid, dea],
      [led('bea', '2017-04-01', 'ada'), led('bea', '2017-05-01', 'cid'), led('bea', '2017-05-01', 'dea')],
      year,
    )
    expect([following, after.get('ada'), after.get('cid'), after.get('dea')]).toEqual([
      1,
      undefined,
      ['bea'],
      ['bea'],
    ])
  })
  test.each([
    ['of a leader who became active later', [led('bea', '2017-05-01', 'zoe')]],
    ['of oneself', [led('bea', '2017-05-01', 'bea')]],
    ['on the very day', [led('bea', '2017-06-01', 'ada')]],
    ['more than a year before', [led('bea', '2016-05-01', 'ada')]],
    ['led by an operator, who is no activation', [led('bea', '2017-05-01', 'anna')]],
  ])('nothing follows from a session %s', (_, sessions) => {
    expect(multiplier([ada, bea, { id: 'zoe', on: '2017-07-01' }], sessions, year).following).toBe(0)
  })
  test('only activations of the period are counted, those they follow from may be older', () => {
    const { activations, following } = multiplier([ada, bea], [led('bea', '2017-05-01', 'ada')], {
      from: '2017-03-01',
      to: '2017-12-31',
    })
    expect([activations, following]).toEqual([1, 1])
  })
})

test('the ends of months that are over', () => {
  expect(monthEndsBetween('2016-11-20', '2017-02-28')).toEqual([
    '2016-11-30',
    '2016-12-31',
    '2017-01-31',
    '2017-02-28',
  ])
  expect(monthEndsBetween('2017-02-10', '2017-02-27')).toEqual([])
})
