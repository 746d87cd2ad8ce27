import { type DocxPieces, writeDocx } from '../../../../ground/files/docx.ts'
import type { Language } from '../../../../ground/texts/language.ts'
import type { Block, Paper } from '../rules.ts'
import { picturePng } from './picture-png.ts'

const BAR_SIGNS = 28
const PETROL = '135861'
const HEAD_FILL = 'E3EEEE'
const PICTURE_WIDTH = 220
const MAP_WIDTH = 520

/** A report for a word processor: the same words, tables and pictures as on its page, with headings one can jump between. */
export const paperDocx = (paper: Paper, language: Language): Promise<Buffer> =>
  writeDocx({ title: paper.title, language, size: 22, isNumbered: true }, (pieces) => bodyOf(pieces, paper))

async function bodyOf({ docx, run, paragraph, plain, heading, subheading }: DocxPieces, paper: Paper) {
  const caption = (text: string) =>
    new docx.Paragraph({
      children: [run(text, { bold: true, size: 20 })],
      keepNext: true,
      spacing: { before: 160, after: 60 },
    })
  const cell = (text: string, { head = false, right = false } = {}) =>
    new docx.TableCell({
      children: [
        new docx.Paragraph({
          children: [run(text, { bold: head, size: 20 })],
          alignment: right ? docx.AlignmentType.RIGHT : docx.AlignmentType.LEFT,
        }),
      ],
      margins: { top: 50, bottom: 50, left: 90, right: 90 },
      ...(head && { shading: { fill: HEAD_FILL, type: docx.ShadingType.CLEAR, color: 'auto' } }),
    })
  const table = ({
    headings,
    numeric,
    rows,
  }: Pick<Extract<Block, { kind: 'table' }>, 'headings' | 'numeric' | 'rows'>) =>
    new docx.Table({
      width: { size: 100, type: docx.WidthType.PERCENTAGE },
      rows: [
        new docx.TableRow({
          tableHeader: true,
          cantSplit: true,
          children: headings.map((text, at) => cell(text, { head: true, right: numeric[at] === true })),
        }),
        ...rows.map(
          (row) =>
            new docx.TableRow({
              cantSplit: true,
              children: row.map((text, at) => cell(text, { right: numeric[at] === true })),
            }),
        ),
      ],
    })

  async function blockOf(block: Block) {
    if (block.kind === 'lines') return block.lines.map(plain)
    if (block.kind === 'table')
      return [...(block.isNamed ? [] : [caption(block.caption)]), table(block), plain('')]
    if (block.kind === 'bars')
      return [
        caption(block.label),
        ...block.bars.map(
          ({ name, said, share }) =>
            new docx.Paragraph({
              children: [
                run(`${name}: ${said}`),
                ...(share === null
                  ? []
                  : [
                      new docx.TextRun({ break: 1 }),
                      run('█'.repeat(Math.max(1, Math.round(share * BAR_SIGNS))), {
                        color: PETROL,
                        size: 16,
                      }),
                    ]),
              ],
              spacing: { after: 60 },
            }),
        ),
      ]
    if (block.kind === 'pictures') {
      const drawn = []
      for (const { title, said, shape, wide } of block.pictures) {
        const width = wide ? MAP_WIDTH : PICTURE_WIDTH
        drawn.push(
          caption(title),
          new docx.Paragraph({
            children: [
              new docx.ImageRun({
                type: 'png',
                data: await picturePng(shape),
                transformation: { width, height: Math.round((shape.height / shape.width) * width) },
                altText: { title, description: said, name: title },
              }),
            ],
          }),
          paragraph(run(said, { size: 18 })),
        )
      }
      return drawn
    }
    if (block.kind === 'quote')
      return [
        ...block.words.map(
          (line) =>
            new docx.Paragraph({
              children: [run(line, { italics: true })],
              indent: { left: 400 },
              spacing: { after: 60 },
            }),
        ),
        new docx.Paragraph({
          children: [run(`– ${block.by}`), run(`  ${block.about}`, { size: 18 })],
          indent: { left: 400 },
          spacing: { after: 160 },
        }),
      ]
    return block.sides.flatMap((side) => [subheading(side.heading), ...side.lines.map(plain)])
  }

  const body = []
  for (const part of paper.parts) {
    body.push(heading(part.heading))
    for (const block of part.blocks) body.push(...(await blockOf(block)))
  }
  return [...paper.lead.map(plain), ...body, ...paper.foot.map((line) => paragraph(run(line, { size: 16 })))]
}
