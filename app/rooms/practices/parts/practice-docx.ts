import { type DocxPieces, writeDocx } from '../../../ground/files/docx.ts'
import type { Language } from '../../../ground/texts/language.ts'
import type { PracticeText, ToldPart } from './practice-text.ts'

export type DocxWords = { swot: string; helps: string; hinders: string; figures: string; testimonies: string }

/** The sheet for a word processor: the same words and figures as on its page. */
export const practiceDocx = (text: PracticeText, words: DocxWords, language: Language): Promise<Buffer> =>
  writeDocx({ title: text.title, language, size: 22 }, (pieces) => bodyOf(pieces, text, words))

function bodyOf(pieces: DocxPieces, text: PracticeText, words: DocxWords) {
  const { run, paragraph, plain, bullet, heading, subheading, cell, row, table } = pieces
  const lines = (part: ToldPart) =>
    part.lines.map((line) => (line.item ? bullet(run(line.text)) : plain(line.text)))
  const side = (part: ToldPart) => [paragraph(run(part.label, { bold: true })), ...lines(part)]

  const swot = text.swot.length
    ? [
        heading(words.swot),
        table([
          row([cell([plain('')], 20), cell([plain(words.helps)], 40), cell([plain(words.hinders)], 40)]),
          ...text.swot.map((axis) =>
            row([
              cell([paragraph(run(axis.axis, { bold: true })), plain(axis.hint)], 20),
              cell(side(axis.helps), 40),
              cell(side(axis.hinders), 40),
            ]),
          ),
        ]),
      ]
    : []
  const figures = text.figures.length
    ? [
        heading(words.figures),
        table(
          text.figures.map(({ name, value, from }) =>
            row([cell([plain(name)], 40), cell([plain(value)], 20), cell([plain(from)], 40)]),
          ),
        ),
      ]
    : []
  const testimonies = text.testimonies.length
    ? [
        heading(words.testimonies),
        ...text.testimonies.flatMap((one) => [
          ...one.words.split(/\n+/).filter(Boolean).map(plain),
          plain(`– ${one.signedAs}, ${one.title}`),
        ]),
      ]
    : []
  const [last = [], ...before] = text.sections
    .map((section) => [
      heading(section.heading),
      ...section.parts.flatMap((part) => [subheading(part.label), ...lines(part)]),
    ])
    .toReversed()
  return [
    ...text.lead.map(plain),
    // What came of it follows what worked and what did not.
    ...before.toReversed().flat(),
    ...swot,
    ...figures,
    ...last,
    ...testimonies,
  ]
}
