import { writeDocx } from '../../../../ground/files/docx.ts'
import type { Language } from '../../../../ground/texts/language.ts'
import type { FrameworkText } from './framework-text.ts'

const WIDTHS = [32, 28, 20, 20]

/** A document for a word processor, on its side: the same words and figures as on the page to print. */
export const frameworkDocx = (
  { title, lead, headings, rows }: FrameworkText,
  language: Language,
): Promise<Buffer> =>
  writeDocx({ title, language, size: 20, isLandscape: true }, (pieces) => {
    const { run, paragraph, plain, table, row } = pieces
    const cell = (children: ReturnType<typeof plain>[], at: number) => pieces.cell(children, WIDTHS[at] ?? 20)
    return [
      ...lead.map(plain),
      table([
        row(
          headings.map((heading, at) => cell([paragraph(run(heading, { bold: true }))], at)),
          true,
        ),
        ...rows.map((one) => row(one.map((lines, at) => cell(lines.map(plain), at)))),
      ]),
    ]
  })
