import { Hono } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { signedIn } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { STAFF } from '../../../people/rules.ts'
import { BookingTable } from '../../bookings/parts/booking-table.tsx'
import { type BookingLine, bookingsLike, ownOrganisations } from '../../bookings/reads.ts'
import { placesWithRooms } from '../../rooms/reads.ts'

type Rooms = Awaited<ReturnType<typeof placesWithRooms>>

/** What one's organisations booked; for whoever works here, what waits for an answer in every place. */
export const myBookings = new Hono<Env>().get('/bookings', async (c) => {
  const actor = signedIn(c)
  const { dayOf, now } = textsOf(c)
  const staff = holdsRole(actor, ...STAFF)
  const found = await asActor(actor, async (tx) => {
    const own = staff ? [] : await ownOrganisations(tx, actor.personId, dayOf(now))
    return {
      rooms: await placesWithRooms(tx),
      own: own.length > 0,
      bookings: staff
        ? answersFirst(await bookingsLike(tx, { states: ['requested', 'offered', 'waiting'] }))
        : own.length > 0
          ? await bookingsLike(tx, {
              states: ['requested', 'confirmed', 'waiting', 'offered', 'refused'],
              organisationIds: own.map(({ id }) => id),
            })
          : [],
    }
  })
  return c.render(<MyBookingsPage {...found} staff={staff} />, {
    title: c.var.t('places.mine.heading'),
    section: '/bookings',
  })
})

/** What waits for an answer before what waits for a room. */
const answersFirst = (bookings: readonly BookingLine[]) =>
  bookings.toSorted((a, b) => Number(b.state === 'requested') - Number(a.state === 'requested'))

type Props = { bookings: BookingLine[]; rooms: Rooms; own: boolean; staff: boolean }

function MyBookingsPage({ bookings, rooms, own, staff }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  const places = [...Map.groupBy(rooms, (room) => room.place_id)]
  const way = staff ? 'bookings' : own ? 'bookings/ours' : 'ask'
  return (
    <Page heading="places.mine.heading" lead={staff ? 'places.mine.staffLead' : 'places.mine.lead'}>
      {bookings.length > 0 ? (
        <BookingTable bookings={bookings} caption="places.mine.heading" withPlace />
      ) : (
        <EmptyState
          heading={staff ? 'places.desk.noneAsking' : 'places.mine.none'}
          text="places.mine.noneText"
        />
      )}
      <Section heading="places.mine.where">
        {places.length === 0 && <p>{t('places.mine.nowhere')}</p>}
        <ul class="plain-list stack">
          {places.map(([id, here]) => (
            <li>
              <a href={below(`/places/${id}/${way}`)}>{here[0]?.place}</a>:{' '}
              {here.map(({ name }) => name).join(', ')}
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  )
}
