import type { Language } from '../../../../ground/texts/language.ts'
import type { SheetText } from './sheet-text.ts'

/** A document for a word processor: the same words and figures as on its page. */
export async function sheetDocx(text: SheetText, language: Language): Promise<Buffer> {
  // Read when a document is asked for: no page waits for it.
  const docx = await import('docx')
  const said = (words: string) => new docx.TextRun({ text: words, size: 24, font: 'Calibri' })
  const plain = (words: string) => new docx.Paragraph({ children: [said(words)], spacing: { after: 120 } })
  const heading = (words: string) =>
    new docx.Paragraph({
      text: words,
      heading: docx.HeadingLevel.HEADING_2,
      spacing: { before: 240, after: 80 },
    })
  const cell = (words: string, width: number) =>
    new docx.TableCell({
      width: { size: width, type: docx.WidthType.PERCENTAGE },
      children: [new docx.Paragraph({ children: [said(words)] })],
    })
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
          heading(text.figuresHeading),
          new docx.Table({
            width: { size: 100, type: docx.WidthType.PERCENTAGE },
            rows: text.figures.map(
              ([label, value]) => new docx.TableRow({ children: [cell(label, 70), cell(value, 30)] }),
            ),
          }),
          ...text.parts.flatMap((part) => [heading(part.heading), ...part.lines.map(plain)]),
        ],
      },
    ],
  })
  return docx.Packer.toBuffer(document)
}
