import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Evaluated, FINEST, keepAlike, levelsFrom, periodOf, traitsAt, UNTOLD } from './rules.ts'

const someone = (more: Partial<Evaluated> = {}): Evaluated => ({
  gender: 'female',
  bornYear: 1980,
  istatCode: '017113',
  inside: true,
  sensitive: false,
  ...more,
})
const many = (count: number, more: Partial<Evaluated> = {}) =>
  Array.from({ length: count }, () => someone(more))
const asked = { smallest: 5, year: 2017 }

test('whoever looks like enough others is told as recorded', () => {
  const told = keepAlike([...many(5), ...many(6, { gender: 'male', bornYear: 1950 })], asked)
  expect(told).toMatchObject({ levels: FINEST, withheld: 0, smallestGroup: 5 })
  expect(told?.traits[0]).toEqual({ gender: 'female', age: '35-44', municipality: '017113' })
  expect(told?.traits[10]).toEqual({ gender: 'male', age: '65-74', municipality: '017113' })
})

test('a few who differ have their traits withheld, and with them as many as it takes for them to be a group', () => {
  const told = keepAlike(
    [...many(400), ...many(2, { gender: 'other' }), ...many(9, { istatCode: '017001' })],
    asked,
  )
  expect(told).toMatchObject({ levels: FINEST, withheld: 11, smallestGroup: 11 })
  expect(told?.traits.slice(400).every((one) => one === null)).toBe(true)
})

test('where too many would be withheld everyone is told more coarsely', () => {
  const people = [18, 26, 36, 46, 56, 66, 76, 86].flatMap((age) => many(3, { bornYear: 2017 - age }))
  const told = keepAlike(people, asked)
  expect(told).toMatchObject({
    levels: { gender: 0, age: 1, municipality: 0 },
    withheld: 0,
    smallestGroup: 6,
  })
})

test('where all who look alike share what hurts, it is told of none of them', () => {
  const told = keepAlike(
    [...many(400), ...many(8, { gender: 'male', sensitive: true }), ...many(9, { gender: 'other' })],
    asked,
  )
  expect(told?.traits[401]).toBeNull()
  expect(told?.withheld).toBe(17)
})

test('too few people are told in no way, nor people who all share what hurts', () => {
  expect(keepAlike(many(4), asked)).toBeUndefined()
  expect(keepAlike(many(40, { sensitive: true }), asked)).toBeUndefined()
})

test('a later table never tells more finely than an earlier one', () => {
  const finest = { gender: 0, age: 1, municipality: 2 }
  expect(keepAlike(many(50), { ...asked, finest })?.levels).toEqual(finest)
  expect(levelsFrom(finest).every(({ age, municipality }) => age >= 1 && municipality === 2)).toBe(true)
})

test('children are one band however finely others are told', () => {
  expect(traitsAt(someone({ bornYear: 2014 }), FINEST, 2017).age).toBe('under-18')
  expect(traitsAt(someone({ bornYear: 2000 }), FINEST, 2017).age).toBe('under-18')
  expect(traitsAt(someone({ bornYear: 1999 }), FINEST, 2017).age).toBe('18-24')
})

test('of whatever people, nobody looks like fewer than the smallest group, nor only like people who share what hurts', () => {
  const person = fc.record({
    gender: fc.constantFrom('female', 'male', 'other', null),
    bornYear: fc.option(fc.integer({ min: 1930, max: 2016 })),
    istatCode: fc.constantFrom('017001', '017113', '015146', null),
    inside: fc.boolean(),
    sensitive: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(person, { maxLength: 120 }), fc.integer({ min: 3, max: 12 }), (people, smallest) => {
      const told = keepAlike(people, { smallest, year: 2017 })
      if (!told) return people.length < smallest || people.every(({ sensitive }) => sensitive)
      return [...Map.groupBy(people.keys(), (at) => JSON.stringify(told.traits[at])).values()].every(
        (alike) => alike.length >= smallest && alike.some((at) => !people[at]?.sensitive),
      )
    }),
    { numRuns: 300 },
  )
})

test('a day is told by its month, quarter or year', () => {
  expect((['month', 'quarter', 'year'] as const).map((one) => periodOf('2017-04-01', one))).toEqual([
    '2017-04',
    '2017-Q2',
    '2017',
  ])
  expect(UNTOLD).toBe('*')
})
