import { writeDocx } from '../../../../ground/files/docx.ts'
import type { Language } from '../../../../ground/texts/language.ts'
import type { PaperText } from './paper-text.ts'

/** A document for a word processor: the same words as on its page. */
export const paperDocx = ({ title, lead, parts }: PaperText, language: Language): Promise<Buffer> =>
  writeDocx({ title, language }, ({ heading, plain }) => [
    ...lead.map(plain),
    ...parts.flatMap((part) => [heading(part.heading), ...part.lines.map(plain)]),
  ])
