import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { parseForm } from '../../../../ground/forms/parse-form.ts'
import { textsOf } from '../../../../ground/texts/use-texts.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { TEAM } from '../../../people/rules.ts'
import { settleForm } from '../../checkin/forms.ts'
import { sessionById } from '../../sessions/reads.ts'
import { knowArrival, settleArrivals } from '../writes.ts'

/** The button of the register that confirms who is here, and those that say whom somebody is. */
export const settling = new Hono<Env>().post('/activities/:id/sessions/:sessionId/arrivals', async (c) => {
  const actor = requireRole(c, ...TEAM)
  const [activityId, id] = [c.req.param('id'), c.req.param('sessionId')]
  const session = isId(id) ? await asActor(actor, (tx) => sessionById(tx, id)) : undefined
  if (!session || session.activityId !== activityId) throw new NotHere()
  const form = await parseForm(settleForm, c)
  if (!form.ok) throw new NotHere()
  const { now, dayOf } = textsOf(c)
  const when = { now, today: dayOf(now), once: form.once }
  const { is } = form.value
  const said = await asActor(actor, async (tx) =>
    is ? knowArrival(tx, actor, id, is, when) : settleArrivals(tx, actor, session, form.value, when),
  )
  if (said.ok) flash(c, is ? 'activities.checkin.known' : 'activities.checkin.confirmed')
  else flash(c, said.refusal, 'warning')
  return c.redirect(below(c, `/activities/${activityId}/sessions/${id}`), 303)
})
