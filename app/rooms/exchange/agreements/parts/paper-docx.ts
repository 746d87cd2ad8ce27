import type { Texts } from '../../../../ground/texts/use-texts.ts'
import type { PaperText } from './paper-lines.ts'

type Paper = { text: PaperText; territory: string; texts: Pick<Texts, 't' | 'language'> }

/** The document of an agreement for a word processor, to be printed and signed: the same words as on its page. */
export async function agreementDocx({ text, territory, texts: { t, language } }: Paper): Promise<Buffer> {
  // Read when a document is asked for: no page waits for it.
  const docx = await import('docx')
  const words = (said: string, bold = false) =>
    new docx.TextRun({ text: said, bold, size: 24, font: 'Calibri' })
  const plain = (...children: InstanceType<typeof docx.TextRun>[]) =>
    new docx.Paragraph({ children, spacing: { after: 120 } })
  const heading = (said: string) =>
    new docx.Paragraph({
      text: said,
      heading: docx.HeadingLevel.HEADING_2,
      spacing: { before: 240, after: 80 },
    })
  const children = [
    new docx.Paragraph({ text: text.title, heading: docx.HeadingLevel.HEADING_1 }),
    plain(words(t('exchange.paper.between', { territory }))),
    ...text.between.map(({ part, name }) => plain(words(`${part}: `, true), words(name))),
    heading(t('exchange.paper.agreed')),
    ...text.lines.map((line) => plain(words(`${line.label}: `, true), words(line.words))),
    ...(text.articles.length > 0 ? [heading(t('exchange.paper.articles'))] : []),
    ...text.articles.map((article, at) => plain(words(`${at + 1}. ${article}`))),
    heading(t('exchange.paper.signatures')),
    ...text.between.map(({ part, name }) =>
      plain(words(`${name} (${part})   ______________________   ${t('exchange.paper.date')} ____________`)),
    ),
  ]
  const document = new docx.Document({
    title: text.title,
    creator: 'Trama',
    styles: {
      default: {
        document: { run: { font: 'Calibri', language: { value: language === 'it' ? 'it-IT' : 'en-GB' } } },
      },
    },
    sections: [{ children }],
  })
  return docx.Packer.toBuffer(document)
}
