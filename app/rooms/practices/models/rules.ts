/** What a territory begins its work from. Kinds of pact, aims and weights have a page of their own in their rooms. */
export const MODEL_KINDS = ['activity', 'call', 'space_sheet', 'text', 'document'] as const
export type ModelKind = (typeof MODEL_KINDS)[number]

export type ModelCriterion = { label: string; weight: number; best: number }
/** The words of a model, and what its kind adds. */
export type ModelContent = {
  body: string
  activity?: string
  area?: string
  who?: string[]
  criteria?: ModelCriterion[]
}

/** The longest text of each kind is as long as the form that it fills takes. */
export const LONGEST_BODY: Record<ModelKind, number> = {
  activity: 4000,
  call: 6000,
  space_sheet: 6000,
  text: 8000,
  document: 8000,
}

export const hasCriteria = (kind: ModelKind) => kind === 'call' || kind === 'space_sheet'

/** Criteria as they are typed, one a line: what is looked at; weight; most that can be given. */
export const criteriaSaid = (criteria: readonly ModelCriterion[] = []) =>
  criteria.map(({ label, weight, best }) => `${label}; ${weight}; ${best}`).join('\n')

/** Criteria from lines; the number of the first line that is none, counted from 1. */
export function criteriaRead(lines: string): ModelCriterion[] | { wrong: number } {
  const found: ModelCriterion[] = []
  for (const [at, line] of lines.split('\n').entries()) {
    if (line.trim() === '') continue
    const [, label = '', weight, best] = /^(.*\S)\s*;\s*(\d{1,3})\s*;\s*(\d{1,3})\s*$/.exec(line) ?? []
    const said = { label: label.trim(), weight: Number(weight), best: Number(best) }
    const isOne =
      said.label !== '' && said.weight >= 1 && said.weight <= 100 && said.best >= 1 && said.best <= 100
    if (!isOne) return { wrong: at + 1 }
    found.push(said)
  }
  return found
}

/** What a blank of a document may stand for: `{{territorio}}` and `{{oggi}}`. Any other stays, to be filled in by hand. */
export const filled = (body: string, known: Readonly<Record<string, string>>) =>
  body.replaceAll(
    /\{\{\s*([a-zà-ù_ ]{1,40}?)\s*\}\}/giu,
    (blank, name: string) => known[name.toLowerCase()] ?? blank,
  )

/** A document in parts: a line that begins with # is a heading. */
export function partsOf(body: string): { heading: string | null; lines: string[] }[] {
  const parts: { heading: string | null; lines: string[] }[] = []
  for (const line of body.split('\n').map((one) => one.trim())) {
    const heading = /^#+\s+(.*\S)/.exec(line)?.[1]
    if (heading !== undefined) parts.push({ heading, lines: [] })
    else if (line !== '') {
      if (parts.length === 0) parts.push({ heading: null, lines: [] })
      parts.at(-1)?.lines.push(line)
    }
  }
  return parts
}

/** The page where work begins from a model, with its form filled in; nothing where it is read or printed. */
export const beginsAt = (kind: ModelKind, id: string): string | null => {
  const page = { activity: '/activities/new', call: '/calls/new', space_sheet: '/space-calls/new' }
  return kind in page ? `${page[kind as keyof typeof page]}?model=${id}` : null
}

/** As many rows as the longest score sheet has: those a model leaves empty stay empty. */
const ROWS = 10

/** The fields of the form where work begins from a model. */
export function fieldsOf(
  kind: ModelKind,
  title: string,
  content: ModelContent,
): Record<string, string | string[]> {
  const { body, activity = 'lab', area = 'other', who = [], criteria = [] } = content
  if (kind === 'activity') return { title, kind: activity, area, description: body }
  const rows = Array.from({ length: ROWS }, (_, at) => {
    const {
      label = '',
      weight = '',
      best = '',
    }: Partial<ModelCriterion> | Record<string, string> = criteria[at] ?? {}
    return [
      [`c${at + 1}_label`, label],
      [`c${at + 1}_weight`, String(weight)],
      [`c${at + 1}_best`, String(best)],
    ]
  })
  return { title, purpose: body, ...(kind === 'call' && { who }), ...Object.fromEntries(rows.flat()) }
}
