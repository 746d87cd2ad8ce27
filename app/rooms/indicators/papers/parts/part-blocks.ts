import { type Language, saidIn } from '../../../../ground/texts/language.ts'
import type { AgreedStory } from '../../fillings/reads.ts'
import type { DefinitionsFilled, Filled } from '../../fillings/rules.ts'
import { SWOT } from '../../outlines/rules.ts'
import type { ContentPart, ReportContent } from '../../signings/rules.ts'
import { type Block, paragraphs } from '../rules.ts'
import { figureBlocks } from './figure-blocks.ts'
import type { Speaking } from './figure-words.ts'
import { activityBlocks, moneyBlocks, networkBlocks, placeBlocks } from './record-blocks.ts'
import { storyBlocks } from './story-blocks.ts'

type Part = ReportContent['parts'][number]
type Asked = { texts: Speaking; language: Language; stories: ReadonlyMap<string, AgreedStory> }

/** A part of a report as its blocks: what the records said, then what people wrote. */
export const partBlocks = (asked: Asked, part: Part): Block[] => [
  ...(part.filled ? filledBlocks(asked, part, part.filled) : []),
  ...wordBlocks(asked, part),
]

/** What people wrote in a part; of a SWOT the four sides, if any is written. */
export function wordBlocks({ texts: { t } }: Pick<Asked, 'texts'>, { kind, words }: ContentPart): Block[] {
  if (kind !== 'swot') {
    const lines = paragraphs(words.text ?? '')
    return lines.length > 0 ? [{ kind: 'lines', lines }] : []
  }
  const sides = SWOT.map((side) => ({
    heading: t(`indicators.outlines.swot.${side}`),
    lines: paragraphs(words[side] ?? ''),
  }))
  return sides.some(({ lines }) => lines.length > 0) ? [{ kind: 'sides', sides }] : []
}

export function filledBlocks(
  asked: Asked,
  { heading, chart }: Pick<Part, 'heading' | 'chart'>,
  filled: Filled,
): Block[] {
  if (filled.kind === 'figures') return figureBlocks(asked, heading, chart, filled)
  if (filled.kind === 'activities') return activityBlocks(asked, filled)
  if (filled.kind === 'places') return placeBlocks(asked, filled)
  if (filled.kind === 'network') return networkBlocks(asked, filled)
  if (filled.kind === 'money') return moneyBlocks(asked, filled)
  if (filled.kind === 'stories') return storyBlocks(asked, filled)
  if (filled.kind === 'definitions') return definitionBlocks(asked, filled)
  return []
}

function definitionBlocks({ texts: { t }, language }: Asked, { sheets }: DefinitionsFilled): Block[] {
  const rows = Object.values(sheets).map((sheet) => {
    const words = saidIn(sheet, language)
    const share = [words.numerator, words.denominator].filter(Boolean).join(' / ')
    return [
      words.name,
      [words.definition, share].filter(Boolean).join(' '),
      words.limits ?? '',
      sheet.version,
    ]
  })
  if (rows.length === 0) return []
  return [
    {
      kind: 'table',
      caption: t('indicators.papers.definitions'),
      isLong: true,
      headings: [
        t('indicators.table.indicator'),
        t('indicators.sheet.definition'),
        t('indicators.sheet.limits'),
        t('indicators.papers.version'),
      ],
      numeric: [false, false, false, false],
      rows,
    },
  ]
}
