import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { localDay } from '../../../../ground/calendar/local-time.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { DESK } from '../../rules.ts'
import { CoveragePage } from '../parts/coverage-page.tsx'
import { coverage } from '../reads.ts'

/** Who covers what: first what nobody does, then each operator with what they do and hold. */
export const whoCoversWhat = new Hono<Env>().get('/operators/coverage', async (c) => {
  const actor = requireRole(c, ...DESK)
  const today = localDay(c.var.now, c.var.territory.timeZone)
  const seen = await asActor(actor, (tx) => coverage(tx, today))
  return c.render(<CoveragePage {...seen} />, {
    title: c.var.t('operators.coverage.heading'),
    section: '/operators',
    robots: 'noindex',
  })
})
