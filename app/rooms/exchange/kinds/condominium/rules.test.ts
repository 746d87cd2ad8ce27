import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judge } from '../rules.ts'
import {
  criteria,
  type HouseholdNeed,
  type HouseOffer,
  type Resident,
  rotaOf,
  sundayOf,
  type Task,
  turnRead,
  turnSaid,
  weeksLater,
} from './rules.ts'

const fits = (need: Partial<HouseholdNeed>, offer: Partial<HouseOffer>) =>
  judge(criteria, {
    need: { people: 2, canGive: [], ...need },
    offer: { bedrooms: 1, looksFor: [], ...offer },
    needFrom: null,
    offerFrom: null,
    nearness: { metres: null, sameMunicipality: null },
    today: '2017-03-01',
  })

test('three do not fit into one bedroom, and steps are steps', () => {
  expect(fits({ people: 3 }, {}).possible).toBe(false)
  expect(fits({ people: 3 }, { bedrooms: 2 }).possible).toBe(true)
  expect(fits({ stepFree: 'yes' }, {}).possible).toBe(false)
})

test('a household that brings what the house is short of fits better', () => {
  const looksFor = ['greenery', 'repairs'] as const
  const [much, little] = [fits({ canGive: ['greenery', 'repairs'] }, { looksFor }), fits({}, { looksFor })]
  expect(much.possible && little.possible && much.fit > little.fit).toBe(true)
})

describe('the rota', () => {
  const resident = (personId: string, fromOn = '2016-05-19', untilOn: string | null = null): Resident => ({
    personId,
    name: `Nome ${personId}`,
    fromOn,
    untilOn,
  })
  const [anna, bruno, carla] = [resident('a'), resident('b'), resident('c')]
  const stairs: Task = { name: 'Scale', everyWeeks: 1 }
  const garden: Task = { name: 'Giardino', everyWeeks: 2 }

  test('a week ends on Sunday', () => {
    expect(sundayOf('2026-11-16')).toBe('2026-11-22')
    expect(sundayOf('2026-11-22')).toBe('2026-11-22')
    expect(sundayOf('2026-11-23')).toBe('2026-11-29')
  })

  test('every week somebody else has the stairs, and the garden comes every other week', () => {
    const rota = rotaOf([stairs, garden], [anna, bruno, carla], '2026-11-16', 6)
    const stairsTurns = rota.filter(({ task }) => task === 'Scale').map(({ personId }) => personId)
    expect(stairsTurns).toHaveLength(6)
    expect(new Set(stairsTurns.slice(0, 3)).size).toBe(3)
    expect(stairsTurns.slice(3)).toEqual(stairsTurns.slice(0, 3))
    expect(rota.filter(({ task }) => task === 'Giardino')).toHaveLength(3)
  })

  test('whoever left has no more turns, and who came later has none before', () => {
    const left = resident('a', '2016-05-19', '2026-11-30')
    const late = resident('b', '2026-12-01')
    const rota = rotaOf([stairs], [left, late], '2026-11-16', 6)
    expect(rota.filter(({ dueOn }) => dueOn <= '2026-11-29').every(({ personId }) => personId === 'a')).toBe(
      true,
    )
    expect(rota.filter(({ dueOn }) => dueOn > '2026-11-30').every(({ personId }) => personId === 'b')).toBe(
      true,
    )
  })

  test('where nobody lives, or there is nothing to do, there are no turns', () => {
    expect(rotaOf([stairs], [], '2026-11-16', 4)).toEqual([])
    expect(rotaOf([], [anna], '2026-11-16', 4)).toEqual([])
  })

  const houses = fc.record({
    people: fc.integer({ min: 1, max: 12 }),
    tasks: fc.array(fc.constantFrom(1, 2, 4), { minLength: 1, maxLength: 6 }),
    from: fc.integer({ min: 0, max: 5000 }),
    weeks: fc.integer({ min: 1, max: 40 }),
  })
  const rotaOfHouse = ({
    people,
    tasks,
    from,
    weeks,
  }: {
    people: number
    tasks: number[]
    from: number
    weeks: number
  }) =>
    rotaOf(
      tasks.map((everyWeeks, at) => ({ name: `Compito ${at}`, everyWeeks })),
      Array.from({ length: people }, (_, at) => resident(String(at).padStart(2, '0'))),
      weeksLater('2017-01-01', from),
      weeks,
    )

  test('of each task nobody has more than one turn more than another', () => {
    fc.assert(
      fc.property(houses, (house) => {
        const rota = rotaOfHouse(house)
        for (const task of new Set(rota.map((turn) => turn.task))) {
          const turns = Array.from({ length: house.people }, () => 0)
          for (const turn of rota)
            if (turn.task === task) turns[Number(turn.personId)] = (turns[Number(turn.personId)] ?? 0) + 1
          expect(Math.max(...turns) - Math.min(...turns)).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  test('what was said for a week is said again when asked another day of it, or for more weeks', () => {
    fc.assert(
      fc.property(houses, (house) => {
        const more = rotaOfHouse({ ...house, weeks: house.weeks + 5 })
        expect(more.slice(0, rotaOfHouse(house).length)).toEqual(rotaOfHouse(house))
      }),
    )
  })

  test('a turn is read back as it was said', () => {
    const turn = { task: 'Scale · atrio', name: 'Anna' }
    expect(turnRead(turnSaid(turn))).toEqual(turn)
  })
})
