import { writeDocx } from '../../../../ground/files/docx.ts'
import type { Texts } from '../../../../ground/texts/use-texts.ts'
import type { PaperText } from './paper-lines.ts'

type Paper = { text: PaperText; territory: string; texts: Pick<Texts, 't' | 'language'> }

/** The document of an agreement for a word processor, to be printed and signed: the same words as on its page. */
export const agreementDocx = ({ text, territory, texts: { t, language } }: Paper): Promise<Buffer> =>
  writeDocx({ title: text.title, language }, ({ run, paragraph, plain, heading }) => {
    const labelled = (label: string, words: string) =>
      paragraph(run(`${label}: `, { bold: true }), run(words))
    return [
      plain(t('exchange.paper.between', { territory })),
      ...text.between.map(({ part, name }) => labelled(part, name)),
      heading(t('exchange.paper.agreed')),
      ...text.lines.map(({ label, words }) => labelled(label, words)),
      ...(text.articles.length > 0 ? [heading(t('exchange.paper.articles'))] : []),
      ...text.articles.map((article, at) => plain(`${at + 1}. ${article}`)),
      heading(t('exchange.paper.signatures')),
      ...text.between.map(({ part, name }) =>
        plain(`${name} (${part})   ______________________   ${t('exchange.paper.date')} ____________`),
      ),
    ]
  })
