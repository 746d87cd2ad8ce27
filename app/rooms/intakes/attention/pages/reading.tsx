import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { localDay } from '../../../../ground/calendar/local-time.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { parseForm } from '../../../../ground/forms/parse-form.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { TEAM } from '../../../people/rules.ts'
import { tellVulnerability } from '../../../people/vulnerability/writes.ts'
import { showIntake } from '../../pages/intake.tsx'
import { intakeToChange } from '../../parts/intake-here.ts'
import { eventForm, judgementForm } from '../forms.ts'
import { judge, shareFact } from '../writes.ts'

export const reading = new Hono<Env>()
  .post('/intakes/:id/judgements', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const id = c.req.param('id')
    const form = await parseForm(judgementForm, c)
    if (!form.ok) return showIntake(c, actor, id, { which: 'judge', form })
    const today = localDay(c.var.now, c.var.territory.timeZone)
    await asActor(actor, async (tx) =>
      judge(tx, actor, form.once, await intakeToChange(tx, id), form.value, today),
    )
    flash(c, 'intakes.judge.saved')
    return c.redirect(below(c, `/intakes/${id}`), 303)
  })
  .post('/intakes/:id/events', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const id = c.req.param('id')
    const form = await parseForm(eventForm, c)
    if (!form.ok) return showIntake(c, actor, id, { which: 'event', form })
    if (form.value.fromOn > localDay(c.var.now, c.var.territory.timeZone))
      return showIntake(c, actor, id, {
        which: 'event',
        form: { ...form, errors: { fromOn: ['intakes.new.future'] } },
      })
    await asActor(actor, async (tx) => {
      const intake = await intakeToChange(tx, id)
      await tellVulnerability(tx, actor, form.once, intake.personId, form.value, intake.circleId)
    })
    flash(c, 'intakes.reading.eventSaved')
    return c.redirect(below(c, `/intakes/${id}`), 303)
  })
  .post('/intakes/:id/events/:fact/share', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const { id, fact } = c.req.param()
    const shared =
      isId(fact) &&
      (await asActor(actor, async (tx) => shareFact(tx, actor, await intakeToChange(tx, id), fact)))
    if (!shared) return c.notFound()
    flash(c, 'intakes.reading.shared')
    return c.redirect(below(c, `/intakes/${id}`), 303)
  })
