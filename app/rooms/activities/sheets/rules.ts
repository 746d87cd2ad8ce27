/** What is written of a year: what was read and done, what came of it, strengths and weaknesses, what comes next. */
export const SECTIONS = [
  'needs',
  'done',
  'outcomes',
  'strengths',
  'weaknesses',
  'opportunities',
  'threats',
  'next',
] as const
export type Section = (typeof SECTIONS)[number]
export const isSection = (word: string): word is Section => SECTIONS.some((one) => one === word)

/** What is counted of it. Hours to a tenth; people once each. */
export const FIGURES = [
  'sessions',
  'hours',
  'people',
  'named',
  'headcount',
  'coDesigners',
  'formal',
  'informal',
  'citizens',
] as const
export type Figure = (typeof FIGURES)[number]
export type SheetFigures = Record<Figure, number>

/** Counts of people, or of their presences: those of a small group leave the team only in round words. */
export const OF_PEOPLE: readonly Figure[] = ['people', 'named', 'headcount', 'coDesigners', 'citizens']
export const isFew = (figure: Figure, { people, ...figures }: SheetFigures, smallest: number) => {
  // Presences tell how many people there are, where these are few.
  const value = figure === 'named' || figure === 'people' ? people : figures[figure]
  return OF_PEOPLE.includes(figure) && value > 0 && value < smallest
}

/** Figures that are not what they were when they were frozen: a register was corrected, a person is no longer there. */
export const changedSince = (frozen: SheetFigures, now: SheetFigures): Figure[] =>
  FIGURES.filter((figure) => frozen[figure] !== now[figure])

const MOST_DAYS = 550
const DAY_MS = 86_400_000
/** A sheet is of a year, or about: a school year, a cohort's. Days as YYYY-MM-DD. */
export const isTooLong = (fromOn: string, untilOn: string) =>
  (Date.parse(untilOn) - Date.parse(fromOn)) / DAY_MS > MOST_DAYS

/** The year that is asked for unless another is: the cohort's while it runs, else the year before in its first months. */
export function usualYear(today: string, cohort?: { startsOn: string; endsOn: string }) {
  if (cohort && cohort.startsOn <= today && today <= cohort.endsOn)
    return { fromOn: cohort.startsOn, untilOn: cohort.endsOn }
  const year = Number(today.slice(0, 4)) - (today.slice(5) < '07-01' ? 1 : 0)
  return { fromOn: `${year}-01-01`, untilOn: `${year}-12-31` }
}

export const wordsWhere = (id: string) => `lab_sheet_words:${id}`
