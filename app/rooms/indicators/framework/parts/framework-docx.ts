import type { Language } from '../../../../ground/texts/language.ts'
import type { FrameworkText } from './framework-text.ts'

const WIDTHS = [32, 28, 20, 20]

/** A document for a word processor, on its side: the same words and figures as on the page to print. */
export async function frameworkDocx(
  { title, lead, headings, rows }: FrameworkText,
  language: Language,
): Promise<Buffer> {
  // Read when a document is asked for: no page waits for it.
  const docx = await import('docx')
  const plain = (text: string, bold = false) =>
    new docx.Paragraph({
      children: [new docx.TextRun({ text, size: 20, font: 'Calibri', bold })],
      spacing: { after: 60 },
    })
  const cell = (lines: readonly string[], at: number, bold = false) =>
    new docx.TableCell({
      width: { size: WIDTHS[at] ?? 20, type: docx.WidthType.PERCENTAGE },
      children: lines.map((line) => plain(line, bold)),
    })
  const document = new docx.Document({
    title,
    creator: 'Trama',
    styles: {
      default: {
        document: { run: { font: 'Calibri', language: { value: language === 'it' ? 'it-IT' : 'en-GB' } } },
      },
    },
    sections: [
      {
        properties: { page: { size: { orientation: docx.PageOrientation.LANDSCAPE } } },
        children: [
          new docx.Paragraph({ text: title, heading: docx.HeadingLevel.HEADING_1 }),
          ...lead.map((line) => plain(line)),
          new docx.Table({
            width: { size: 100, type: docx.WidthType.PERCENTAGE },
            rows: [
              new docx.TableRow({
                tableHeader: true,
                children: headings.map((heading, at) => cell([heading], at, true)),
              }),
              ...rows.map((row) => new docx.TableRow({ children: row.map((lines, at) => cell(lines, at)) })),
            ],
          }),
        ],
      },
    ],
  })
  return docx.Packer.toBuffer(document)
}
