import type { Context } from 'hono'
import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { localDay } from '../../../../ground/calendar/local-time.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { parseForm } from '../../../../ground/forms/parse-form.ts'
import type { TextKey } from '../../../../ground/texts/texts.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { TEAM } from '../../../people/rules.ts'
import { showIntake } from '../../pages/intake.tsx'
import { intakeToChange } from '../../parts/intake-here.ts'
import { answerForm, closingForm, contactForm, pressedForm, referralForm, stepForm } from '../forms.ts'
import { answerReferral, closeIntake, doStep, noteContact, planStep, refer, reopenIntake } from '../writes.ts'

const today = (c: Context<Env>) => localDay(c.var.now, c.var.territory.timeZone)

function saved(c: Context<Env>, id: string, words: TextKey) {
  flash(c, words)
  return c.redirect(below(c, `/intakes/${id}`), 303)
}

/** Beside which field a refusal is told; the day for all others. */
const REFERRAL_FIELD: Record<string, string> = {
  'intakes.referral.whomMissing': 'organisation',
  'intakes.referral.notAgreed': 'agreedHow',
}

export const going = new Hono<Env>()
  .post('/intakes/:id/steps', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const id = c.req.param('id')
    const form = await parseForm(stepForm, c)
    if (!form.ok) return showIntake(c, actor, id, { which: 'step', form })
    const planned = await asActor(actor, async (tx) =>
      planStep(tx, actor, form.once, await intakeToChange(tx, id), form.value),
    )
    if (planned.ok) return saved(c, id, 'intakes.steps.saved')
    const field = planned.refusal === 'intakes.step.notInCircle' ? 'assignedTo' : 'step'
    return showIntake(c, actor, id, {
      which: 'step',
      form: { ...form, errors: { [field]: [planned.refusal] } },
    })
  })
  .post('/intakes/:id/steps/:step/done', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const { id, step } = c.req.param()
    await parseForm(pressedForm, c)
    if (!isId(step)) return c.notFound()
    await asActor(actor, async (tx) => doStep(tx, actor, await intakeToChange(tx, id), step, today(c)))
    return saved(c, id, 'intakes.steps.doneNow')
  })
  .post('/intakes/:id/contacts', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const id = c.req.param('id')
    const form = await parseForm(contactForm, c)
    if (!form.ok) return showIntake(c, actor, id, { which: 'contact', form })
    const noted = await asActor(actor, async (tx) =>
      noteContact(tx, actor, form.once, await intakeToChange(tx, id), form.value, today(c)),
    )
    if (noted.ok) return saved(c, id, 'intakes.contacts.saved')
    return showIntake(c, actor, id, {
      which: 'contact',
      form: { ...form, errors: { onDay: [noted.refusal] } },
    })
  })
  .post('/intakes/:id/referrals', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const id = c.req.param('id')
    const form = await parseForm(referralForm, c)
    if (!form.ok) return showIntake(c, actor, id, { which: 'referral', form })
    const asked = await asActor(actor, async (tx) =>
      refer(tx, actor, form.once, await intakeToChange(tx, id), form.value, today(c)),
    )
    if (asked.ok) return saved(c, id, 'intakes.referrals.saved')
    const field = REFERRAL_FIELD[asked.refusal] ?? 'askedOn'
    return showIntake(c, actor, id, {
      which: 'referral',
      form: { ...form, errors: { [field]: [asked.refusal] } },
    })
  })
  .post('/intakes/:id/referrals/:referral/answer', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const { id, referral } = c.req.param()
    if (!isId(referral)) return c.notFound()
    const form = await parseForm(answerForm, c)
    if (!form.ok) return showIntake(c, actor, id, { which: 'answer', about: referral, form })
    const answered = await asActor(actor, async (tx) =>
      answerReferral(tx, actor, await intakeToChange(tx, id), referral, form.value, today(c)),
    )
    if (answered.ok) return saved(c, id, 'intakes.referrals.answerSaved')
    const errors = { answeredOn: [answered.refusal] }
    return showIntake(c, actor, id, { which: 'answer', about: referral, form: { ...form, errors } })
  })
  .post('/intakes/:id/close', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const id = c.req.param('id')
    const form = await parseForm(closingForm, c)
    if (!form.ok) return showIntake(c, actor, id, { which: 'close', form })
    const closed = await asActor(actor, async (tx) =>
      closeIntake(tx, actor, form.once, await intakeToChange(tx, id), form.value, today(c)),
    )
    if (closed.ok) return saved(c, id, 'intakes.close.saved')
    return showIntake(c, actor, id, {
      which: 'close',
      form: { ...form, errors: { closedOn: [closed.refusal] } },
    })
  })
  .post('/intakes/:id/reopen', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const id = c.req.param('id')
    await parseForm(pressedForm, c)
    await asActor(actor, async (tx) => reopenIntake(tx, actor, await intakeToChange(tx, id), today(c)))
    return saved(c, id, 'intakes.close.reopened')
  })
