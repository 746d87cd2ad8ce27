import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { parseForm } from '../../../../ground/forms/parse-form.ts'
import type { TextKey } from '../../../../ground/texts/texts.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { BookingFacts } from '../../bookings/parts/booking-facts.tsx'
import { TimeList } from '../../bookings/parts/time-list.tsx'
import { type BookingLine, type BookingTime, bookingById, timesOf } from '../../bookings/reads.ts'
import { holds } from '../../bookings/rules.ts'
import { cancelBooking, confirmAddress, waitInstead } from '../../desk/writes.ts'
import { bookableRooms } from '../../rooms/reads.ts'
import { tellOffers } from '../../waiting/jobs.ts'
import { acceptOffer } from '../../waiting/writes.ts'
import { ownCancelForm } from '../forms.ts'
import { keeperFor } from '../parts/keeper.ts'
import { isToken, originOf } from '../parts/links.ts'
import { tellFrom } from '../parts/send.ts'

/**
 * A booking by its link. Looking changes nothing: programs that look at mails before people do follow links, but press no
 * button. Whoever holds the link confirms the address, takes what is offered, or lets the room go.
 */
export const bookingByLink = new Hono<Env>()
  .get('/bookings/:booking/:token', (c) => show(c))
  .post('/bookings/:booking/:token/confirm', async (c) => {
    const { id, keeper } = asked(c)
    let isNew = false
    const confirmed = await asActor(keeper, async (tx) => {
      const booking = await bookingById(tx, id)
      if (!booking) throw new NotHere()
      isNew = booking.state === 'unconfirmed'
      const rooms = await bookableRooms(tx, booking.place_id, booking.room_id)
      const needsApproval = rooms.some((room) => room.needs_approval)
      return confirmAddress(tx, keeper, id, { now: c.var.now, needsApproval })
    })
    if (!confirmed.ok) return show(c, confirmed.refusal)
    if (isNew) await tellFrom(c, id, confirmed.value === 'requested' ? 'requested' : 'approved')
    return back(c)
  })
  .post('/bookings/:booking/:token/wait', async (c) => {
    const { id, keeper } = asked(c)
    await asActor(keeper, (tx) => waitInstead(tx, keeper, id, c.var.now))
    return back(c)
  })
  .post('/bookings/:booking/:token/accept', async (c) => {
    const { id, keeper } = asked(c)
    const accepted = await asActor(keeper, (tx) => acceptOffer(tx, keeper, id, c.var.now))
    return accepted ? back(c) : show(c, 'places.link.offerOver')
  })
  .post('/bookings/:booking/:token/cancel', async (c) => {
    const { id, keeper } = asked(c)
    const form = await parseForm(ownCancelForm, c)
    const reason = (form.ok && form.value.reason) || c.var.t('places.link.cancelledByThem')
    const cancelled = await asActor(keeper, (tx) => cancelBooking(tx, keeper, id, { reason, now: c.var.now }))
    if (!cancelled.ok) return show(c, cancelled.refusal)
    await tellOffers(c.var.territory, c.var.now, originOf(c))
    return back(c)
  })

const linkOf = (c: Context<Env>) => c.req.path.replace(/\/(confirm|wait|accept|cancel)$/, '')

/** To the link itself, which says how things stand: an address that can be read again and gone back to. */
const back = (c: Context<Env>) => c.redirect(linkOf(c), 303)

/** Whose link this is. Throws NotHere for one that was not made here. */
function asked(c: Context<Env>) {
  const { id: territoryId } = c.var.territory
  const [id, token] = [c.req.param('booking') ?? '', c.req.param('token') ?? '']
  if (!isId(id) || !isToken(territoryId, id, token)) throw new NotHere()
  return { id, keeper: keeperFor(territoryId) }
}

async function show(c: Context<Env>, refusal?: TextKey) {
  const { id, keeper } = asked(c)
  const found = await asActor(keeper, async (tx) => ({
    booking: await bookingById(tx, id),
    times: await timesOf(tx, id),
  }))
  if (!found.booking) throw new NotHere()
  const here = linkOf(c)
  if (refusal) c.status(409)
  return c.render(<LinkPage booking={found.booking} times={found.times} here={here} refusal={refusal} />, {
    title: c.var.t('places.link.heading'),
    robots: 'noindex',
  })
}

type Props = {
  booking: BookingLine
  times: readonly BookingTime[]
  here: string
  refusal?: TextKey | undefined
}

function LinkPage({ booking, times, here, refusal }: Props) {
  const { t, now } = useTexts()
  const below = useBelow()
  const { state } = booking
  const toCome = times.some((time) => time.state !== 'released' && time.starts_at > now)
  return (
    <Page heading="places.link.heading" kicker={booking.place} width="reading">
      {refusal && <Callout kind="warning" text={refusal} alert />}
      <p>{t(`places.link.is.${state}`)}</p>
      {state === 'unconfirmed' && (
        <p class="beside">
          <ActionButton action={`${here}/confirm`} label="places.link.confirm" quiet={false} />
          {refusal === 'places.booking.taken' && (
            <ActionButton action={`${here}/wait`} label="places.booking.wait" />
          )}
        </p>
      )}
      {state === 'offered' && (
        <ActionButton action={`${here}/accept`} label="places.link.accept" quiet={false} />
      )}
      <BookingFacts booking={booking} />
      <Section heading="places.booking.when">
        <TimeList times={times} />
      </Section>
      {toCome && (holds(state) || state === 'waiting') && (
        <Section heading="places.link.cancelHeading" lead="places.link.cancelLead">
          <Form action={`${here}/cancel`} submit="places.link.cancel" idPrefix="cancel" danger>
            <Field name="reason" label="places.booking.reason" maxlength={500} />
          </Form>
        </Section>
      )}
      <p>
        <ButtonLink href={below(`/places/${booking.place_id}/calendar`)} label="places.link.calendar" quiet />
      </p>
    </Page>
  )
}
