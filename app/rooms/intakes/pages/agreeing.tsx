import { Hono } from 'hono'
import * as z from 'zod'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { localDay } from '../../../ground/calendar/local-time.ts'
import { asActor } from '../../../ground/db/database.ts'
import { isId } from '../../../ground/db/ids.ts'
import { parseForm } from '../../../ground/forms/parse-form.ts'
import { below } from '../../../ground/ui/below.ts'
import { flash } from '../../../ground/ui/flash.tsx'
import { addToCircle, leaveCircle } from '../../operators/circles/writes.ts'
import { keptIdOf } from '../../people/reads.ts'
import { TEAM } from '../../people/rules.ts'
import { agreementForm, endAgreementForm, memberForm } from '../forms.ts'
import { intakeToChange } from '../parts/intake-here.ts'
import { addAgreement, endAgreement } from '../writes.ts'
import { showIntake } from './intake.tsx'

const pressed = z.object({})

/** Who walks along, and what the person agreed to. */
export const agreeing = new Hono<Env>()
  .post('/intakes/:id/circle', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const id = c.req.param('id')
    const form = await parseForm(memberForm, c)
    if (!form.ok) return showIntake(c, actor, id, { which: 'join', form })
    const joined = await asActor(actor, async (tx) => {
      const { circleId, personId: about } = await intakeToChange(tx, id)
      const personId = await keptIdOf(tx, form.value.member)
      if (!personId || personId === about) return false
      await addToCircle(tx, actor, { id: form.once, circleId, personId, part: form.value.memberPart })
      return true
    })
    if (!joined)
      return showIntake(c, actor, id, {
        which: 'join',
        form: { ...form, errors: { member: ['intakes.circle.notThem'] } },
      })
    flash(c, 'intakes.circle.joined')
    return c.redirect(below(c, `/intakes/${id}`), 303)
  })
  .post('/intakes/:id/circle/:member/leave', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const { id, member } = c.req.param()
    await parseForm(pressed, c)
    if (!isId(member)) return c.notFound()
    const left = await asActor(actor, async (tx) => {
      const { circleId } = await intakeToChange(tx, id)
      return leaveCircle(tx, actor, circleId, member, c.var.now)
    })
    flash(c, left.ok ? 'intakes.circle.left' : left.refusal, left.ok ? 'success' : 'warning')
    // Whoever left reads it no more: their own list is where they go on.
    const own = left.ok && left.value.personId === actor.personId
    return c.redirect(below(c, own ? '/intakes' : `/intakes/${id}`), 303)
  })
  .post('/intakes/:id/agreements', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const id = c.req.param('id')
    const form = await parseForm(agreementForm, c)
    if (!form.ok) return showIntake(c, actor, id, { which: 'agree', form })
    const today = localDay(c.var.now, c.var.territory.timeZone)
    const agreed = await asActor(actor, async (tx) =>
      addAgreement(tx, actor, form.once, await intakeToChange(tx, id), form.value, today),
    )
    if (!agreed.ok) {
      const field = agreed.refusal === 'intakes.new.future' ? 'agreedOn' : 'givenBy'
      return showIntake(c, actor, id, {
        which: 'agree',
        form: { ...form, errors: { [field]: [agreed.refusal] } },
      })
    }
    flash(c, 'intakes.agreements.saved')
    return c.redirect(below(c, `/intakes/${id}`), 303)
  })
  .post('/intakes/:id/agreements/:agreement/end', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const { id, agreement } = c.req.param()
    const form = await parseForm(endAgreementForm, c)
    if (!form.ok || !isId(agreement)) return c.notFound()
    await asActor(actor, async (tx) =>
      endAgreement(tx, actor, (await intakeToChange(tx, id)).id, agreement, form.value.endedOn),
    )
    flash(c, 'intakes.agreements.ended')
    return c.redirect(below(c, `/intakes/${id}`), 303)
  })
