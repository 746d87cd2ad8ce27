import { type Context, Hono } from 'hono'
import { holdsRole, type SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { inLine } from '../../../../ground/db/in-line.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Checkbox } from '../../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { findOrganisations } from '../../../organisations/reads.ts'
import { findPeople } from '../../../people/reads.ts'
import { fullName, STAFF, TEAM } from '../../../people/rules.ts'
import { type DeskForm, deskForm } from '../forms.ts'
import { RepeatFields, RoomField, UseFields, WhenFields } from '../parts/booking-fields.tsx'
import { BookingPage, type BookingPageProps } from '../parts/booking-page.tsx'
import { beginOf, errorsOf, placeToBook, roomSaid } from '../parts/place-to-book.ts'
import { book, judge, lineOf, type Terms, type Wanted } from '../writes.ts'

/** Whoever keeps a place books for somebody: a person, an organisation, a group that has only a name. */
export const deskBooking = new Hono<Env>()
  .get('/places/:id/bookings/new', async (c) => {
    const actor = requireRole(c, ...STAFF)
    return show(c, { ...(await placeToBook(actor, c.req.param('id'))), form: {} })
  })
  .post('/places/:id/bookings/new', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const here = await placeToBook(actor, c.req.param('id'))
    const form = await parseForm(deskForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, { ...here, form, found: await foundBy(actor, form) })
    }
    const { value } = form
    const wanted = wantedOf(here.place.id, value)
    const terms: Terms = {
      now: c.var.now,
      timeZone: c.var.territory.timeZone,
      language: c.var.language,
      state: 'confirmed',
      outside: value.outside === 'yes',
      onTaken: value.act === 'skip' || value.act === 'wait' ? value.act : 'refuse',
    }
    const booked =
      value.act === 'check'
        ? undefined
        : await inLine(lineOf(here.place.id), () =>
            asActor(actor, (tx) => book(tx, actor, form.once, wanted, terms)),
          )
    if (booked?.ok) {
      flash(c, booked.value.state === 'waiting' ? 'places.booking.waits' : 'places.booking.booked')
      return c.redirect(below(c, `/places/bookings/${booked.value.id}`), 303)
    }
    const answer = booked ?? (await asActor(actor, (tx) => judge(tx, actor, wanted, terms)))
    c.status(answer.ok || value.act === 'check' ? 422 : 409)
    return show(c, { ...here, form: answer.ok ? form : { ...form, errors: errorsOf(answer) }, answer })
  })

const wantedOf = (placeId: string, said: DeskForm): Wanted => ({
  placeId,
  roomId: roomSaid(said.room),
  kind: 'use',
  userKind: said.userKind,
  organisationId: said.organisationId,
  personId: said.personId,
  people: said.people,
  publicTitle: said.publicTitle,
  booker: { name: said.name, email: said.email, phone: said.phone, purpose: said.purpose },
  freeWhy: said.free ? said.freeWhy : null,
  times: said,
})

async function foundBy(actor: SignedInActor, { searching }: FormState): Promise<Found[]> {
  if (!searching) return []
  const { name, query } = searching
  return asActor(actor, async (tx) => {
    if (name === 'organisationId')
      return (await findOrganisations(tx, query)).map((one) => ({ value: one.id, label: one.name }))
    return (await findPeople(tx, query, 8)).map((one) => ({ value: one.id, label: fullName(one) }))
  })
}

function show(c: Context<Env>, props: BookingPageProps & { found?: Found[] }) {
  return c.render(<DeskPage {...props} asked={c.req.query()} team={holdsRole(c.var.actor, ...TEAM)} />, {
    title: c.var.t('places.booking.newHeading'),
    section: '/places/manage',
    robots: 'noindex',
  })
}

type Props = BookingPageProps & { found?: Found[]; asked: Record<string, string>; team: boolean }

function DeskPage({ found = [], asked, team, ...page }: Props) {
  const { dayOf, now } = useTexts()
  const below = useBelow()
  const begin = beginOf(asked)
  return (
    <BookingPage
      {...page}
      heading="places.booking.newHeading"
      lead="places.booking.newLead"
      submit="places.booking.save"
    >
      <RoomField rooms={page.rooms} value={begin.room} />
      <WhenFields begin={begin} today={dayOf(now)} />
      <RepeatFields />
      <Checkbox name="outside" label="places.booking.outside" hint="places.booking.outsideHint" />
      <UseFields />
      <Combobox
        name="organisationId"
        label="places.booking.organisation"
        search={below('/organisations/search')}
        found={found}
      />
      {team && (
        <Combobox
          name="personId"
          label="places.booking.person"
          search={below('/people/search')}
          found={found}
        />
      )}
      <Field name="name" label="places.booking.name" hint="places.booking.nameHint" maxlength={160} />
      <div class="field-row">
        <Field
          name="email"
          type="email"
          label="places.booking.email"
          hint="places.booking.emailHint"
          maxlength={254}
        />
        <Field name="phone" type="tel" label="places.booking.phone" maxlength={40} />
      </div>
      <Checkbox name="free" label="places.booking.free" />
      <Field
        name="freeWhy"
        label="places.booking.freeWhy"
        hint="places.booking.freeWhyHint"
        maxlength={500}
      />
    </BookingPage>
  )
}
