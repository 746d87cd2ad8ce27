import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { inLine } from '../../../../ground/db/in-line.ts'
import { parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below } from '../../../../ground/ui/below.ts'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { STAFF } from '../../../people/rules.ts'
import { ownerForm } from '../forms.ts'
import { RepeatFields, RoomField, WhenFields } from '../parts/booking-fields.tsx'
import { BookingPage, type BookingPageProps } from '../parts/booking-page.tsx'
import { beginOf, errorsOf, placeToBook, roomSaid } from '../parts/place-to-book.ts'
import { book, judge, lineOf, type Terms, type Wanted } from '../writes.ts'

/** The hours an owner keeps for itself, such as a school's lessons: nobody books them. */
export const ownerHours = new Hono<Env>()
  .get('/places/:id/bookings/owner', async (c) => {
    const actor = requireRole(c, ...STAFF)
    return show(c, { ...(await placeToBook(actor, c.req.param('id'))), form: {} })
  })
  .post('/places/:id/bookings/owner', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const here = await placeToBook(actor, c.req.param('id'))
    const form = await parseForm(ownerForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, { ...here, form })
    }
    const { value } = form
    const wanted: Wanted = {
      placeId: here.place.id,
      roomId: roomSaid(value.room),
      kind: 'owner',
      userKind: null,
      publicTitle: value.publicTitle,
      times: value,
    }
    const terms: Terms = {
      now: c.var.now,
      timeZone: c.var.territory.timeZone,
      state: 'confirmed',
      onTaken: value.act === 'skip' ? 'skip' : 'refuse',
    }
    const booked =
      value.act === 'check'
        ? undefined
        : await inLine(lineOf(here.place.id), () =>
            asActor(actor, (tx) => book(tx, actor, form.once, wanted, terms)),
          )
    if (booked?.ok) {
      flash(c, 'places.booking.ownerSaved')
      return c.redirect(below(c, `/places/bookings/${booked.value.id}`), 303)
    }
    const answer = booked ?? (await asActor(actor, (tx) => judge(tx, actor, wanted, terms)))
    c.status(answer.ok || value.act === 'check' ? 422 : 409)
    return show(c, { ...here, form: answer.ok ? form : { ...form, errors: errorsOf(answer) }, answer })
  })

const show = (c: Context<Env>, props: BookingPageProps) =>
  c.render(<OwnerPage {...props} asked={c.req.query()} />, {
    title: c.var.t('places.booking.ownerHeading'),
    section: '/places/manage',
    robots: 'noindex',
  })

function OwnerPage({ asked, ...page }: BookingPageProps & { asked: Record<string, string> }) {
  const { dayOf, now } = useTexts()
  const begin = beginOf(asked)
  return (
    <BookingPage
      {...page}
      heading="places.booking.ownerHeading"
      lead="places.booking.ownerLead"
      submit="places.booking.ownerSave"
      mayWait={false}
    >
      <Field
        name="publicTitle"
        label="places.booking.ownerTitle"
        hint="places.booking.ownerTitleHint"
        maxlength={160}
        required
      />
      <RoomField rooms={page.rooms} value={begin.room} />
      <WhenFields begin={begin} today={dayOf(now)} />
      <RepeatFields />
    </BookingPage>
  )
}
