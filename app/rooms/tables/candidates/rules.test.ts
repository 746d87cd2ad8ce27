import { expect, test } from 'vitest'
import { needsReason, refusalToEnrol, sixMonthsOn } from './rules.ts'

const enrolled = (section: 'a' | 'b' | 'g', enrolledOn: string) =>
  ({ found: true, number: '48213', section, enrolledOn }) as const
const missing = { found: false, number: null, section: null, enrolledOn: null } as const

test('a convention asks six months of enrolment on the last day to apply, in sections a or b', () => {
  expect(sixMonthsOn('2025-08-31')).toBe('2026-02-28')
  expect(refusalToEnrol('convention', undefined, '2026-03-31')).toBe('tables.enrolment.unchecked')
  expect(refusalToEnrol('convention', missing, '2026-03-31')).toBe('tables.enrolment.notFound')
  expect(refusalToEnrol('convention', enrolled('g', '2020-01-01'), '2026-03-31')).toBe(
    'tables.enrolment.section',
  )
  expect(refusalToEnrol('convention', enrolled('a', '2025-10-01'), '2026-03-31')).toBe(
    'tables.enrolment.sixMonths',
  )
  expect(refusalToEnrol('convention', enrolled('a', '2025-09-30'), '2026-03-31')).toBeUndefined()
})

test('co-design asks who is enrolled, co-programming hears everyone', () => {
  expect(refusalToEnrol('co_design', enrolled('g', '2026-03-30'), '2026-03-31')).toBeUndefined()
  expect(refusalToEnrol('co_design', missing, '2026-03-31')).toBe('tables.enrolment.notFound')
  expect(refusalToEnrol('accreditation', undefined, '2026-03-31')).toBe('tables.enrolment.unchecked')
  expect(refusalToEnrol('co_programming', undefined, '2026-03-31')).toBeUndefined()
})

test('a refusal is always reasoned, and so is letting in whoever came late', () => {
  expect(needsReason({ late: false, admitted: true })).toBe(false)
  expect(needsReason({ late: true, admitted: true })).toBe(true)
  expect(needsReason({ late: false, admitted: false })).toBe(true)
})
