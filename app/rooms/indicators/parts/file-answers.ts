import type { Context } from 'hono'
import { stream } from 'hono/streaming'
import type { Env } from '../../../ground/access/request.ts'
import { type CellValue, writeCsv } from '../../../ground/files/csv-write.ts'

/** A list as a CSV file called so. */
export function csvFile(c: Context<Env>, name: string, headings: readonly string[], rows: CellValue[][]) {
  c.header('Content-Type', 'text/csv; charset=utf-8')
  c.header('Content-Disposition', `attachment; filename="${name}.csv"`)
  return stream(c, async (out) => {
    for await (const piece of writeCsv(headings, rows)) await out.write(piece)
  })
}

export function jsonFile(c: Context<Env>, name: string, said: object) {
  c.header('Content-Disposition', `attachment; filename="${name}.json"`)
  return c.json(said)
}
