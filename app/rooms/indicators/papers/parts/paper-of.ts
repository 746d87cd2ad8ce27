import type { AgreedStory } from '../../fillings/reads.ts'
import type { ReportContent } from '../../signings/rules.ts'
import type { Paper } from '../rules.ts'
import type { Speaking } from './figure-words.ts'
import { partBlocks } from './part-blocks.ts'

type Said = { signedOn: string | null; hash: string | null; stories: ReadonlyMap<string, AgreedStory> }

/** A report as a document: its title, of which days, how complete, its parts that say something, and how to trust it. */
export function paperOf(texts: Speaking, content: ReportContent, { signedOn, hash, stories }: Said): Paper {
  const { t, day, number } = texts
  const { factsFrom, factsUntil, countedUntil, completeness, smallestGroups, territory, language } = content
  const open = completeness ? completeness.sessionsDue - completeness.sessionsClosed : 0
  return {
    language,
    title: content.title,
    lead: [
      t('indicators.papers.of', { territory: territory.name, from: day(factsFrom), until: day(factsUntil) }),
      ...(countedUntil < factsUntil ? [t('indicators.papers.countedUntil', { day: day(countedUntil) })] : []),
      signedOn
        ? t('indicators.papers.signed', { day: day(signedOn), number: content.number })
        : t('indicators.papers.draft'),
      ...(content.corrects ? [t('indicators.papers.corrects', { why: content.corrects })] : []),
      ...(completeness && completeness.sessionsDue > 0
        ? [
            t(open > 0 ? 'indicators.papers.someOpen' : 'indicators.papers.allClosed', {
              closed: number(completeness.sessionsClosed),
              due: number(completeness.sessionsDue),
            }),
          ]
        : []),
    ],
    parts: content.parts
      .map((part) => ({
        key: part.key,
        heading: part.heading,
        blocks: partBlocks({ texts, language, stories }, part),
      }))
      .filter(({ blocks }) => blocks.length > 0),
    foot: [
      ...(content.knownAt
        ? [t('indicators.papers.knownAt', { day: day(content.knownAt.slice(0, 10)) })]
        : []),
      ...(smallestGroups
        ? [
            t('indicators.papers.smallGroups', {
              smallest: smallestGroups.smallest,
              sensitive: smallestGroups.smallestSensitive,
            }),
          ]
        : []),
      ...(hash ? [t('indicators.papers.hash', { hash })] : []),
    ],
  }
}
