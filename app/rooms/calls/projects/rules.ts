export const OUTCOMES = ['under_way', 'done', 'changed', 'stopped'] as const
export type Outcome = (typeof OUTCOMES)[number]
/** It is over, one way or another: nothing more is expected of it. */
export const isOver = (outcome: Outcome) => outcome !== 'under_way'

/** With what a funded idea begins, and after how many days each step is due: texts have the words. */
export const START_UP_PLAN = [
  { code: 'meet', days: 10 },
  { code: 'permits', days: 30 },
  { code: 'spend', days: 60 },
  { code: 'halfway', days: 120 },
  { code: 'account', days: 180 },
  { code: 'tell', days: 200 },
] as const

export type StepState = 'done' | 'late' | 'toDo'
/** Where a step stands on a day. Days as YYYY-MM-DD; the day itself is not late. */
export const stepState = (
  { dueOn, doneOn }: { dueOn: string; doneOn: string | null },
  today: string,
): StepState => (doneOn ? 'done' : dueOn < today ? 'late' : 'toDo')
