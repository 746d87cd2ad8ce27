import { saidIn } from '../../../ground/texts/language.ts'
import type { Texts } from '../../../ground/texts/use-texts.ts'
import type { Testimony } from '../reads.ts'
import {
  type Axis,
  type Part,
  paragraphsOf,
  SECTION_NAMES,
  SECTIONS,
  SWOT,
  type ToldFigure,
  type VersionContent,
  type Words,
} from '../rules.ts'

type Line = ReturnType<typeof paragraphsOf>[number]
export type ToldPart = { label: string; lines: Line[] }
/** A sheet as its words: the same for its page, the page to print and a word processor. */
export type PracticeText = {
  title: string
  lead: string[]
  sections: { heading: string; parts: ToldPart[] }[]
  swot: { axis: string; hint: string; helps: ToldPart; hinders: ToldPart }[]
  figures: { name: string; value: string; from: string; edition: string; of: ToldFigure }[]
  testimonies: Testimony[]
}
type Speaking = Pick<Texts, 't' | 'day' | 'number' | 'percent' | 'cents' | 'language'>

export type OnPaper = Pick<VersionContent, 'title' | 'words' | 'figures' | 'adoptedFrom'> & {
  number: number | null
  publishedAt: Date | null
  testimonies: Testimony[]
  /** Editions that were corrected after they were linked, and by which. */
  corrected: ReadonlyMap<string, string>
}

export function practiceText(texts: Speaking, sheet: OnPaper): PracticeText {
  const { t, day } = texts
  const { words, adoptedFrom, number, publishedAt } = sheet
  const part = (one: Part): ToldPart => ({ label: t(`practices.part.${one}`), lines: linesOf(words, one) })
  return {
    title: sheet.title,
    lead: [
      ...(number !== null && publishedAt
        ? [t('practices.paper.version', { number, day: day(publishedAt) })]
        : [t('practices.paper.draft')]),
      ...(adoptedFrom
        ? [
            t('practices.paper.adopted', {
              title: adoptedFrom.title,
              number: adoptedFrom.number,
              territory: adoptedFrom.territory ?? 'Trama',
            }),
          ]
        : []),
    ],
    sections: SECTION_NAMES.filter((name) => name !== 'swot')
      .map((name) => ({
        heading: t(`practices.section.${name}`),
        parts: SECTIONS[name].map(part).filter(({ lines }) => lines.length > 0),
      }))
      .filter(({ parts }) => parts.length > 0),
    swot: isSwotSaid(words)
      ? (Object.keys(SWOT) as Axis[]).map((axis) => ({
          axis: t(`practices.swot.${axis}`),
          hint: t(`practices.swot.${axis}.hint`),
          helps: part(SWOT[axis][0]),
          hinders: part(SWOT[axis][1]),
        }))
      : [],
    figures: sheet.figures.map((figure) => ({
      name: saidIn(figure.name, texts.language),
      value: figureSaid(texts, figure),
      from: [
        t('practices.figures.from', { edition: figure.editionName, day: day(figure.factsUntil) }),
        ...(sheet.corrected.has(figure.edition) ? [t('practices.figures.corrected')] : []),
      ].join(' '),
      edition: figure.edition,
      of: figure,
    })),
    testimonies: sheet.testimonies,
  }
}

const linesOf = (words: Words, part: Part) => paragraphsOf(words[part] ?? '')
const isSwotSaid = (words: Words) => SECTIONS.swot.some((part) => words[part])

/** A figure as its edition told it; what was protected or not collected is said in words. */
export function figureSaid(
  { t, number, percent, cents }: Speaking,
  { state, value, unit, numerator, denominator }: ToldFigure,
): string {
  if (state === 'suppressed') return t('indicators.table.suppressed')
  if (value === null) return t('indicators.table.none')
  if (unit === 'estimate') return t('indicators.table.about', { number: number(value) })
  if (unit === 'euro') return cents(Math.round(value * 100))
  if (unit !== 'share') return number(value)
  const fraction =
    numerator === null || denominator === null
      ? ''
      : ` (${t('indicators.table.fraction', { part: number(numerator), whole: number(denominator) })})`
  return `${percent(value)}${fraction}`
}
