import type { Language } from '../../../../ground/texts/language.ts'
import type { PaperText } from './paper-text.ts'

/** A document for a word processor: the same words as on its page. */
export async function paperDocx({ title, lead, parts }: PaperText, language: Language): Promise<Buffer> {
  // Read when a document is asked for: no page waits for it.
  const docx = await import('docx')
  const plain = (text: string) =>
    new docx.Paragraph({
      children: [new docx.TextRun({ text, size: 24, font: 'Calibri' })],
      spacing: { after: 120 },
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
        children: [
          new docx.Paragraph({ text: title, heading: docx.HeadingLevel.HEADING_1 }),
          ...lead.map(plain),
          ...parts.flatMap(({ heading, lines }) => [
            new docx.Paragraph({
              text: heading,
              heading: docx.HeadingLevel.HEADING_2,
              spacing: { before: 240, after: 80 },
            }),
            ...lines.map(plain),
          ]),
        ],
      },
    ],
  })
  return docx.Packer.toBuffer(document)
}
