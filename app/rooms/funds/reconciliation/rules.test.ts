import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchLines, signedCents, statementColumns } from './rules.ts'

const entry = (id: string, onDate: string, cents: number) => ({ id, onDate, cents })
const line = (row: number, onDate: string, cents: number) => ({ row, onDate, cents })

test('a line is the nearest entry of the same amount and direction', () => {
  const { matches, unmatched } = matchLines(
    [line(2, '2026-03-12', -10_000), line(3, '2026-03-02', -10_000), line(4, '2026-03-05', 10_000)],
    [entry('early', '2026-03-01', -10_000), entry('late', '2026-03-11', -10_000)],
  )
  expect(matches.map(({ line, entryId }) => [line.row, entryId])).toEqual([
    [2, 'late'],
    [3, 'early'],
  ])
  expect(unmatched.map(({ row }) => row)).toEqual([4])
})

test('ten days apart is near, eleven is not', () => {
  const entries = [entry('one', '2026-03-01', -5)]
  expect(matchLines([line(1, '2026-03-11', -5)], entries).matches).toHaveLength(1)
  expect(matchLines([line(1, '2026-03-12', -5)], entries).matches).toEqual([])
})

test('no entry and no line is matched twice, and none gets lost', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((on) => `2026-03-${String(on).padStart(2, '0')}`)
  const cents = fc.constantFrom(-100, -200, 100)
  fc.assert(
    fc.property(fc.array(fc.tuple(day, cents)), fc.array(fc.tuple(day, cents)), (said, booked) => {
      const lines = said.map(([onDate, amount], row) => line(row, onDate, amount))
      const entries = booked.map(([onDate, amount], at) => entry(String(at), onDate, amount))
      const { matches, unmatched } = matchLines(lines, entries)
      expect(new Set(matches.map(({ entryId }) => entryId)).size).toBe(matches.length)
      expect(matches.length + unmatched.length).toBe(lines.length)
      for (const { line, entryId } of matches) expect(entries[Number(entryId)]?.cents).toBe(line.cents)
    }),
  )
})

test('amounts of a statement carry their sign before or after', () => {
  expect(['-1.234,56', '1.234,56-', '+12', '0,00', 'x', '1.234'].map(signedCents)).toEqual([
    -123_456,
    -123_456,
    1_200,
    0,
    null,
    null,
  ])
})

test('day and amount are found by the headings of a statement', () => {
  expect(statementColumns(['Data valuta', 'Data contabile', 'Causale', 'Importo'])).toEqual({
    date: 1,
    amount: 3,
  })
  expect(statementColumns(['Data', 'Descrizione', 'Dare', 'Avere'])).toEqual({ date: 0, out: 2, in: 3 })
  expect(statementColumns(['Date', 'Amount'])).toEqual({ date: 0, amount: 1 })
  expect(statementColumns(['Nome', 'Importo'])).toBeUndefined()
})
