import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cigSaid, coveredBy, cupSaid, instalments, monthsLater, type Sums, stateOf } from './rules.ts'

const sums: Sums = {
  cents: 100,
  heldCents: 100,
  paidCents: 0,
  releasedCents: 0,
  returnedCents: 0,
  needsApproval: false,
  decision: null,
}

test('a commitment goes from waiting to open to paid to accounted, or is released', () => {
  const life: [Partial<Sums>, string][] = [
    [{ needsApproval: true }, 'waiting'],
    [{ needsApproval: true, decision: 'approved' }, 'open'],
    [{ needsApproval: true, decision: 'rejected', heldCents: 0 }, 'rejected'],
    [{}, 'open'],
    [{ heldCents: 40, paidCents: 60 }, 'partlyPaid'],
    [{ heldCents: 0, paidCents: 100 }, 'paid'],
    [{ heldCents: 0, paidCents: 100, accounted: true }, 'accounted'],
    [{ heldCents: 0, releasedCents: 100 }, 'released'],
  ]
  for (const [change, state] of life) expect(stateOf({ ...sums, ...change })).toBe(state)
})

test('instalments add up to the whole, and differ by a cent at most', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000_000_000 }),
      fc.integer({ min: 1, max: 120 }),
      (cents, times) => {
        const parts = instalments(cents, times, '2026-01-31').map((one) => one.cents)
        expect(parts.reduce((sum, one) => sum + one, 0)).toBe(cents)
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1)
      },
    ),
  )
})

test('instalments fall on the same day of each month, or on its last', () => {
  expect(instalments(400, 4, '2026-01-31').map(({ dueOn }) => dueOn)).toEqual([
    '2026-01-31',
    '2026-02-28',
    '2026-03-31',
    '2026-04-30',
  ])
  expect(monthsLater('2027-12-15', 3)).toBe('2028-03-15')
})

test('what comes back covers the instalments in order, no cent twice and none lost', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 1_000 }), { maxLength: 12 }),
      fc.nat(20_000),
      (parts, back) => {
        const plan = parts.map((cents, at) => ({ dueOn: monthsLater('2026-01-10', at), cents }))
        const covered = coveredBy([...plan].reverse(), back, '2026-06-01')
        const whole = parts.reduce((sum, one) => sum + one, 0)
        expect(covered.reduce((sum, one) => sum + one.backCents, 0)).toBe(Math.min(back, whole))
        // Nothing is covered before what is due earlier is covered whole.
        const open = covered.findIndex((one) => one.backCents < one.cents)
        if (open >= 0) expect(covered.slice(open + 1).every((one) => one.backCents === 0)).toBe(true)
        for (const one of covered)
          expect(one.late).toBe(one.backCents < one.cents && one.dueOn < '2026-06-01')
      },
    ),
  )
})

test('a CUP and a CIG are recognised, a slip of the finger is not', () => {
  expect(cupSaid(' e51b 21001230006')).toBe('E51B21001230006')
  expect(cupSaid('E51B2100123000')).toBeNull()
  expect(cupSaid('151B21001230006')).toBeNull()
  const check = ((1234567 * 211) % 4091).toString(16).toUpperCase().padStart(3, '0')
  expect(cigSaid(`1234567${check}`)).toBe(`1234567${check}`)
  expect(cigSaid(`1234576${check}`)).toBeNull()
  expect(cigSaid('0000000000')).toBeNull()
  expect(cigSaid('Z0A1B2C3D4')).toBe('Z0A1B2C3D4')
  expect(cigSaid('B1234567')).toBeNull()
})
