import type { Language } from '../../../../ground/texts/language.ts'
import type { CertificateText } from './certificate-text.ts'

/** The certificate for a word processor. */
export async function certificateDocx(
  { title, lines, steps, signed }: CertificateText,
  language: Language,
): Promise<Buffer> {
  // Read when a document is asked for: no page waits for it.
  const docx = await import('docx')
  const plain = (text: string, bulleted = false) =>
    new docx.Paragraph({
      children: [new docx.TextRun({ text, size: 26, font: 'Calibri' })],
      spacing: { after: 160 },
      ...(bulleted && { bullet: { level: 0 } }),
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
          new docx.Paragraph({
            text: title,
            heading: docx.HeadingLevel.TITLE,
            alignment: docx.AlignmentType.CENTER,
            spacing: { after: 480 },
          }),
          ...lines.map((line) => plain(line)),
          ...steps.map((step) => plain(step, true)),
          ...signed.map((line) => plain(line)),
        ],
      },
    ],
  })
  return docx.Packer.toBuffer(document)
}
