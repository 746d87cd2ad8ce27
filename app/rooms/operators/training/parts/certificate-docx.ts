import { writeDocx } from '../../../../ground/files/docx.ts'
import type { Language } from '../../../../ground/texts/language.ts'
import type { CertificateText } from './certificate-text.ts'

/** The certificate for a word processor. */
export const certificateDocx = (
  { title, lines, steps, signed }: CertificateText,
  language: Language,
): Promise<Buffer> =>
  writeDocx({ title, language, size: 26 }, ({ run, plain, bullet }) => [
    ...lines.map(plain),
    ...steps.map((step) => bullet(run(step))),
    ...signed.map(plain),
  ])
