import { Hono } from 'hono'
import { stream } from 'hono/streaming'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { writeCsv } from '../../../../ground/files/csv-write.ts'
import { callHere } from '../../parts/here.ts'
import { scoreHeadings, scoreRows } from '../parts/score-rows.ts'
import { ranksOf } from '../reads.ts'

/** Everything the order was reckoned from, for anyone. */
export const scores = new Hono<Env>().get('/calls/:id/scores.csv', async (c) => {
  const call = await callHere(c)
  if (!call.decidedOn) throw new NotHere()
  const ranks = await asActor(c.var.actor, (tx) => ranksOf(tx, call.id))
  c.header('Content-Type', 'text/csv; charset=utf-8')
  c.header(
    'Content-Disposition',
    `attachment; filename="${c.var.territory.slug}-${c.var.t('calls.result.fileName')}.csv"`,
  )
  return stream(c, async (out) => {
    for await (const piece of writeCsv(scoreHeadings(call, c.var.t), scoreRows(ranks))) await out.write(piece)
  })
})
