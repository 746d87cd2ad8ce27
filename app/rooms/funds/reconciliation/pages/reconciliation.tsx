import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { textsOf } from '../../../../ground/texts/use-texts.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { accountSums } from '../../ledger/reads.ts'
import { KEEPERS } from '../../rules.ts'
import { balanceForm, marksForm, seenForm, statementForm } from '../forms.ts'
import { BankPage, type Forms } from '../parts/bank-page.tsx'
import { MatchesPage } from '../parts/matches-page.tsx'
import { balances, differences, latestSeen, readStatement, unseen } from '../reads.ts'
import { matchLines } from '../rules.ts'
import { keepBalance, markSeen, unmark } from '../writes.ts'

const LATEST = 20
const PLACE = '/funds/reconciliation'

export const reconciliation = new Hono<Env>()
  .get(PLACE, (c) => show(c, {}))
  .post(PLACE, async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const form = await parseForm(seenForm(todayOf(c)), c)
    if (!form.ok) return refuse(c, { marking: form })
    const { entries, on, reference } = form.value
    await asActor(actor, (tx) =>
      markSeen(
        tx,
        actor,
        entries.map((entryId) => ({ entryId, seenOn: on, reference })),
      ),
    )
    flash(c, 'funds.bank.marked')
    return c.redirect(below(c, PLACE), 303)
  })
  .post(`${PLACE}/balance`, async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const form = await parseForm(balanceForm(todayOf(c)), c)
    if (!form.ok) return refuse(c, { balance: form })
    await asActor(actor, (tx) => keepBalance(tx, actor, form.once, form.value.on, form.value.cents))
    flash(c, 'funds.bank.balanceKept')
    return c.redirect(below(c, PLACE), 303)
  })
  .post(`${PLACE}/statement`, async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const form = await parseForm(statementForm, c)
    if (!form.ok) return refuse(c, { statement: form })
    const { file } = form.value
    const bytes = new Uint8Array(await file.arrayBuffer())
    const read = await readStatement(bytes, file.name, Number(todayOf(c).slice(0, 4)))
    if (!read.ok) return refuse(c, { statement: { ...form, errors: { file: [read.refusal] } } })
    const entries = await asActor(actor, unseen)
    const found = matchLines(read.value.lines, entries)
    return c.render(<MatchesPage {...found} entries={entries} unread={read.value.unread} />, {
      title: c.var.t('funds.bank.matches'),
      section: '/funds',
    })
  })
  .post(`${PLACE}/matches`, async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const form = await parseForm(marksForm, c)
    if (!form.ok) return refuse(c, {})
    const t = c.var.t
    const marks = form.value.marks.map(({ row, ...mark }) => ({
      ...mark,
      reference: t('funds.bank.row', { row }),
    }))
    await asActor(actor, (tx) => markSeen(tx, actor, marks))
    flash(c, 'funds.bank.marked')
    return c.redirect(below(c, PLACE), 303)
  })
  .post(`${PLACE}/:id/unmark`, async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const id = c.req.param('id')
    const gone = isId(id) && (await asActor(actor, (tx) => unmark(tx, actor, id)))
    if (!gone) return c.notFound()
    flash(c, 'funds.bank.unmarked')
    return c.redirect(below(c, PLACE), 303)
  })

const todayOf = (c: Context<Env>) => {
  const { dayOf, now } = textsOf(c)
  return dayOf(now)
}

const refuse = (c: Context<Env>, forms: Forms) => {
  c.status(422)
  return show(c, forms)
}

async function show(c: Context<Env>, forms: Record<string, FormState>) {
  const actor = requireRole(c, ...KEEPERS)
  const found = await asActor(actor, async (tx) => ({
    open: await unseen(tx),
    differing: await differences(tx),
    seen: await latestSeen(tx, LATEST),
    balanced: await balances(tx),
    sums: await accountSums(tx, todayOf(c)),
  }))
  return c.render(<BankPage {...found} {...forms} />, {
    title: c.var.t('funds.bank.heading'),
    section: '/funds',
  })
}
