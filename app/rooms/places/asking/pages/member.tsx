import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, signedIn } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { inLine } from '../../../../ground/db/in-line.ts'
import { parseForm } from '../../../../ground/forms/parse-form.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { below } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { memberForm } from '../../bookings/forms.ts'
import { RepeatFields, RoomField, UseFields, WhenFields } from '../../bookings/parts/booking-fields.tsx'
import { BookingPage, type BookingPageProps } from '../../bookings/parts/booking-page.tsx'
import { beginOf, errorsOf, placeToBook, roomSaid } from '../../bookings/parts/place-to-book.ts'
import { ownOrganisations } from '../../bookings/reads.ts'
import { book, judge, lineOf, type Terms, type Wanted } from '../../bookings/writes.ts'
import { keeperFor } from '../parts/keeper.ts'

type Own = { id: string; name: string }

/** Who speaks for an organisation books for it: at once where the room needs no approval. */
export const memberBooking = new Hono<Env>()
  .get('/places/:id/bookings/ours', async (c) => {
    const actor = signedIn(c)
    const own = await organisationsOf(c, actor)
    return show(c, { ...(await placeToBook(actor, c.req.param('id'))), form: {}, own })
  })
  .post('/places/:id/bookings/ours', async (c) => {
    const actor = signedIn(c)
    const own = await organisationsOf(c, actor)
    const here = await placeToBook(actor, c.req.param('id'))
    const form = await parseForm(memberForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, { ...here, form, own })
    }
    const { value } = form
    const body = own.find(({ id }) => id === value.organisationId)
    const roomId = roomSaid(value.room)
    const rooms = here.rooms.filter(({ id }) => roomId === null || id === roomId)
    if (!body || rooms.length === 0) return c.notFound()
    const wanted: Wanted = {
      placeId: here.place.id,
      roomId,
      kind: 'use',
      userKind: value.userKind,
      organisationId: body.id,
      people: value.people,
      publicTitle: value.publicTitle,
      booker: { email: c.var.session?.email, phone: value.phone, purpose: value.purpose },
      times: value,
    }
    const terms: Terms = {
      now: c.var.now,
      timeZone: c.var.territory.timeZone,
      language: c.var.language,
      state: rooms.some((room) => room.needs_approval) ? 'requested' : 'confirmed',
      onTaken: value.act === 'skip' || value.act === 'wait' ? value.act : 'refuse',
    }
    const keeper = keeperFor(actor.territoryId, actor.personId)
    const booked =
      value.act === 'check'
        ? undefined
        : await inLine(lineOf(here.place.id), () =>
            asActor(keeper, (tx) => book(tx, keeper, form.once, wanted, terms)),
          )
    if (booked?.ok) {
      flash(c, `places.ours.${booked.value.state}`)
      return c.redirect(below(c, '/bookings'), 303)
    }
    const answer = booked ?? (await asActor(keeper, (tx) => judge(tx, keeper, wanted, terms)))
    c.status(answer.ok || value.act === 'check' ? 422 : 409)
    return show(c, { ...here, form: answer.ok ? form : { ...form, errors: errorsOf(answer) }, answer, own })
  })

/** The organisations somebody speaks for; for whoever speaks for none this page is not there. */
async function organisationsOf(c: Context<Env>, actor: SignedInActor): Promise<Own[]> {
  const { dayOf, now } = textsOf(c)
  const own = await asActor(actor, (tx) => ownOrganisations(tx, actor.personId, dayOf(now)))
  if (own.length === 0) throw new NotHere()
  return own
}

const show = (c: Context<Env>, props: BookingPageProps & { own: Own[] }) =>
  c.render(<MemberPage {...props} asked={c.req.query()} />, {
    title: c.var.t('places.ours.heading'),
    section: '/bookings',
    robots: 'noindex',
  })

function MemberPage({
  own,
  asked,
  ...page
}: BookingPageProps & { own: Own[]; asked: Record<string, string> }) {
  const { dayOf, now } = useTexts()
  const [only] = own
  const begin = beginOf(asked)
  return (
    <BookingPage {...page} heading="places.ours.heading" lead="places.ours.lead" submit="places.ours.save">
      <Select
        name="organisationId"
        label="places.booking.organisation"
        options={own.map(({ id, name }) => ({ value: id, label: name }))}
        value={own.length === 1 ? only?.id : undefined}
        required
      />
      <RoomField rooms={page.rooms} value={begin.room} />
      <WhenFields begin={begin} today={dayOf(now)} />
      <RepeatFields />
      <UseFields />
    </BookingPage>
  )
}
