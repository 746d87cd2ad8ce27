import { Hono } from 'hono'
import { stream } from 'hono/streaming'
import type { Env } from '../../../../ground/access/request.ts'
import { writeCsv } from '../../../../ground/files/csv-write.ts'
import { saidIn } from '../../../../ground/texts/language.ts'
import { TABLE_HEADINGS } from '../../parts/outcome-csv.ts'
import { editionHere } from '../parts/here.ts'

/** The edition's own bytes, whose mark anyone can work out again; and its figures as a list. */
export const editionFiles = new Hono<Env>()
  .get('/editions/:edition/edition.json', async (c) => {
    const { edition } = await editionHere(c)
    c.header('Content-Type', 'application/json; charset=utf-8')
    c.header(
      'Content-Disposition',
      `attachment; filename="${fileName(c.var.territory.slug, edition.untilOn)}.json"`,
    )
    if (edition.publishedAt) c.header('Access-Control-Allow-Origin', '*')
    return c.body(edition.content)
  })
  .get('/editions/:edition/edition.csv', async (c) => {
    const { edition } = await editionHere(c)
    const { figures, sheets } = edition.said
    const rows = figures.map((one) => {
      const sheet = sheets[one.code]
      const words = sheet && saidIn(sheet, c.var.language)
      return [
        one.code,
        words?.name ?? one.code,
        one.value,
        one.unit,
        one.numerator,
        one.denominator,
        words?.definition ?? null,
        one.state,
        one.countedOn,
      ]
    })
    c.header('Content-Type', 'text/csv; charset=utf-8')
    c.header(
      'Content-Disposition',
      `attachment; filename="${fileName(c.var.territory.slug, edition.untilOn)}.csv"`,
    )
    return stream(c, async (out) => {
      for await (const piece of writeCsv(TABLE_HEADINGS, rows)) await out.write(piece)
    })
  })

const fileName = (slug: string, until: string) => `${slug}-edition-${until}`
