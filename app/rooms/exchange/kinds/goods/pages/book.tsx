import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../../ground/access/actor.ts'
import type { Env } from '../../../../../ground/access/request.ts'
import { NotHere, signedIn } from '../../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../../ground/ui/below.ts'
import { Callout } from '../../../../../ground/ui/callout.tsx'
import { EmptyState } from '../../../../../ground/ui/empty-state.tsx'
import { flash } from '../../../../../ground/ui/flash.tsx'
import { Form } from '../../../../../ground/ui/form.tsx'
import { ButtonLink, Page } from '../../../../../ground/ui/page.tsx'
import { idHere, todayOf } from '../../../parts/here.ts'
import { bookForm } from '../forms.ts'
import { BookingList } from '../parts/booking-list.tsx'
import { type Booking, myBookingOf, myBookings, type Shelf, thingById } from '../reads.ts'
import { BOOKED_DAYS, MOST_BOOKINGS } from '../rules.ts'
import { bookPiece, releaseBooking } from '../writes.ts'

/** A neighbour's side of the emporium: book a thing, see one's bookings, leave one to somebody else. */
export const booking = new Hono<Env>()
  .get('/emporium/bookings', async (c) => {
    const actor = signedIn(c)
    const mine = await asActor(actor, (tx) => myBookings(tx, actor))
    return c.render(<MinePage mine={mine} today={todayOf(c)} />, {
      title: c.var.t('exchange.goods.mine.heading'),
      section: '/exchange',
    })
  })
  .post('/emporium/bookings/:booking/release', async (c) => {
    const actor = signedIn(c)
    const id = idHere(c, 'booking')
    await parseForm(bookForm, c)
    if (!(await asActor(actor, (tx) => releaseBooking(tx, actor, id, todayOf(c))))) throw new NotHere()
    flash(c, 'exchange.goods.mine.releasedNow')
    return c.redirect(below(c, '/emporium/bookings'), 303)
  })
  .get('/emporium/:offer/book', (c) => show(c, signedIn(c)))
  .post('/emporium/:offer/book', async (c) => {
    const actor = signedIn(c)
    const form = await parseForm(bookForm, c)
    const today = todayOf(c)
    const booked = await asActor(actor, async (tx) => {
      const thing = await thingById(tx, idHere(c, 'offer'), today)
      if (!thing) throw new NotHere()
      return bookPiece(tx, actor, form.once, thing, actor.personId, today)
    })
    if (!booked.ok) {
      c.status(409)
      return show(c, actor, { ...form, refusal: booked.refusal })
    }
    flash(c, 'exchange.goods.book.booked')
    return c.redirect(below(c, '/emporium/bookings'), 303)
  })

async function show(c: Context<Env>, actor: SignedInActor, form: FormState = {}) {
  const today = todayOf(c)
  const seen = await asActor(actor, async (tx) => {
    const thing = await thingById(tx, idHere(c, 'offer'), today)
    if (!thing) throw new NotHere()
    return { thing, mine: await myBookingOf(tx, actor, thing.id, today) }
  })
  return c.render(<BookPage {...seen} form={form} />, {
    title: c.var.t('exchange.goods.book.heading', { title: seen.thing.title }),
    section: '/exchange',
  })
}

type BookProps = { thing: Shelf; mine: Booking | undefined; form: FormState }

function BookPage({ thing, mine, form }: BookProps) {
  const { t, day } = useTexts()
  const at = useBelow()
  const path = 'exchange.goods'
  return (
    <Page
      heading={[`${path}.book.heading`, { title: thing.title }]}
      lead={[`${path}.book.lead`, { days: BOOKED_DAYS }]}
      crumbs={[{ href: at(`/exchange/notices/${thing.id}`), label: { said: thing.title } }]}
      width="reading"
    >
      {mine ? (
        <Callout kind="success" text={[`${path}.book.done`, { day: day(mine.untilOn) }]} />
      ) : thing.free > 0 || form.refusal ? (
        <>
          {thing.free > 0 && <p>{t(`${path}.book.free`, { count: thing.free })}</p>}
          <p>{t(`${path}.book.same`, { most: MOST_BOOKINGS })}</p>
          <Form {...form} action={at(`/emporium/${thing.id}/book`)} submit={`${path}.book.now`} />
        </>
      ) : (
        <EmptyState heading={`${path}.book.gone`} text={`${path}.book.goneText`} />
      )}
    </Page>
  )
}

function MinePage({ mine, today }: { mine: Booking[]; today: string }) {
  const at = useBelow()
  return (
    <Page heading="exchange.goods.mine.heading" lead="exchange.goods.mine.lead" width="reading">
      {mine.length === 0 ? (
        <EmptyState heading="exchange.goods.mine.none" text="exchange.goods.mine.noneText">
          <ButtonLink href={at('/exchange/goods')} label="exchange.goods.mine.look" />
        </EmptyState>
      ) : (
        <BookingList mine={mine} today={today} />
      )}
    </Page>
  )
}
