import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { localDay } from '../../../../ground/calendar/local-time.ts'
import { type ActorTx, asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { operatorAt } from '../../reads.ts'
import { DESK, mayAppoint, TEAM } from '../../rules.ts'
import { endRole } from '../../writes.ts'
import { handOverForm } from '../forms.ts'
import { roomDuties } from '../parts/duties.ts'
import { LeavingPage } from '../parts/leaving-page.tsx'
import { heldBy, partsLeftBy, receivers } from '../reads.ts'
import { handOver } from '../writes.ts'

/** Whoever leaves: what they hold open, to whom each kind goes, and what became of what was handed over. */
export const leaving = new Hono<Env>()
  .get('/operators/:id/hand-over', (c) => show(c, requireRole(c, ...DESK)))
  .post('/operators/:id/hand-over', async (c) => {
    const actor = requireRole(c, ...DESK)
    const form = await parseForm(handOverForm(roomDuties.map(({ kind }) => kind)), c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, form)
    }
    const handed = await asActor(actor, async (tx) => {
      const { id, roles } = await personHere(tx, c)
      // Only roles of theirs that the actor may end: another's id in the form ends nothing.
      const ending = form.value.roles.filter((role) => endable(actor, roles).some((one) => one.id === role))
      return handOver(
        tx,
        actor,
        form.once,
        id,
        { ...form.value, roles: ending },
        {
          today: todayOf(c),
          endRole: (role) => endRole(tx, actor, role, { isHandedOver: true }),
        },
      )
    })
    if (!handed.ok) {
      c.status(handed.errors ? 422 : 409)
      return show(c, actor, { ...form, errors: handed.errors, refusal: handed.refusal })
    }
    flash(c, 'operators.handOver.done')
    return c.redirect(below(c, `/operators/${c.req.param('id')}/hand-over`), 303)
  })

const todayOf = (c: Context<Env>) => localDay(c.var.now, c.var.territory.timeZone)

async function personHere(tx: ActorTx, c: Context<Env>) {
  const id = c.req.param('id') ?? ''
  const person = isId(id) ? await operatorAt(tx, id) : undefined
  if (!person || person.roles.length === 0) throw new NotHere()
  return person
}

type Roles = Awaited<ReturnType<typeof personHere>>['roles']
/** The standing roles in which somebody accompanies people, as far as the actor may end them. */
const endable = (actor: SignedInActor, roles: Roles) =>
  roles.filter(
    ({ role, ends_at }) => !ends_at && TEAM.some((one) => one === role) && mayAppoint(actor.roles, role),
  )

async function show(c: Context<Env>, actor: SignedInActor, form: FormState = {}) {
  const seen = await asActor(actor, async (tx) => {
    const person = await personHere(tx, c)
    return {
      person,
      held: await heldBy(tx, person.id, todayOf(c)),
      receivers: await receivers(tx, person.id),
      parts: await partsLeftBy(tx, person.id),
      ending: endable(actor, person.roles),
    }
  })
  const coordinates = holdsRole(actor, 'coordinator')
  return c.render(<LeavingPage {...seen} coordinates={coordinates} form={form} />, {
    title: c.var.t('operators.handOver.of', { name: seen.person.name }),
    section: '/operators',
    robots: 'noindex',
  })
}
