import { type Context, Hono } from 'hono'
import { holdsRole, type SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole, signedIn } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { STAFF } from '../../../people/rules.ts'
import { keeperFor } from '../../asking/parts/keeper.ts'
import { originOf } from '../../asking/parts/links.ts'
import { tellFrom } from '../../asking/parts/send.ts'
import { bookingById, paymentsOf, timesOf } from '../../bookings/reads.ts'
import { tellOffers } from '../../waiting/jobs.ts'
import { acceptOffer } from '../../waiting/writes.ts'
import { paymentForm, reasonForm } from '../forms.ts'
import { BookingSheet } from '../parts/booking-sheet.tsx'
import { approve, cancelBooking, cancelTime, notePayment, refuse } from '../writes.ts'

type Forms = { cancel?: FormState; refuse?: FormState; pay?: FormState }

/** One booking: what it is, and what whoever keeps the place does with it. Whose it is may let it go. */
export const oneBooking = new Hono<Env>()
  .get('/places/bookings/:booking', (c) => show(c, signedIn(c)))
  .post('/places/bookings/:booking/approved', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const id = idOf(c)
    const answered = await asActor(actor, (tx) => approve(tx, actor, id, c.var.now))
    if (!answered.ok) return back(c, id, answered.refusal)
    await tellFrom(c, id, 'approved')
    return back(c, id)
  })
  .post('/places/bookings/:booking/refused', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const id = idOf(c)
    const form = await parseForm(reasonForm, c)
    if (!form.ok) return show(c, actor, { refuse: form }, 422)
    const { reason } = form.value
    const answered = await asActor(actor, (tx) => refuse(tx, actor, id, { reason, now: c.var.now }))
    if (!answered.ok) return back(c, id, answered.refusal)
    await tellFrom(c, id, 'refused')
    await tellOffers(c.var.territory, c.var.now, originOf(c))
    return back(c, id)
  })
  .post('/places/bookings/:booking/accepted', async (c) => {
    const actor = signedIn(c)
    const id = idOf(c)
    const staff = holdsRole(actor, ...STAFF)
    // Who waited and left no address says yes at the desk; a member does for their organisation.
    if (!(await asActor(actor, (tx) => bookingById(tx, id)))) throw new NotHere()
    const by = staff ? actor : keeperFor(actor.territoryId, actor.personId)
    if (!(await asActor(by, (tx) => acceptOffer(tx, by, id, c.var.now))))
      return back(c, id, 'places.link.offerOver')
    if (staff) await tellFrom(c, id, 'approved')
    return back(c, id)
  })
  .post('/places/bookings/:booking/cancelled', async (c) => {
    const actor = signedIn(c)
    const id = idOf(c)
    const staff = holdsRole(actor, ...STAFF)
    // Whoever may read it and does not keep the place is whose it is: they let it go, whoever keeps it writes it down.
    if (!(await asActor(actor, (tx) => bookingById(tx, id)))) throw new NotHere()
    const form = await parseForm(reasonForm, c)
    if (!form.ok) return show(c, actor, { cancel: form }, 422)
    const { reason, time } = form.value
    const by = staff ? actor : keeperFor(actor.territoryId, actor.personId)
    const cancelled = await asActor(by, (tx) =>
      time
        ? cancelTime(tx, by, id, time, { reason, now: c.var.now })
        : cancelBooking(tx, by, id, { reason, now: c.var.now }),
    )
    if (!cancelled.ok) return back(c, id, cancelled.refusal)
    if (staff) await tellFrom(c, id, 'cancelled', reason)
    await tellOffers(c.var.territory, c.var.now, originOf(c))
    return back(c, id)
  })
  .post('/places/bookings/:booking/payments', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const id = idOf(c)
    const form = await parseForm(paymentForm, c)
    if (!form.ok) return show(c, actor, { pay: form }, 422)
    const { onDate, how, sum: cents } = form.value
    const noted = await asActor(actor, (tx) => notePayment(tx, actor, form.once, id, { onDate, how, cents }))
    if (!noted.ok) return show(c, actor, { pay: { ...form, errors: { sum: [noted.refusal] } } }, 422)
    return back(c, id)
  })

function idOf(c: Context<Env>): string {
  const id = c.req.param('booking') ?? ''
  if (!isId(id)) throw new NotHere()
  return id
}

type Refusal = 'places.booking.answered' | 'places.booking.over' | 'places.link.offerOver'
function back(c: Context<Env>, id: string, refusal?: Refusal) {
  flash(c, refusal ?? 'places.booking.noted', refusal ? 'warning' : 'success')
  return c.redirect(below(c, `/places/bookings/${id}`), 303)
}

async function show(c: Context<Env>, actor: SignedInActor, forms: Forms = {}, status: 200 | 422 = 200) {
  const id = idOf(c)
  const found = await asActor(actor, async (tx) => ({
    booking: await bookingById(tx, id),
    times: await timesOf(tx, id),
    payments: await paymentsOf(tx, id),
  }))
  const { booking } = found
  if (!booking) throw new NotHere()
  c.status(status)
  const keeps = holdsRole(actor, ...STAFF)
  return c.render(<BookingSheet {...found} booking={booking} forms={forms} keeps={keeps} />, {
    title: c.var.t('places.booking.heading'),
    section: keeps ? '/places/manage' : '/bookings',
    robots: 'noindex',
  })
}
