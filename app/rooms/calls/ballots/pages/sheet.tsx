import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { codeSaid, spaced } from '../../../../ground/paper/code.ts'
import { printAt } from '../../../../ground/paper/kinds.ts'
import { sheetByCode } from '../../../../ground/paper/sheets.ts'
import { below } from '../../../../ground/ui/below.ts'
import { STAFF } from '../../../people/rules.ts'
import { type Call, callById } from '../../reads.ts'
import { BallotSheet } from '../parts/ballot-sheet.tsx'
import { BALLOTS_KIND, choosable } from '../reads.ts'
import { ballotPaper } from '../writes.ts'
import { onPaper } from './ballots.tsx'

/** The sheet people cross: one code for all its copies, so that none can be told from another. */
export const ballotSheets = new Hono<Env>()
  .post('/calls/:id/ballot-sheet', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const call = await onPaper(c)
    const sheet = await asActor(actor, (tx) => ballotPaper(tx, actor, call, c.var.language))
    return c.redirect(below(c, printAt(sheet)), 303)
  })
  // Where its boxes are opened and counted.
  .get('/paper/ballots/:sheetCode', async (c) => {
    const { call } = await sheetHere(c)
    return c.redirect(below(c, `/calls/${call.id}/ballots`), 303)
  })
  .get('/paper/ballots/:sheetCode/print', async (c) => {
    const { actor, sheet, call } = await sheetHere(c)
    const ideas = await asActor(actor, (tx) => choosable(tx, call))
    return c.render(<BallotSheet sheet={sheet} call={call} ideas={ideas} />, {
      title: `${c.var.t('calls.ballots.sheet')} ${spaced(sheet.code)}`,
      section: '/calls',
    })
  })

async function sheetHere(c: Context<Env>) {
  const actor = requireRole(c, ...STAFF)
  return asActor(actor, async (tx) => {
    const sheet = await sheetByCode(tx, codeSaid(c.req.param('sheetCode') ?? '')?.code ?? '', BALLOTS_KIND)
    const call: Call | undefined = sheet?.about ? await callById(tx, sheet.about.id) : undefined
    if (!sheet || !call) throw new NotHere()
    return { actor, sheet, call }
  })
}
