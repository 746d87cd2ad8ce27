import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../../ground/access/actor.ts'
import type { Env } from '../../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../../ground/access/signed-in.ts'
import { type ActorTx, asActor } from '../../../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../../ground/forms/parse-form.ts'
import { below } from '../../../../../ground/ui/below.ts'
import { flash } from '../../../../../ground/ui/flash.tsx'
import { findPeople } from '../../../../people/reads.ts'
import { fullName, TEAM } from '../../../../people/rules.ts'
import { idHere, todayOf } from '../../../parts/here.ts'
import { auditForm, giveForm } from '../forms.ts'
import { ShelfPage } from '../parts/shelf-page.tsx'
import { auditsOf, thingById } from '../reads.ts'
import { auditShelf, bookPiece, handOver } from '../writes.ts'

/** One thing on the shelf, for whoever stands at the desk: give it to somebody, count it. */
export const shelf = new Hono<Env>()
  .get('/emporium/:offer/shelf', (c) => show(c, requireRole(c, ...TEAM)))
  .post('/emporium/:offer/give', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(giveForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, actor, { which: 'give', form })
    }
    const today = todayOf(c)
    const given = await asActor(actor, async (tx) => {
      const thing = await thingHere(tx, c, today)
      const booked = await bookPiece(tx, actor, form.once, thing, form.value.person, today)
      if (!booked.ok) return booked
      const grams = form.value.kilos ?? (thing.kilos === null ? undefined : Math.round(thing.kilos * 1000))
      return handOver(tx, actor, booked.value.needId, { id: thing.id, title: thing.title, grams }, today)
    })
    if (!given.ok) {
      c.status(409)
      return show(c, actor, { which: 'give', form: { ...form, refusal: given.refusal } })
    }
    flash(c, 'exchange.goods.desk.handedOver')
    return c.redirect(below(c, '/emporium'), 303)
  })
  .post('/emporium/:offer/audit', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(auditForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, { which: 'audit', form })
    }
    const today = todayOf(c)
    const audited = await asActor(actor, async (tx) =>
      auditShelf(tx, actor, form.once, await thingHere(tx, c, today), form.value.counted, today),
    )
    if (!audited.ok) {
      c.status(409)
      return show(c, actor, { which: 'audit', form: { ...form, errors: { counted: [audited.refusal] } } })
    }
    flash(c, 'exchange.goods.shelf.saved')
    const gone = form.value.counted === 0
    return c.redirect(below(c, gone ? '/emporium' : `/emporium/${idHere(c, 'offer')}/shelf`), 303)
  })

async function thingHere(tx: ActorTx, c: Context<Env>, today: string) {
  const thing = await thingById(tx, idHere(c, 'offer'), today)
  if (!thing) throw new NotHere()
  return thing
}

type Sent = { which?: 'give' | 'audit'; form?: FormState }

async function show(c: Context<Env>, actor: SignedInActor, sent: Sent = {}) {
  const today = todayOf(c)
  const searching = sent.form?.searching
  const seen = await asActor(actor, async (tx) => {
    const thing = await thingHere(tx, c, today)
    return {
      thing,
      audits: await auditsOf(tx, thing.id),
      people: searching
        ? (await findPeople(tx, searching.query)).map((one) => ({ value: one.id, label: fullName(one) }))
        : [],
    }
  })
  return c.render(<ShelfPage {...seen} {...sent} />, { title: seen.thing.title, section: '/exchange' })
}
