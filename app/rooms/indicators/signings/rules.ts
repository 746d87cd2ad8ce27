import type { Basis, Filled } from '../fillings/rules.ts'
import { type Part, type PartKind, shown, slotsOf } from '../outlines/rules.ts'

/** One part as it stands: what people wrote in it, and what the records said. `words` is by side for a SWOT, else under `text`. */
export type ContentPart = {
  key: string
  kind: PartKind
  heading: string
  words: Record<string, string>
  filled: Filled | null
}

/** All a report says, in the order its file has it. */
export type ReportContent = {
  format: 'trama-report/1'
  id: string
  report: string
  /** Which signing of the report it is; 0 while it is written. */
  number: number
  /** Why it was signed once more. */
  corrects: string | null
  title: string
  language: string
  territory: { slug: string; name: string; population: number | null }
  factsFrom: string
  factsUntil: string
  countedUntil: string
  knownAt: string | null
  smallestGroups: Basis['smallestGroups'] | null
  completeness: Basis['completeness'] | null
  parts: (ContentPart & { chart: Part['chart'] })[]
}

type Written = {
  id: string
  number: number
  corrects: string | null
  report: {
    id: string
    title: string
    language: string
    fromOn: string
    untilOn: string
    parts: readonly Part[]
  }
  here: { slug: string; name: string }
  basis: Basis | undefined
  knownAt: Date | undefined
  words: ReadonlyMap<string, { text: string }>
  filled: (part: string) => Filled | undefined
}

/** A report as one: its parts in order, the words people wrote and what the records said. */
export const contentOf = ({
  id,
  number,
  corrects,
  report,
  here,
  basis,
  knownAt,
  words,
  filled,
}: Written): ReportContent => ({
  format: 'trama-report/1',
  id,
  report: report.id,
  number,
  corrects,
  title: report.title,
  language: report.language,
  territory: { ...here, population: basis?.population ?? null },
  factsFrom: report.fromOn,
  factsUntil: report.untilOn,
  countedUntil: basis?.countedUntil ?? report.untilOn,
  knownAt: knownAt?.toISOString() ?? null,
  smallestGroups: basis?.smallestGroups ?? null,
  completeness: basis?.completeness ?? null,
  parts: shown(report.parts).map((part) => ({
    key: part.key,
    kind: part.kind,
    heading: part.heading,
    words: Object.fromEntries(
      slotsOf(part).map((slot) => [slot.split('.')[1] ?? 'text', words.get(slot)?.text ?? '']),
    ),
    filled: filled(part.key) ?? null,
    chart: part.chart,
  })),
})

/** Ids of the stories a report tells. */
export const storiesIn = ({ parts }: Pick<ReportContent, 'parts'>) =>
  parts.flatMap(({ filled }) => (filled?.kind === 'stories' ? filled.stories.map(({ id }) => id) : []))

/** The stories that may still be told, each with the mark of its words as they are now; the others leave no trace but the count. */
export function withStories(content: ReportContent, marks: ReadonlyMap<string, string>): ReportContent {
  return {
    ...content,
    parts: content.parts.map((part) =>
      part.filled?.kind === 'stories'
        ? {
            ...part,
            filled: {
              ...part.filled,
              stories: part.filled.stories.flatMap((story) => {
                const wordsHash = marks.get(story.id)
                return wordsHash ? [{ ...story, wordsHash }] : []
              }),
            },
          }
        : part,
    ),
  }
}

export const contentWhere = (id: string) => `report_signing:${id}`
