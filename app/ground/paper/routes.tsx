import { type Context, Hono } from 'hono'
import * as z from 'zod'
import type { Env } from '../access/request.ts'
import { requireRole, signedIn } from '../access/signed-in.ts'
import { asActor } from '../db/database.ts'
import { below } from '../ui/below.ts'
import { partAsked } from '../ui/list-asked.ts'
import type { NavItem } from '../ui/nav-item.ts'
import { codeSaid } from './code.ts'
import { paperKinds, typingAt } from './kinds.ts'
import { countSheets, STATES, sheetLines } from './list.ts'
import { FindPage, SheetsPage } from './pages.tsx'
import { sheetByCode } from './sheets.ts'

type Roles = readonly string[]
const PER_PAGE = 50

export const navigationFor = (staff: Roles): NavItem[] => [
  { href: '/paper', label: 'paper.navigation', roles: staff },
]

const wantedForm = z.object({
  kind: z.string().max(40).optional().catch(undefined),
  state: z.enum(STATES).optional().catch(undefined),
})

/** The pages of all sheets: the list for whoever works here; for anyone signed in, the sheet they have in their hand. */
export const paperPages = (staff: Roles) =>
  new Hono<Env>()
    .get('/paper', async (c) => {
      const actor = requireRole(c, ...staff)
      const asked = wantedForm.parse(c.req.query())
      const wanted = { ...asked, kind: paperKinds.find(({ kind }) => kind === asked.kind)?.kind }
      const part = partAsked(c, PER_PAGE)
      const found = await asActor(actor, async (tx) => ({
        lines: await sheetLines(tx, wanted, part),
        total: await countSheets(tx, wanted),
      }))
      const filtered = wanted.kind !== undefined || wanted.state !== undefined
      return c.render(
        <SheetsPage {...found} page={part.page} perPage={PER_PAGE} filtered={filtered} roles={actor.roles} />,
        { title: c.var.t('paper.list.heading'), section: '/paper' },
      )
    })
    .get('/p', (c) => {
      signedIn(c)
      const said = c.req.query('code')
      return said?.trim() ? open(c, said) : find(c)
    })
    .get('/p/:sheetCode', (c) => {
      signedIn(c)
      return open(c, c.req.param('sheetCode'))
    })

/** The sheet of a code that was typed or scanned, where it is typed back; a row of it where the code names one. */
async function open(c: Context<Env>, said: string) {
  const actor = signedIn(c)
  const meant = codeSaid(said)
  const sheet = meant && (await asActor(actor, (tx) => sheetByCode(tx, meant.code)))
  if (sheet && paperKinds.some(({ kind }) => kind === sheet.kind))
    return c.redirect(below(c, typingAt(sheet, meant.row)), 303)
  c.status(meant ? 404 : 422)
  return find(c, said, meant ? 'paper.find.unknown' : 'paper.find.wrong')
}

const find = (c: Context<Env>, said?: string, error?: string) =>
  c.render(<FindPage said={said} error={error} />, {
    title: c.var.t('paper.find.heading'),
    section: '/paper',
  })
