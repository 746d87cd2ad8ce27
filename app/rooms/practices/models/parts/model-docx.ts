import { writeDocx } from '../../../../ground/files/docx.ts'
import type { Language } from '../../../../ground/texts/language.ts'
import { partsOf } from '../rules.ts'

/** A document of the house for a word processor, its blanks filled in as far as they are known. */
export const modelDocx = (title: string, body: string, language: Language): Promise<Buffer> =>
  writeDocx({ title, language }, ({ heading, plain }) =>
    partsOf(body).flatMap((part) => [
      ...(part.heading === null ? [] : [heading(part.heading)]),
      ...part.lines.map(plain),
    ]),
  )
