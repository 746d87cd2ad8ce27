import type { Language } from '../../../../ground/texts/language.ts'
import { partsOf } from '../rules.ts'

/** A document of the house for a word processor, its blanks filled in as far as they are known. */
export async function modelDocx(title: string, body: string, language: Language): Promise<Buffer> {
  // Read when a document is asked for: no page waits for it.
  const docx = await import('docx')
  const plain = (words: string) =>
    new docx.Paragraph({
      children: [new docx.TextRun({ text: words, size: 24, font: 'Calibri' })],
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
          ...partsOf(body).flatMap(({ heading, lines }) => [
            ...(heading === null
              ? []
              : [
                  new docx.Paragraph({
                    text: heading,
                    heading: docx.HeadingLevel.HEADING_2,
                    spacing: { before: 240, after: 80 },
                  }),
                ]),
            ...lines.map(plain),
          ]),
        ],
      },
    ],
  })
  return docx.Packer.toBuffer(document)
}
