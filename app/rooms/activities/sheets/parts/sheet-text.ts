import type { Texts } from '../../../../ground/texts/use-texts.ts'
import type { Heard, Signing, Words } from '../reads.ts'
import { FIGURES, isFew, SECTIONS, type Section, type SheetFigures } from '../rules.ts'

/** A sheet as its words: the same for the page to print and for a word processor. */
export type SheetText = {
  title: string
  lead: string[]
  figuresHeading: string
  figures: [label: string, value: string][]
  parts: { heading: string; lines: string[] }[]
}
export type SheetOnPaper = {
  title: string
  fromOn: string
  untilOn: string
  counted: SheetFigures
  signing: Signing | undefined
  written: ReadonlyMap<Section, Words>
  heard: readonly Heard[]
  stories: readonly { words: string; signedAs: string }[]
  smallest: number
}
type Speaking = Pick<Texts, 't' | 'day' | 'number'>

const lines = (text: string) => text.split(/\n+/).filter(Boolean)

/** A sheet leaves the team: small groups are told as few, and a topic only where enough people speak of it. */
export function sheetText({ t, day, number }: Speaking, sheet: SheetOnPaper): SheetText {
  const { counted, signing, written, heard, stories, smallest } = sheet
  const figures = signing?.figures ?? counted
  const topics = heard.filter(({ people }) => people >= smallest).map(({ topic }) => topic)
  return {
    title: t('activities.sheets.titleOf', { title: sheet.title }),
    lead: [
      t('activities.sheets.span', { from: day(sheet.fromOn), until: day(sheet.untilOn) }),
      signing ? t('activities.sheets.frozen', { day: day(signing.signedOn) }) : t('activities.sheets.draft'),
      ...(topics.length > 0 ? [`${t('activities.sheets.heard')} ${topics.join(', ')}`] : []),
    ],
    figuresHeading: t('activities.sheets.figures'),
    figures: FIGURES.map((figure) => [
      t(`activities.sheets.figure.${figure}`),
      isFew(figure, figures, smallest)
        ? t('activities.sheets.fewerThan', { number: smallest })
        : number(figures[figure]),
    ]),
    parts: [
      ...SECTIONS.map((section) => ({
        heading: t(`activities.sheets.section.${section}`),
        lines: lines(written.get(section)?.text ?? ''),
      })).filter((part) => part.lines.length > 0),
      ...(stories.length > 0
        ? [
            {
              heading: t('activities.sheets.stories'),
              lines: stories.flatMap(({ words, signedAs }) => [...lines(words), `– ${signedAs}`]),
            },
          ]
        : []),
    ],
  }
}
