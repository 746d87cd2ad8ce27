import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, sentForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import type { Question } from '../../../../ground/paper/asked.ts'
import { spaced } from '../../../../ground/paper/code.ts'
import { typingAt } from '../../../../ground/paper/kinds.ts'
import { parseTyping } from '../../../../ground/paper/parse-typing.ts'
import { keepPhotosOfSheet, photosOfSheet } from '../../../../ground/paper/photos.ts'
import { numbersOf, rowsToShow } from '../../../../ground/paper/taken.ts'
import { typingsOf } from '../../../../ground/paper/typings.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { TEAM } from '../../../people/rules.ts'
import { lookUp } from '../../notices/parts/notice-beginning.ts'
import { todayOf } from '../../parts/here.ts'
import { TYPED, type TypedSlip } from '../forms.ts'
import { CopyPage } from '../parts/copy-page.tsx'
import { copiedOf, type EmporiumSlips, slipsByCode } from '../reads.ts'
import { SLIPS, type Slip } from '../rules.ts'
import { type Against, copySlips } from '../writes.ts'

/** Slips that come over the counter: copied one after the other, each becomes what the desk itself would have written. */
export const copyingEmporiumSlips = SLIPS.reduce(
  (all, slip) =>
    all
      .get(`/paper/${slip}/:sheetCode`, async (c) => {
        const actor = requireRole(c, ...TEAM)
        return show(c, actor, await slipsHere(c, actor, slip))
      })
      .post(`/paper/${slip}/:sheetCode`, (c) => copy(c, slip)),
  new Hono<Env>(),
)

async function copy(c: Context<Env>, slip: Slip) {
  const actor = requireRole(c, ...TEAM)
  const slips = await slipsHere(c, actor, slip)
  const { sheet } = slips
  const sent = await sentForm(c)
  const kept = await keepPhotosOfSheet(actor, sheet, sent)
  const { row, begins, foot } = TYPED[slip]
  const form = parseTyping(row, numbersOf(sheet), begins, sent, foot)
  const errors = { ...(form.ok ? {} : form.errors), ...(!kept.ok && { photo: [kept.refusal] }) }
  if (!form.ok || !kept.ok) return again(c, actor, slip, { ...form, errors })
  const rows: readonly TypedSlip[] = form.value.rows
  if (rows.length === 0) {
    if (kept.value === 0)
      return again(c, actor, slip, { ...form, errors: { form: ['exchange.emporium.error.empty'] } })
    flash(c, 'exchange.emporium.photoKept')
    return c.redirect(below(c, typingAt(sheet)), 303)
  }
  const copied = await asActor(actor, (tx) =>
    copySlips(tx, actor, sheet, { ...form.value, rows, once: form.once }, todayOf(c)),
  )
  if (!copied.ok) return again(c, actor, slip, { ...form, errors: copied.errors }, copied)
  const unsigned = rows.some((one) => one.slip === 'hours' && one.signed === undefined)
  flash(c, unsigned ? 'exchange.emporium.savedUnsigned' : 'exchange.emporium.saved')
  return c.redirect(below(c, typingAt(sheet)), 303)
}

async function slipsHere(c: Context<Env>, actor: SignedInActor, slip: Slip): Promise<EmporiumSlips> {
  const slips = await asActor(actor, (tx) => slipsByCode(tx, c.req.param('sheetCode') ?? '', slip))
  if (!slips) throw new NotHere()
  return slips
}

type Open = { asked: readonly Question[]; against: Against }
const NOTHING_OPEN: Open = { asked: [], against: new Map() }

async function again(
  c: Context<Env>,
  actor: SignedInActor,
  slip: Slip,
  form: FormState,
  open = NOTHING_OPEN,
) {
  c.status(statusOfRetry(form))
  return show(c, actor, await slipsHere(c, actor, slip), form, open)
}

async function show(
  c: Context<Env>,
  actor: SignedInActor,
  slips: EmporiumSlips,
  form: FormState = {},
  { asked, against }: Open = NOTHING_OPEN,
) {
  const { slip, sheet } = slips
  const query = form.searching?.query
  const found = await asActor(actor, async (tx) => ({
    copied: await copiedOf(tx, slips),
    typings: await typingsOf(tx, sheet.id),
    photos: await photosOfSheet(tx, sheet.id),
    found: query ? await lookUp(tx, 'person', query) : [],
  }))
  return c.render(
    <CopyPage
      {...found}
      slips={slips}
      rows={rowsToShow(sheet, slips.taken, form.errors)}
      asked={asked}
      against={against}
      today={todayOf(c)}
      form={form}
    />,
    { title: `${c.var.t(`exchange.emporium.copy.${slip}`)} ${spaced(sheet.code)}`, section: '/exchange' },
  )
}
