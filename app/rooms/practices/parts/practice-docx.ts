import type { Language } from '../../../ground/texts/language.ts'
import type { PracticeText, ToldPart } from './practice-text.ts'

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export type DocxWords = { swot: string; helps: string; hinders: string; figures: string; testimonies: string }

/** The sheet for a word processor: the same words and figures as on its page. */
export async function practiceDocx(
  text: PracticeText,
  words: DocxWords,
  language: Language,
): Promise<Buffer> {
  // Read when a document is asked for: no page waits for it.
  const docx = await import('docx')
  const run = (said: string, bold = false) =>
    new docx.TextRun({ text: said, size: 22, font: 'Calibri', bold })
  const plain = (said: string) => new docx.Paragraph({ children: [run(said)], spacing: { after: 120 } })
  const item = (said: string) => new docx.Paragraph({ children: [run(said)], bullet: { level: 0 } })
  const heading = (said: string) =>
    new docx.Paragraph({
      text: said,
      heading: docx.HeadingLevel.HEADING_2,
      spacing: { before: 280, after: 80 },
    })
  const label = (said: string) =>
    new docx.Paragraph({
      text: said,
      heading: docx.HeadingLevel.HEADING_3,
      spacing: { before: 160, after: 40 },
    })
  const lines = (part: ToldPart) => part.lines.map((line) => (line.item ? item(line.text) : plain(line.text)))
  const cell = (children: InstanceType<typeof docx.Paragraph>[], width: number) =>
    new docx.TableCell({ width: { size: width, type: docx.WidthType.PERCENTAGE }, children })
  const row = (cells: InstanceType<typeof docx.TableCell>[]) => new docx.TableRow({ children: cells })
  const table = (rows: InstanceType<typeof docx.TableRow>[]) =>
    new docx.Table({ width: { size: 100, type: docx.WidthType.PERCENTAGE }, rows })
  const side = (part: ToldPart) => [new docx.Paragraph({ children: [run(part.label, true)] }), ...lines(part)]

  const swot = text.swot.length
    ? [
        heading(words.swot),
        table([
          row([cell([plain('')], 20), cell([plain(words.helps)], 40), cell([plain(words.hinders)], 40)]),
          ...text.swot.map((axis) =>
            row([
              cell([new docx.Paragraph({ children: [run(axis.axis, true)] }), plain(axis.hint)], 20),
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
      ...section.parts.flatMap((part) => [label(part.label), ...lines(part)]),
    ])
    .toReversed()
  const document = new docx.Document({
    title: text.title,
    creator: 'Trama',
    styles: {
      default: {
        document: { run: { font: 'Calibri', language: { value: language === 'it' ? 'it-IT' : 'en-GB' } } },
      },
    },
    sections: [
      {
        children: [
          new docx.Paragraph({ text: text.title, heading: docx.HeadingLevel.HEADING_1 }),
          ...text.lead.map(plain),
          // What came of it follows what worked and what did not.
          ...before.toReversed().flat(),
          ...swot,
          ...figures,
          ...last,
          ...testimonies,
        ],
      },
    ],
  })
  return docx.Packer.toBuffer(document)
}
