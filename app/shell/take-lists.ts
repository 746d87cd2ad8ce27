import type { Context, MiddlewareHandler } from 'hono'
import type { Env } from '../ground/access/request.ts'
import { asActor } from '../ground/db/database.ts'
import { writeCsv } from '../ground/files/csv-write.ts'
import { writeXlsx } from '../ground/files/xlsx-write.ts'
import { recordAll } from '../ground/journal/record.ts'
import { textsOf } from '../ground/texts/use-texts.ts'
import { withQuery } from '../ground/ui/address-bar.ts'
import { flash } from '../ground/ui/flash.tsx'
import { formatAsked, type HandedOver, type ListEnv, MOST_ROWS } from '../ground/ui/list-asked.ts'

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/**
 * `?file=csv` or `?file=xlsx` at the address of a list: its page is asked as ever, with the policies and the filters of whoever
 * asks, and what it would have shown goes out as a file. A page without a list answers as it does. A list of people, or of what
 * is known of them, leaves a line in the journal for each.
 */
export const takeLists: MiddlewareHandler<Env & ListEnv> = async (c, next) => {
  const format = c.req.method === 'GET' ? formatAsked(c.req.query('file')) : undefined
  if (!format) return next()
  c.set('listAsked', { format })
  await next()
  if (c.res.status !== 200) return
  const list = c.var.listAsked?.list
  const page = withQuery(c.req.url, { file: undefined })
  if (!list || list.rows.length > MOST_ROWS) {
    if (list) flash(c, 'ui.listFile.tooLong', 'warning')
    c.res = c.redirect(`${c.req.path}${page === '?' ? '' : page}`, 303)
    return
  }
  const { taken } = list
  const { actor } = c.var
  if (taken) await asActor(actor, (tx) => recordAll(tx, actor, 'lists.taken', taken.kind, taken.ids))
  c.res = await fileOf(c, format, list)
}

async function fileOf(c: Context<Env & ListEnv>, format: 'csv' | 'xlsx', list: HandedOver) {
  const { dayOf, now } = textsOf(c)
  const name = `${c.var.territory.slug}-${fileName(list.caption)}-${dayOf(now)}.${format}`
  const headers = { 'content-type': TYPES[format], 'content-disposition': `attachment; filename="${name}"` }
  if (format === 'xlsx')
    return new Response(new Uint8Array(await writeXlsx(list.headings, list.rows, list.caption)), { headers })
  let text = ''
  for await (const piece of writeCsv(list.headings, list.rows)) text += piece
  return new Response(text, { headers })
}

/** "Le attività (12)" → "le-attivita-12": letters that every file system takes. */
const fileName = (caption: string) =>
  caption
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
