import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { spaced } from '../../../../ground/paper/code.ts'
import { printAt, typingAt } from '../../../../ground/paper/kinds.ts'
import { PrintedSlips } from '../../../../ground/paper/slips.tsx'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { TEAM } from '../../../people/rules.ts'
import { slipsForm } from '../forms.ts'
import { AskPage } from '../parts/ask-page.tsx'
import { EmporiumSlip } from '../parts/emporium-slip.tsx'
import { type EmporiumSlips, slipsByCode, slipsLately } from '../reads.ts'
import { SLIPS, SLIPS_A_PAGE } from '../rules.ts'
import { makeEmporiumSlips } from '../writes.ts'

/** Slips for whoever does not use the internet: asked for by the team, printed four to a sheet. */
export const printingEmporiumSlips = SLIPS.reduce(
  (all, slip) => all.get(`/paper/${slip}/:sheetCode/print`, (c) => print(c, [c.req.param('sheetCode')])),
  new Hono<Env>()
    .get('/emporium/slips', (c) => ask(c))
    .post('/emporium/slips', async (c) => {
      const actor = requireRole(c, ...TEAM)
      const form = await parseForm(slipsForm, c)
      if (!form.ok) {
        c.status(422)
        return ask(c, form)
      }
      const made = await asActor(actor, (tx) => makeEmporiumSlips(tx, actor, form.once, form.value))
      const [first] = made
      const codes = made.map(({ code }) => code).join('-')
      const path = made.length === 1 && first ? printAt(first) : `/emporium/slips/print?codes=${codes}`
      return c.redirect(below(c, path), 303)
    })
    .get('/emporium/slips/print', (c) => print(c, (c.req.query('codes') ?? '').split('-'))),
)

async function print(c: Context<Env>, codes: readonly string[]) {
  const actor = requireRole(c, ...TEAM)
  const all = await asActor(actor, async (tx) => {
    const found: EmporiumSlips[] = []
    for (const code of codes.slice(0, SLIPS.length)) {
      const slips = await slipsByCode(tx, code)
      if (slips) found.push(slips)
    }
    return found
  })
  if (all.length === 0) throw new NotHere()
  return c.render(<PrintPage all={all} printedBy={c.var.session?.name ?? null} />, {
    title: c.var.t('exchange.emporium.print'),
    section: '/exchange',
  })
}

async function ask(c: Context<Env>, form: FormState = {}) {
  const actor = requireRole(c, ...TEAM)
  const made = await asActor(actor, slipsLately)
  return c.render(<AskPage made={made} language={c.var.language} form={form} />, {
    title: c.var.t('exchange.emporium.heading'),
    section: '/exchange',
  })
}

function PrintPage({ all, printedBy }: { all: readonly EmporiumSlips[]; printedBy: string | null }) {
  const at = useBelow()
  const [only] = all
  return (
    <PrintedSlips
      heading="exchange.emporium.print"
      kicker={all.map(({ sheet }) => spaced(sheet.code)).join(' · ')}
      crumbs={[{ href: at('/emporium/slips'), label: 'exchange.emporium.heading' }]}
      back={all.length === 1 && only ? at(typingAt(only.sheet)) : undefined}
      aPage={SLIPS_A_PAGE}
      slips={all.flatMap((slips) =>
        Array.from({ length: slips.sheet.rowCount }, (_, row) => (
          <EmporiumSlip slips={slips} number={row + 1} printedBy={printedBy} />
        )),
      )}
    />
  )
}
