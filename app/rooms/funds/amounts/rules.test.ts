import fc from 'fast-check'
import { expect, test } from 'vitest'
import { amountSaid, MOST_CENTS, typedAmount } from './rules.ts'

const centsOf = (said: string) => {
  const read = amountSaid(said)
  return read.ok ? read.cents : read.refusal
}

test.for([
  ['1.234,56', 123_456],
  ['1234,56', 123_456],
  ['1234.56', 123_456],
  ['1,234.56', 123_456],
  ['1.234.567,8', 123_456_780],
  ['1.234.567', 123_456_700],
  ['1 234,5', 123_450],
  ['1’234.50', 123_450],
  ['€ 12', 1_200],
  ['12 euro', 1_200],
  ['0,01', 1],
  ['007', 700],
  ['1234', 123_400],
  ['2,50', 250],
  ['2.500,00', 250_000],
  ['１２３', 12_300],
] as const)('%s is %i cents', ([said, cents]) => {
  expect(centsOf(said)).toBe(cents)
})

test.for([
  ['-5', 'negative'],
  ['−1.234,56', 'negative'],
  ['0', 'zero'],
  ['0,00', 'zero'],
  ['1e18', 'shape'],
  ['dieci', 'shape'],
  ['-dieci', 'shape'],
  ['', 'shape'],
  ['1.23.45', 'shape'],
  ['1,23,456', 'shape'],
  ['1.234.56', 'shape'],
  ['12,34,56', 'shape'],
  ['1000000000000000000', 'tooBig'],
  ['1000000000,01', 'tooBig'],
  ['0,125', 'tooFine'],
  ['1234,567', 'tooFine'],
  ['NaN', 'shape'],
  ['Infinity', 'shape'],
  ['0x10', 'shape'],
  ['1.234,5.6', 'shape'],
] as const)('%s is refused: %s', ([said, refusal]) => {
  expect(centsOf(said)).toBe(refusal)
})

test('1.234 and 1,234 are asked back with both readings', () => {
  for (const said of ['1.234', '1,234', '€ 1.234'])
    expect(amountSaid(said)).toEqual({ ok: false, refusal: 'ambiguous', readings: [123_400, 123] })
  expect(amountSaid('999.999')).toMatchObject({ readings: [99_999_900, 100_000] })
})

const amounts = fc.integer({ min: 1, max: MOST_CENTS })

test('an amount written as Italians or English write it is read to the cent', () => {
  fc.assert(
    fc.property(
      amounts,
      fc.constantFrom('it-IT', 'en-GB'),
      fc.constantFrom('always', false),
      (cents, locale, useGrouping) => {
        const written = new Intl.NumberFormat(locale, {
          minimumFractionDigits: 2,
          maximumFractionDigits: 2,
          useGrouping: useGrouping as 'always' | false,
        }).format(cents / 100)
        expect(amountSaid(written)).toEqual({ ok: true, cents })
      },
    ),
  )
})

test('what a field shows is read back the same', () => {
  fc.assert(
    fc.property(amounts, fc.constantFrom(',' as const, '.' as const), (cents, mark) => {
      expect(amountSaid(typedAmount(cents, mark))).toEqual({ ok: true, cents })
    }),
  )
})

test('whatever is typed, cents are whole, positive and within bounds, or there is a reason', () => {
  const typed = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789.,’ -+e€') }))
  fc.assert(
    fc.property(typed, (said) => {
      const read = amountSaid(said)
      if (read.ok) {
        expect(Number.isSafeInteger(read.cents) && read.cents > 0 && read.cents <= MOST_CENTS).toBe(true)
        expect(said).toMatch(/[1-9]|[^\x20-\x7e]/)
      } else expect(read.refusal).toBeTruthy()
    }),
    { numRuns: 2_000 },
  )
})
