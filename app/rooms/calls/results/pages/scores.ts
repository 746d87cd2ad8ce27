import { type Context, Hono } from 'hono'
import { stream } from 'hono/streaming'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { writeCsv } from '../../../../ground/files/csv-write.ts'
import { callHere } from '../../parts/here.ts'
import type { Call } from '../../reads.ts'
import { isVoted } from '../../rules.ts'
import { ballotsOf } from '../../votes/reads.ts'
import { pabulib } from '../parts/pabulib.ts'
import { scoreHeadings, scoreRows } from '../parts/score-rows.ts'
import { ranksOf } from '../reads.ts'

/** Everything the order was reckoned from, for anyone: sheets and places, ballots as a table, ballots as other tools read them. */
export const scores = new Hono<Env>()
  .get('/calls/:id/scores.csv', async (c) => {
    const call = await decidedHere(c)
    const ranks = await asActor(c.var.actor, (tx) => ranksOf(tx, call.id))
    asFile(c, 'text/csv; charset=utf-8', `${c.var.t('calls.result.fileName')}.csv`)
    return stream(c, async (out) => {
      for await (const piece of writeCsv(scoreHeadings(call, c.var.t), scoreRows(call, ranks)))
        await out.write(piece)
    })
  })
  .get('/calls/:id/votes.csv', async (c) => {
    const call = await votedHere(c)
    const ballots = await asActor(c.var.actor, (tx) => ballotsOf(tx, call.id))
    const headings = [
      c.var.t('calls.result.ballot'),
      c.var.t('calls.result.way'),
      c.var.t('calls.result.csvIdeas'),
    ]
    const rows = ballots.map(({ choices, way }, at) => [
      at + 1,
      c.var.t(way === 'paper' ? 'calls.result.onPaper' : 'calls.result.online'),
      choices.join(' '),
    ])
    asFile(c, 'text/csv; charset=utf-8', `${c.var.t('calls.result.votesFileName')}.csv`)
    return stream(c, async (out) => {
      for await (const piece of writeCsv(headings, rows)) await out.write(piece)
    })
  })
  .get('/calls/:id/votes.pb', async (c) => {
    const call = await votedHere(c)
    const found = await asActor(c.var.actor, async (tx) => ({
      ranks: await ranksOf(tx, call.id),
      ballots: await ballotsOf(tx, call.id),
    }))
    asFile(c, 'text/plain; charset=utf-8', `${c.var.t('calls.result.votesFileName')}.pb`)
    return stream(c, async (out) => {
      for (const piece of pabulib({ call, unit: c.var.territory.name, ...found })) await out.write(piece)
    })
  })

async function decidedHere(c: Context<Env>): Promise<Call> {
  const call = await callHere(c)
  if (!call.decidedOn) throw new NotHere()
  return call
}

async function votedHere(c: Context<Env>): Promise<Call> {
  const call = await decidedHere(c)
  if (!isVoted(call.method)) throw new NotHere()
  return call
}

function asFile(c: Context<Env>, type: string, name: string) {
  c.header('Content-Type', type)
  c.header('Content-Disposition', `attachment; filename="${c.var.territory.slug}-${name}"`)
}
