import { writeDocx } from '../../../../ground/files/docx.ts'
import type { Language } from '../../../../ground/texts/language.ts'
import type { SheetText } from './sheet-text.ts'

/** A document for a word processor: the same words and figures as on its page. */
export const sheetDocx = (text: SheetText, language: Language): Promise<Buffer> =>
  writeDocx({ title: text.title, language }, ({ heading, plain, table, row, cell }) => [
    ...text.lead.map(plain),
    heading(text.figuresHeading),
    table(text.figures.map(([label, value]) => row([cell([plain(label)], 70), cell([plain(value)], 30)]))),
    ...text.parts.flatMap((part) => [heading(part.heading), ...part.lines.map(plain)]),
  ])
