import { Hono } from 'hono'
import { stream } from 'hono/streaming'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { writeCsv } from '../../../../ground/files/csv-write.ts'
import { textsOf } from '../../../../ground/texts/use-texts.ts'
import { resultHeadings, resultRows } from '../parts/result-rows.ts'
import { onRound } from '../parts/round-here.ts'
import { linesOf } from '../reads.ts'

/** The result of a round that was published, to be passed on: there is none before. */
export const roundResult = new Hono<Env>().get('/exchange/rounds/:id/result.csv', async (c) => {
  const { t } = textsOf(c)
  const rows = await onRound(c, async (tx, round) => {
    if (round.state !== 'published') throw new NotHere()
    return resultRows(await linesOf(tx, round.id), t)
  })
  const name = `${c.var.territory.slug}-${t('exchange.rounds.result.fileName')}.csv`
  c.header('Content-Type', 'text/csv; charset=utf-8')
  c.header('Content-Disposition', `attachment; filename="${name}"`)
  return stream(c, async (out) => {
    for await (const piece of writeCsv(resultHeadings(t), rows)) await out.write(piece)
  })
})
