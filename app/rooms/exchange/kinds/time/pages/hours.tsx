import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../../ground/access/actor.ts'
import type { Env } from '../../../../../ground/access/request.ts'
import { NotHere, requireRole, signedIn } from '../../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../../ground/forms/parse-form.ts'
import type { TextKey } from '../../../../../ground/texts/texts.ts'
import { below } from '../../../../../ground/ui/below.ts'
import { flash } from '../../../../../ground/ui/flash.tsx'
import { TEAM } from '../../../../people/rules.ts'
import { myAgreements } from '../../../agreements/reads.ts'
import { confirmFact, noteFact } from '../../../facts/writes.ts'
import { idHere, todayOf } from '../../../parts/here.ts'
import { confirmForm, hoursForm } from '../forms.ts'
import { AllHoursPage } from '../parts/all-hours-page.tsx'
import { HoursPage } from '../parts/hours-page.tsx'
import { balances, hourLinesOf, hoursOf } from '../reads.ts'
import { isHourly } from '../rules.ts'

/** One's own hours, given and received; and everybody's, for the team. */
export const hours = new Hono<Env>()
  .get('/hours', (c) => show(c, signedIn(c)))
  .get('/hours/all', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const all = await asActor(actor, balances)
    return c.render(<AllHoursPage all={all} />, {
      title: c.var.t('exchange.time.all.heading'),
      section: '/exchange',
    })
  })
  .post('/hours/:agreement', async (c) => {
    const actor = signedIn(c)
    const form = await parseForm(hoursForm, c)
    const agreementId = idHere(c, 'agreement')
    if (!form.ok) {
      c.status(422)
      return show(c, actor, { agreementId, form })
    }
    const noted = await asActor(actor, async (tx) => {
      const mine = await myAgreements(tx, actor)
      if (!mine.some(({ id, kind }) => id === agreementId && isHourly(kind))) throw new NotHere()
      const { onDate, hours } = form.value
      return noteFact(tx, actor, agreementId, { id: form.once, code: 'hours', onDate, hours }, todayOf(c))
    })
    if (!noted.ok) {
      c.status(409)
      const refusal = noted.hindrances?.[0]?.reason.key ?? noted.refusal
      return show(c, actor, { agreementId, form: { ...form, refusal } })
    }
    flash(c, 'exchange.time.mine.written')
    return c.redirect(below(c, '/hours'), 303)
  })
  .post('/hours/:hour/confirm', async (c) => {
    const actor = signedIn(c)
    await parseForm(confirmForm, c)
    const id = idHere(c, 'hour')
    const confirmed = await asActor(actor, async (tx) => {
      const mine = (await hourLinesOf(tx, actor.personId)).find((line) => line.id === id)
      if (!mine) throw new NotHere()
      return confirmFact(tx, actor, id)
    })
    if (confirmed.ok) flash(c, 'exchange.time.mine.confirmed')
    else flash(c, confirmed.refusal as TextKey, 'warning')
    return c.redirect(below(c, '/hours'), 303)
  })

type Sent = { agreementId?: string; form?: FormState }

async function show(c: Context<Env>, actor: SignedInActor, sent: Sent = {}) {
  const seen = await asActor(actor, async (tx) => ({
    sum: await hoursOf(tx, actor.personId),
    lines: await hourLinesOf(tx, actor.personId),
    running: (await myAgreements(tx, actor))
      .filter(({ kind, endedOn }) => isHourly(kind) && endedOn === null)
      .map(({ id, title, offer }) => ({ id, title, gives: offer.personId === actor.personId })),
  }))
  return c.render(<HoursPage {...seen} today={todayOf(c)} {...sent} />, {
    title: c.var.t('exchange.time.mine.heading'),
    section: '/exchange',
  })
}
