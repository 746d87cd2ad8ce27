import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole, signedIn } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { below } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { OpeningList } from '../parts/opening-list.tsx'
import { type Opening, openings } from '../reads.ts'
import { OPENS, OVERSEES } from '../rules.ts'
import { closeGlass, noticeSeen } from '../writes.ts'

export const allOpenings = new Hono<Env>()
  .get('/break-glass', async (c) => {
    const actor = requireRole(c, ...OVERSEES)
    const all = await asActor(actor, (tx) => openings(tx, actor))
    return c.render(<OpeningsPage openings={all} />, {
      title: c.var.t('people.sensitive.all.heading'),
      robots: 'noindex',
    })
  })
  .post('/break-glass/:id/close', async (c) => {
    const actor = requireRole(c, ...OPENS)
    const { id } = c.req.param()
    if (!isId(id) || !(await asActor(actor, (tx) => closeGlass(tx, actor, id)))) return c.notFound()
    flash(c, 'people.sensitive.closed')
    return c.redirect(below(c, '/break-glass'), 303)
  })
  .post('/break-glass/:id/seen', async (c) => {
    const actor = signedIn(c)
    const { id } = c.req.param()
    if (!isId(id)) return c.notFound()
    const seen = await asActor(actor, (tx) => noticeSeen(tx, actor, id))
    return seen ? c.redirect(below(c, '/diary'), 303) : c.notFound()
  })

const OpeningsPage = ({ openings }: { openings: readonly Opening[] }) => (
  <Page heading="people.sensitive.all.heading" lead="people.sensitive.all.lead" width="reading">
    {openings.length === 0 && (
      <EmptyState heading="people.sensitive.all.empty" text="people.sensitive.all.emptyText" />
    )}
    <OpeningList openings={openings} />
  </Page>
)
