import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { reachedAt } from '../../../../ground/access/reached-at.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { parseForm } from '../../../../ground/forms/parse-form.ts'
import { textsOf } from '../../../../ground/texts/use-texts.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { TEAM } from '../../../people/rules.ts'
import { cancelSignUp, moveUp, takePlace } from '../../queue/writes.ts'
import { tell, tellOffered } from '../../signups/parts/tell.ts'
import { type SignUp, signUpById } from '../../signups/reads.ts'
import { confirmSignUp } from '../../signups/writes.ts'
import { knowThem } from '../writes.ts'

const whoForm = z.object({ known: z.union([z.guid(), z.literal('new')]) })

/** What the team does for one who signed up: each is a button of the list. */
export const signUpActs = new Hono<Env>()
  .post('/activities/sign-ups/:signup/confirm', async (c) => {
    const { actor, signUp } = await signUpHere(c)
    const said = await asActor(actor, (tx) => confirmSignUp(tx, actor, signUp.id, c.var.now))
    if (!said.ok) flash(c, said.refusal, 'warning')
    else {
      flash(c, 'activities.signups.desk.confirmed')
      if (said.value === 'in' || said.value === 'waiting')
        await tell(said.value, where(c), [{ id: signUp.id }], c.var.now)
    }
    return c.redirect(back(c, signUp), 303)
  })
  .post('/activities/sign-ups/:signup/take', async (c) => {
    const { actor, signUp } = await signUpHere(c)
    const said = await asActor(actor, (tx) => takePlace(tx, actor, signUp.id, c.var.now))
    if (said.ok) flash(c, 'activities.signups.desk.confirmed')
    else flash(c, said.refusal, 'warning')
    return c.redirect(back(c, signUp), 303)
  })
  .post('/activities/sign-ups/:signup/up', async (c) => {
    const { actor, signUp } = await signUpHere(c)
    const moved = await asActor(actor, (tx) => moveUp(tx, actor, signUp.id, c.var.now))
    if (moved) flash(c, 'activities.signups.desk.movedUp')
    return c.redirect(back(c, signUp), 303)
  })
  .post('/activities/sign-ups/:signup/cancel', async (c) => {
    const { actor, signUp } = await signUpHere(c)
    const { offered } = await asActor(actor, (tx) => cancelSignUp(tx, actor, signUp.id, c.var.now))
    await tellOffered(where(c), offered, c.var.now)
    flash(c, 'activities.signups.desk.cancelled')
    return c.redirect(back(c, signUp), 303)
  })
  .post('/activities/sign-ups/:signup/who', async (c) => {
    const { actor, signUp } = await signUpHere(c)
    const form = await parseForm(whoForm, c)
    if (!form.ok) throw new NotHere()
    const { now, dayOf } = textsOf(c)
    const { known } = form.value
    const said = await asActor(actor, (tx) =>
      knowThem(tx, actor, signUp.id, known === 'new' ? known : { known }, {
        now,
        today: dayOf(now),
        once: form.once,
      }),
    )
    if (said.ok) flash(c, 'activities.signups.desk.knownNow')
    else flash(c, said.refusal, 'warning')
    return c.redirect(back(c, signUp), 303)
  })

const where = (c: Context<Env>) => ({ url: reachedAt(c), territory: c.var.territory })

async function signUpHere(c: Context<Env>) {
  const actor = requireRole(c, ...TEAM)
  const id = c.req.param('signup') ?? ''
  const signUp = isId(id) ? await asActor(actor, (tx) => signUpById(tx, id)) : undefined
  if (!signUp) throw new NotHere()
  return { actor, signUp }
}

const back = (c: Context<Env>, { activityId, sessionId }: SignUp) =>
  below(c, `/activities/${activityId}${sessionId ? `/sessions/${sessionId}` : ''}/sign-ups`)
