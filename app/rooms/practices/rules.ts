/** Who writes practices, publishes them and takes up those of others. */
export const KEEPERS = ['coordinator', 'administrator'] as const
/** Who reads what is being written. */
export const READERS = ['facilitator', 'case_operator', ...KEEPERS] as const

/** The parts of a sheet in the order of FareLegami's form; the title stands by itself. */
export const SECTIONS = {
  about: ['presentedBy', 'period', 'where', 'commissioner'],
  why: ['need', 'goal', 'design'],
  how: ['done', 'methods', 'tools', 'people'],
  swot: ['strengths', 'weaknesses', 'opportunities', 'threats'],
  after: ['outcomes', 'transfer', 'evaluations', 'sources', 'reflections'],
} as const
export type SectionName = keyof typeof SECTIONS
export const SECTION_NAMES = Object.keys(SECTIONS) as SectionName[]
export type Part = (typeof SECTIONS)[SectionName][number]
export const PARTS: readonly Part[] = SECTION_NAMES.flatMap((name): readonly Part[] => SECTIONS[name])

/** Said in a line; the others in as many as it takes. */
export const SHORT: readonly Part[] = SECTIONS.about
export const isShort = (part: Part) => SHORT.includes(part)
export const LONGEST = { title: 160, short: 300, long: 8000, changed: 1000 } as const

/** Strengths and weaknesses come from within and can be worked on; opportunities and threats from outside. */
export const SWOT = {
  internal: ['strengths', 'weaknesses'],
  external: ['opportunities', 'threats'],
} as const satisfies Record<string, readonly Part[]>
export type Axis = keyof typeof SWOT

/** What a sheet must say before anyone reads it: without these another territory cannot tell whether it is for them. */
export const NEEDED: readonly Part[] = [
  'period',
  'where',
  'need',
  'goal',
  'done',
  'people',
  'outcomes',
  'transfer',
]

export type Words = Partial<Record<Part, string>>
/** A figure of a published edition: never typed, always that of its edition. */
export type FigureLink = { edition: string; code: string }
export const MOST_FIGURES = 20
export const MOST_STORIES = 12

export type Draft = { words: Words; figures: FigureLink[]; stories: string[] }
export const emptyDraft: Draft = { words: {}, figures: [], stories: [] }

/** What is still missing before it can be published. */
export const missingIn = ({ words }: Pick<Draft, 'words'>) => NEEDED.filter((part) => !words[part]?.trim())

/** A figure as its edition told it, with the name of the day in both languages. */
export type ToldFigure = FigureLink & {
  editionName: string
  factsUntil: string
  editionHash: string
  name: { it: string; en: string }
  unit: string
  value: number | null
  numerator: number | null
  denominator: number | null
  state: string
  countedOn: string
}

/** From which pack of which territory a practice was taken up. */
export type Origin = { territory: string | null; title: string; number: number; fingerprint: string }

/** All that a version says, in the order its file has it. Testimonies are named, never copied: consent may be withdrawn. */
export type VersionContent = {
  format: 'trama-practice/1'
  id: string
  number: number
  territory: { slug: string; name: string }
  title: string
  words: Words
  figures: ToldFigure[]
  stories: string[]
  adoptedFrom: Origin | null
}

type Comparable = Pick<VersionContent, 'title' | 'words' | 'figures' | 'stories'>
const figureKey = ({ edition, code }: FigureLink) => `${edition} ${code}`

/** What differs between two versions: the title, parts of the sheet, figures taken up or left, how many testimonies. */
export function changesBetween(before: Comparable, after: Comparable) {
  const keysOf = (figures: readonly FigureLink[]) => new Set(figures.map(figureKey))
  const [had, has] = [keysOf(before.figures), keysOf(after.figures)]
  return {
    title: before.title === after.title ? null : { before: before.title, after: after.title },
    parts: PARTS.filter((part) => (before.words[part] ?? '') !== (after.words[part] ?? '')),
    figuresAdded: after.figures.filter((one) => !had.has(figureKey(one))),
    figuresLeft: before.figures.filter((one) => !has.has(figureKey(one))),
    storiesBefore: before.stories.length,
    storiesAfter: after.stories.length,
    storiesDiffer: before.stories.join() !== after.stories.join(),
  }
}
export type Changes = ReturnType<typeof changesBetween>

/** Lines of a text as they were typed, without the empty ones; one that begins as a list does is an item. */
export function paragraphsOf(text: string): { item: boolean; text: string }[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const item = /^[-•·*]\s+/.exec(line)
      return { item: item !== null, text: item ? line.slice(item[0].length) : line }
    })
}
