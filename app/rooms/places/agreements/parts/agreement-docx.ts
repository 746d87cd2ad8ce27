import type { Texts } from '../../../../ground/texts/use-texts.ts'
import type { AgreementPaper } from './paper.ts'

/** An agreement as a document of a word processor, to be printed and signed. */
export async function agreementDocx(
  { title, lead, parts, signatures }: AgreementPaper,
  { t, language }: Pick<Texts, 't' | 'language'>,
): Promise<Buffer> {
  // Read when a document is asked for: no page waits for it.
  const docx = await import('docx')
  const plain = (text: string) =>
    new docx.Paragraph({
      children: [new docx.TextRun({ text, size: 24, font: 'Calibri' })],
      spacing: { after: 120 },
    })
  const heading = (text: string) =>
    new docx.Paragraph({ text, heading: docx.HeadingLevel.HEADING_2, spacing: { before: 240, after: 80 } })
  const line = (name: string) =>
    plain(`${name}   ______________________   ${t('places.agreement.date')} ____________`)
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
          ...(lead ? [plain(lead)] : []),
          ...parts.flatMap((part) => [heading(part.heading), ...part.lines.map(plain)]),
          heading(t('places.agreement.signatures')),
          ...signatures.map(line),
        ],
      },
    ],
  })
  return docx.Packer.toBuffer(document)
}
