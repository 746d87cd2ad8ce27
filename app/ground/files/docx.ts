import type { Context } from 'hono'
import { type Language, localeOf } from '../texts/language.ts'

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const FONT = 'Calibri'

type Docx = typeof import('docx')
type Run = InstanceType<Docx['TextRun']>
type Block = InstanceType<Docx['Paragraph']> | InstanceType<Docx['Table']>
export type RunStyle = { bold?: boolean; italics?: boolean; color?: string; size?: number }

/** What documents are made of. Sizes are half points; widths are hundredths of the page, or of the cell. */
function piecesOf(docx: Docx, size: number) {
  const run = (text: string, more: RunStyle = {}) => new docx.TextRun({ text, size, font: FONT, ...more })
  const paragraph = (...children: Run[]) => new docx.Paragraph({ children, spacing: { after: 120 } })
  return {
    docx,
    run,
    paragraph,
    plain: (text: string) => paragraph(run(text)),
    bullet: (...children: Run[]) => new docx.Paragraph({ children, bullet: { level: 0 } }),
    heading: (text: string) =>
      new docx.Paragraph({
        text,
        heading: docx.HeadingLevel.HEADING_2,
        keepNext: true,
        spacing: { before: 240, after: 80 },
      }),
    subheading: (text: string) =>
      new docx.Paragraph({
        text,
        heading: docx.HeadingLevel.HEADING_3,
        keepNext: true,
        spacing: { before: 160, after: 40 },
      }),
    cell: (children: InstanceType<Docx['Paragraph']>[], width: number) =>
      new docx.TableCell({ width: { size: width, type: docx.WidthType.PERCENTAGE }, children }),
    row: (children: InstanceType<Docx['TableCell']>[], tableHeader = false) =>
      new docx.TableRow({ children, tableHeader }),
    table: (rows: InstanceType<Docx['TableRow']>[]) =>
      new docx.Table({ width: { size: 100, type: docx.WidthType.PERCENTAGE }, rows }),
  }
}
export type DocxPieces = ReturnType<typeof piecesOf>

type About = {
  title: string
  language: Language
  size?: number
  isLandscape?: boolean
  /** The title and the number at the foot of each page. */
  isNumbered?: boolean
}

/** A document for a word processor: its title as the first heading, then what `body` puts together. */
export async function writeDocx(
  { title, language, size = 24, isLandscape = false, isNumbered = false }: About,
  body: (pieces: DocxPieces) => readonly Block[] | Promise<readonly Block[]>,
): Promise<Buffer> {
  // Read when a document is asked for: no page waits for it.
  const docx = await import('docx')
  const pieces = piecesOf(docx, size)
  const foot = new docx.Paragraph({
    alignment: docx.AlignmentType.RIGHT,
    children: [
      pieces.run(`${title} · `, { size: 16 }),
      new docx.TextRun({ children: [docx.PageNumber.CURRENT], size: 16, font: FONT }),
    ],
  })
  const document = new docx.Document({
    title,
    creator: 'Trama',
    styles: { default: { document: { run: { font: FONT, language: { value: localeOf(language) } } } } },
    sections: [
      {
        ...(isLandscape && {
          properties: { page: { size: { orientation: docx.PageOrientation.LANDSCAPE } } },
        }),
        ...(isNumbered && { footers: { default: new docx.Footer({ children: [foot] }) } }),
        children: [
          new docx.Paragraph({ text: title, heading: docx.HeadingLevel.HEADING_1, spacing: { after: 160 } }),
          ...(await body(pieces)),
        ],
      },
    ],
  })
  return docx.Packer.toBuffer(document)
}

/** Answers with a document to save, called `name`.docx. */
export const sendDocx = (c: Context, file: Buffer, name: string) =>
  c.body(new Uint8Array(file), 200, {
    'content-type': DOCX,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.docx`)}`,
    'cache-control': 'no-store',
  })
