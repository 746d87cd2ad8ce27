import { type Context, Hono } from 'hono'
import { holdsRole, type SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, signedIn } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { done } from '../../../../ground/forms/outcome.ts'
import { type FormState, sentForm } from '../../../../ground/forms/parse-form.ts'
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
import { tellFollowers } from '../../kinds/companionship/parts/letter.ts'
import { todayOf } from '../../parts/here.ts'
import { BEGINS, SURE, visitRow } from '../forms.ts'
import { CopyPage } from '../parts/copy-page.tsx'
import { slipByCode, type VisitSlip } from '../reads.ts'
import { copyVisits } from '../writes.ts'

/** A slip that comes back: copied by who follows the visits, or by who made them. */
export const copyingSlips = new Hono<Env>()
  .get('/paper/visits/:sheetCode', async (c) => {
    const actor = signedIn(c)
    return show(c, actor, await slipHere(c, actor))
  })
  .post('/paper/visits/:sheetCode', async (c) => {
    const actor = signedIn(c)
    const slip = await slipHere(c, actor)
    const sent = await sentForm(c)
    const kept = holdsRole(actor, ...TEAM) ? await keepPhotosOfSheet(actor, slip.sheet, sent) : done(0)
    const form = parseTyping(visitRow, numbersOf(slip.sheet), BEGINS, sent)
    const errors = { ...(form.ok ? {} : form.errors), ...(!kept.ok && { photo: [kept.refusal] }) }
    if (!form.ok || !kept.ok) return again(c, actor, { ...form, errors })
    if (form.value.rows.length === 0) {
      if (kept.value === 0)
        return again(c, actor, { ...form, errors: { form: ['exchange.slips.error.empty'] } })
      flash(c, 'exchange.slips.photoKept')
      return c.redirect(below(c, typingAt(slip.sheet)), 303)
    }
    const said = { ...form.value, once: form.once, sureOfSame: form.values[SURE] === 'yes' }
    const copied = await asActor(actor, (tx) => copyVisits(tx, actor, slip, said, todayOf(c)))
    if (!copied.ok) return again(c, actor, { ...form, errors: copied.errors }, copied.asked)
    await tellFollowers(c.var.territory, copied.tell)
    flash(c, 'exchange.slips.saved')
    return c.redirect(below(c, typingAt(slip.sheet)), 303)
  })

async function slipHere(c: Context<Env>, actor: SignedInActor): Promise<VisitSlip> {
  const slip = await asActor(actor, (tx) => slipByCode(tx, c.req.param('sheetCode') ?? ''))
  if (!slip) throw new NotHere()
  return slip
}

async function again(
  c: Context<Env>,
  actor: SignedInActor,
  form: FormState,
  asked: readonly Question[] = [],
) {
  c.status(422)
  return show(c, actor, await slipHere(c, actor), form, asked)
}

async function show(
  c: Context<Env>,
  actor: SignedInActor,
  slip: VisitSlip,
  form: FormState = {},
  asked: readonly Question[] = [],
) {
  const found = await asActor(actor, async (tx) => ({
    typings: await typingsOf(tx, slip.sheet.id),
    photos: await photosOfSheet(tx, slip.sheet.id),
  }))
  const keepsPhotos = holdsRole(actor, ...TEAM)
  const back = keepsPhotos
    ? ({ href: '/visits/following', label: 'exchange.companionship.following.heading' } as const)
    : ({ href: '/visits', label: 'exchange.companionship.visits.heading' } as const)
  const shown = rowsToShow(slip.sheet, slip.taken, form.errors)
  return c.render(
    <CopyPage
      slip={slip}
      rows={slip.rows.filter(({ number }) => shown.includes(number))}
      {...found}
      asked={asked}
      today={todayOf(c)}
      form={form}
      keepsPhotos={keepsPhotos}
      back={back}
    />,
    { title: `${c.var.t('exchange.slips.copy')} ${spaced(slip.sheet.code)}`, section: '/exchange' },
  )
}
