import { Hono } from 'hono'
import type { Env } from '../../ground/access/request.ts'
import { requireRole, signedIn } from '../../ground/access/signed-in.ts'
import { asActor } from '../../ground/db/database.ts'
import { partAsked } from '../../ground/ui/list-asked.ts'
import type { NavItem } from '../../ground/ui/nav-item.ts'
import { operators } from '../../rooms/operators/reads.ts'
import { DESK } from '../../rooms/operators/rules.ts'
import { searchForm } from './forms.ts'
import { JournalPage, MyJournalPage } from './page.tsx'
import { journalLines, myLines, PER_PAGE } from './reads.ts'

export const navigation: NavItem[] = [{ href: '/journal', label: 'journal.nav', roles: DESK }]

/** Who did what: for the desk all of it, for anyone their own part. */
export const routes = new Hono<Env>()
  .get('/journal', async (c) => {
    const actor = requireRole(c, ...DESK)
    const search = searchForm.parse(c.req.query())
    const { timeZone } = c.var.territory
    const { limit } = partAsked(c, PER_PAGE)
    const found = await asActor(actor, async (tx) => ({
      lines: await journalLines(tx, search, timeZone, limit),
      operators: await operators(tx),
    }))
    return c.render(<JournalPage {...found} limit={limit} />, { title: c.var.t('journal.heading') })
  })
  .get('/journal/mine', async (c) => {
    const actor = signedIn(c)
    const { before } = searchForm.parse(c.req.query())
    const { limit } = partAsked(c, PER_PAGE)
    const lines = await asActor(actor, (tx) => myLines(tx, actor, before, limit))
    return c.render(<MyJournalPage lines={lines} limit={limit} />, { title: c.var.t('journal.mine.heading') })
  })
