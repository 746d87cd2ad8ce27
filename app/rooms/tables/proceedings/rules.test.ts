import { expect, test } from 'vitest'
import {
  type Days,
  deadlinesNear,
  type Facts,
  isByAct,
  isDone,
  mayAsk,
  refusalToClose,
  STEPS,
  stageOn,
} from './rules.ts'

const days: Days = {
  opensOn: '2026-03-01',
  questionsUntil: '2026-03-20',
  closesOn: '2026-03-31',
  choiceBy: '2026-05-15',
  publishedOn: '2026-02-25',
  chosenOn: null,
  closedOn: null,
}

test('the last day to apply is still open, the day after is not', () => {
  expect(stageOn({ ...days, publishedOn: null }, '2026-03-10')).toBe('draft')
  expect(stageOn(days, '2026-02-28')).toBe('to_come')
  expect(stageOn(days, '2026-03-31')).toBe('open')
  expect(stageOn(days, '2026-04-01')).toBe('examined')
  expect(stageOn({ ...days, chosenOn: '2026-05-02' }, '2026-05-03')).toBe('chosen')
  expect(stageOn({ ...days, closedOn: '2026-05-04' }, '2026-05-05')).toBe('closed')
  expect(mayAsk(days, '2026-03-20')).toBe(true)
  expect(mayAsk(days, '2026-03-21')).toBe(false)
})

test('nothing closes while somebody waits, unless it is revoked', () => {
  const none = { waiting: 0, undecided: 0, candidates: 3 }
  expect(refusalToClose({ ...none, outcome: 'concluded', waiting: 1 })).toBe('tables.closing.undecided')
  expect(refusalToClose({ ...none, outcome: 'concluded', undecided: 1 })).toBe('tables.closing.undecided')
  expect(refusalToClose({ ...none, outcome: 'revoked', waiting: 1 })).toBeUndefined()
  expect(refusalToClose({ ...none, outcome: 'nobody' })).toBe('tables.closing.somebody')
  expect(refusalToClose({ ...none, outcome: 'concluded', candidates: 0 })).toBe('tables.closing.nobody')
  expect(refusalToClose({ ...none, outcome: 'nobody', candidates: 0 })).toBeUndefined()
  expect(refusalToClose({ ...none, outcome: 'concluded' })).toBeUndefined()
})

test('each kind asks what its article asks', () => {
  const codes = (kind: keyof typeof STEPS) => STEPS[kind].map(({ code }) => code)
  expect(codes('co_programming')).not.toContain('choice')
  expect(codes('co_design')).toContain('programmed')
  expect(codes('convention')).toEqual(
    expect.arrayContaining(['favourable', 'expenses', 'insurance', 'integrity']),
  )
  expect(isByAct('convention', 'insurance')).toBe(true)
  expect(isByAct('co_design', 'insurance')).toBe(false)
  expect(isByAct('co_design', 'notice')).toBe(false)
})

test('a step is done by what stands on record, or by the act somebody named', () => {
  const facts: Facts = {
    officer: true,
    published: true,
    comesOf: false,
    unanswered: 1,
    waiting: 0,
    admitted: 2,
    unchecked: 1,
    approvedSessions: 0,
    listed: true,
    chosen: false,
    agreements: 0,
  }
  const done = STEPS.co_design
    .filter((step) => isDone(step, facts, new Set(['start'])))
    .map(({ code }) => code)
  expect(done).toEqual(['start', 'officer', 'notice', 'admissions'])
})

test('what is near or past is told until the choice', () => {
  const near = (today: string, ahead: string, waiting = 0) =>
    deadlinesNear(days, { waiting }, today, ahead).map(({ what }) => what)
  expect(near('2026-03-10', '2026-03-17')).toEqual([])
  expect(near('2026-03-18', '2026-03-25', 2)).toEqual(['questions'])
  expect(near('2026-03-28', '2026-04-04')).toEqual(['closes'])
  expect(near('2026-05-20', '2026-05-27')).toEqual(['choice'])
  expect(
    deadlinesNear({ ...days, chosenOn: '2026-05-02' }, { waiting: 1 }, '2026-05-20', '2026-05-27'),
  ).toEqual([])
})
