import { Hono } from 'hono'
import type { Env } from '../../ground/access/request.ts'
import { requireRole, signedIn } from '../../ground/access/signed-in.ts'
import { asActor } from '../../ground/db/database.ts'
import type { NavItem } from '../../ground/ui/nav-item.ts'
import { operators } from '../../rooms/operators/reads.ts'
import { DESK } from '../../rooms/operators/rules.ts'
import { searchForm } from './forms.ts'
import { JournalPage, MyJournalPage } from './page.tsx'
import { journalLines, myLines } from './reads.ts'

export const navigation: NavItem[] = [{ href: '/journal', label: 'journal.nav', roles: DESK }]

/** Who did what: for the desk all of it, for anyone their own part. */
export const routes = new Hono<Env>()
  .get('/journal', async (c) => {
    const actor = requireRole(c, ...DESK)
    const search = searchForm.parse(c.req.query())
    const { timeZone } = c.var.territory
    const found = await asActor(actor, async (tx) => ({
      lines: await journalLines(tx, search, timeZone),
      operators: await operators(tx),
    }))
    return c.render(<JournalPage {...found} />, { title: c.var.t('journal.heading') })
  })
  .get('/journal/mine', async (c) => {
    const actor = signedIn(c)
    const { before } = searchForm.parse(c.req.query())
    const lines = await asActor(actor, (tx) => myLines(tx, actor, before))
    return c.render(<MyJournalPage lines={lines} />, { title: c.var.t('journal.mine.heading') })
  })
