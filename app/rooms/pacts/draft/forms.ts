import * as z from 'zod'
import { idWithin, isId } from '../../../ground/db/ids.ts'
import { cellName, centsSaid, hoursSaid, type PactWords, type RowSort, rowsTyped } from './rules.ts'

const LONGEST = { words: 6000, what: 400, who: 120 }
const QUESTION = /^answer-(\d{1,2})$/
const DAY = z.iso.date()

type Wrong = (name: string, message: string) => void
type Cells = Record<string, string>

/** Reads the cells of a row, saying beside each what is wrong with it. */
function reader(sort: RowSort, at: number, cells: Cells, wrong: Wrong) {
  const tell = (column: string, message: string) => wrong(cellName(sort, at, column), message)
  const words = (column: string, most: number) => {
    const said = cells[column] ?? ''
    if (said.length > most) tell(column, 'forms.error.tooLong')
    return said
  }
  return {
    id: (pactId: string) => {
      const id = cells.id ?? ''
      // A row keeps its id through every version; a new one has one that is the same each time the form is sent.
      return isId(id) ? id.toLowerCase() : idWithin(pactId, `${sort} ${at} ${Object.values(cells).join(' ')}`)
    },
    what: () => {
      if (!cells.what) tell('what', 'pacts.draft.sayWhat')
      return words('what', LONGEST.what)
    },
    who: (column: 'who' | 'where' = 'who') => words(column, LONGEST.who),
    day: () => {
      if (!cells.due) return null
      const day = DAY.safeParse(cells.due)
      if (!day.success) tell('due', 'forms.error.date')
      return day.success ? day.data : null
    },
    hours: () => {
      if (!cells.hours) return null
      const hours = hoursSaid(cells.hours)
      if (hours === null) tell('hours', 'pacts.draft.hoursWrong')
      return hours
    },
    cents: () => {
      if (!cells.amount) return null
      const amount = centsSaid(cells.amount)
      if (!amount.ok) tell('amount', `funds.amount.${amount.refusal}`)
      return amount.ok ? amount.cents : null
    },
    fund: () => (cells.fund && isId(cells.fund) ? cells.fund : null),
  }
}

/** The page at the table, as it was filled in so far: what is missing is no mistake yet, what cannot be read is. */
export const draftForm = (pactId: string) =>
  z.record(z.string(), z.unknown()).transform((typed, context): PactWords => {
    const wrong: Wrong = (name, message) =>
      context.addIssue({ code: 'custom', path: [name], message, input: typed[name] })
    const rows = <Row>(sort: RowSort, read: (row: ReturnType<typeof reader>, id: string) => Row) =>
      rowsTyped(sort, typed).map(({ at, cells }) => {
        const row = reader(sort, at, cells, wrong)
        return read(row, row.id(pactId))
      })
    const words = (name: string) => {
      const said = typeof typed[name] === 'string' ? typed[name].trim() : ''
      if (said.length > LONGEST.words) wrong(name, 'forms.error.tooLong')
      return said
    }
    const answers: string[] = []
    for (const name of Object.keys(typed)) {
      const at = QUESTION.exec(name)?.[1]
      if (at) answers[Number(at)] = words(name)
    }
    return {
      ownWords: words('ownWords'),
      capabilities: words('capabilities'),
      needs: words('needs'),
      goals: rows('goal', (row, id) => ({ id, what: row.what() })),
      gives: rows('give', (row, id) => {
        const give = {
          id,
          what: row.what(),
          who: row.who(),
          due: row.day(),
          cents: row.cents(),
          fundId: row.fund(),
        }
        return give
      }),
      giveBacks: rows('back', (row, id) => ({
        id,
        what: row.what(),
        where: row.who('where'),
        hours: row.hours(),
        due: row.day(),
      })),
      steps: rows('step', (row, id) => ({ id, what: row.what(), who: row.who(), due: row.day() })),
      reviews: rows('review', (row, id) => ({ id, due: row.day() ?? '' })).filter(({ due }) => due),
      measures: rows('measure', (row) => row.what()),
      answers: Array.from(answers, (answer) => answer ?? ''),
    }
  })

/** What the fields begin with: the words of a draft under the names of the form. */
export function typedFrom(words: PactWords, mark: ',' | '.'): Record<string, string> {
  const typed: Record<string, string> = {
    ownWords: words.ownWords,
    capabilities: words.capabilities,
    needs: words.needs,
  }
  const put = (sort: RowSort, at: number, cells: Record<string, string | number | null>) => {
    for (const [column, said] of Object.entries(cells))
      if (said !== null && said !== '') typed[cellName(sort, at, column)] = String(said)
  }
  const decimal = (number: number | null) => (number === null ? null : String(number).replace('.', mark))
  for (const [at, goal] of words.goals.entries()) put('goal', at, goal)
  for (const [at, { cents, fundId, ...give }] of words.gives.entries())
    put('give', at, { ...give, amount: cents === null ? null : decimal(cents / 100), fund: fundId })
  for (const [at, { hours, ...back }] of words.giveBacks.entries())
    put('back', at, { ...back, hours: decimal(hours) })
  for (const [at, step] of words.steps.entries()) put('step', at, step)
  for (const [at, review] of words.reviews.entries()) put('review', at, review)
  for (const [at, what] of words.measures.entries()) put('measure', at, { what })
  for (const [at, answer] of words.answers.entries()) typed[`answer-${at}`] = answer
  return typed
}
