import type { Level, Skill } from './rules.ts'

export type ExampleExchange = {
  title: string
  asks: Record<string, unknown>
  gives: Record<string, unknown>
  /** Hours given, week by week. */
  hours: readonly number[]
  ended: string | null
}
const lessons = (
  title: string,
  skill: Skill,
  level: Level,
  hours: readonly number[],
  ended: string | null,
): ExampleExchange => ({
  title,
  asks: { skill, level, how: ['alone'] },
  gives: { skills: [skill], how: ['alone', 'group'] },
  hours,
  ended,
})

export const EXAMPLE_LESSONS: readonly ExampleExchange[] = [
  lessons('Un’ora di italiano', 'italian', 'begin', [1, 1, 1], null),
  lessons('Usare il telefono per le visite', 'computer', 'begin', [1, 1], 'learnt'),
  lessons('Accorciare pantaloni', 'sewing', 'some', [2, 1.5], 'teaches_now'),
  lessons('Matematica di terza media', 'school', 'some', [1, 1, 1, 1], 'learnt'),
]
