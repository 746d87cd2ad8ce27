import { writeDocx } from '../../../../ground/files/docx.ts'
import type { Texts } from '../../../../ground/texts/use-texts.ts'
import type { AgreementPaper } from './paper.ts'

/** An agreement as a document of a word processor, to be printed and signed. */
export const agreementDocx = (
  { title, lead, parts, signatures }: AgreementPaper,
  { t, language }: Pick<Texts, 't' | 'language'>,
): Promise<Buffer> =>
  writeDocx({ title, language }, ({ heading, plain }) => [
    ...(lead ? [plain(lead)] : []),
    ...parts.flatMap((part) => [heading(part.heading), ...part.lines.map(plain)]),
    heading(t('places.agreement.signatures')),
    ...signatures.map((name) =>
      plain(`${name}   ______________________   ${t('places.agreement.date')} ____________`),
    ),
  ])
