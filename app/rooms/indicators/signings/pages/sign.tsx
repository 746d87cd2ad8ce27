import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { textsOf } from '../../../../ground/texts/use-texts.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { openSessionsIn } from '../../fillings/reads.ts'
import { reopenForm, signForm } from '../../reports/forms.ts'
import { showReport } from '../../reports/pages/report.tsx'
import { draftHere, idIn } from '../../reports/parts/here.ts'
import { signedHere } from '../parts/here.ts'
import { publishReport, reopenReport, signReport } from '../writes.ts'

export const signing = new Hono<Env>()
  .post('/reports/:report/sign', async (c) => {
    const actor = requireRole(c, 'coordinator')
    const { dayOf, now } = textsOf(c)
    const id = idIn(c, 'report')
    const open = await asActor(actor, async (tx) => {
      const { report } = await draftHere(tx, c, id)
      return openSessionsIn(tx, { from: report.fromOn, until: report.untilOn }, now, 1)
    })
    const form = await parseForm(signForm(open.length > 0), c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return showReport(c, { signing: form })
    }
    const { slug, name } = c.var.territory
    const signed = await asActor(actor, (tx) =>
      signReport(tx, actor, id, form.once, { here: { slug, name }, today: dayOf(now) }),
    )
    if (!signed.ok) {
      c.status(409)
      return showReport(c, { signing: { ...form, refusal: signed.refusal } })
    }
    flash(c, 'indicators.signings.isSigned')
    return c.redirect(below(c, `/reports/signed/${form.once}`), 303)
  })
  .post('/reports/:report/reopen', async (c) => {
    const actor = requireRole(c, 'coordinator')
    const id = idIn(c, 'report')
    const form = await parseForm(reopenForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return showReport(c, { signing: form })
    }
    await asActor(actor, (tx) => reopenReport(tx, actor, id, form.value.why, c.var.now))
    flash(c, 'indicators.signings.isOpen')
    return c.redirect(below(c, `/reports/${id}`), 303)
  })
  .post('/reports/signed/:signing/publish', async (c) => {
    const actor = requireRole(c, 'coordinator')
    const { id } = await signedHere(c)
    await asActor(actor, (tx) => publishReport(tx, actor, id))
    flash(c, 'indicators.signings.isPublic')
    return c.redirect(below(c, `/reports/signed/${id}`), 303)
  })
