import { Hono } from 'hono'
import { stream } from 'hono/streaming'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { writeCsv } from '../../../../ground/files/csv-write.ts'
import { spaceCallHere } from '../../spaces/parts/here.ts'
import { type SpaceRank, spaceRanksOf } from '../reads.ts'

/** Everything the order was reckoned from, a line a sheet, for anyone. A sheet's number says no assessor. */
export const spaceScores = new Hono<Env>().get('/space-calls/:call/scores.csv', async (c) => {
  const call = await spaceCallHere(c)
  if (!call.decidedOn) throw new NotHere()
  const ranks = await asActor(c.var.actor, (tx) => spaceRanksOf(tx, call.id))
  const { t, territory } = c.var
  c.header('Content-Type', 'text/csv; charset=utf-8')
  c.header(
    'Content-Disposition',
    `attachment; filename="${territory.slug}-${t('calls.choosing.fileName')}.csv"`,
  )
  const headings = [
    t('calls.choosing.csvSpace'),
    t('calls.candidate.name'),
    t('calls.result.csvArrived'),
    t('calls.result.csvSheet'),
    ...call.criteria.map(({ label, weight, best }) => `${label} (${weight}; 0-${best})`),
    t('calls.result.points'),
    t('calls.result.place'),
    t('calls.choosing.chosen'),
    t('calls.choosing.why'),
  ]
  return stream(c, async (out) => {
    for await (const piece of writeCsv(headings, linesOf(ranks))) await out.write(piece)
  })
})

const linesOf = (ranks: readonly SpaceRank[]) =>
  ranks.flatMap((one) =>
    one.sheets.map((sheet, at) => [
      one.candidateId,
      one.name,
      one.arrivedOn,
      at + 1,
      ...sheet,
      one.points,
      one.place,
      one.chosen ? 1 : 0,
      one.why,
    ]),
  )
