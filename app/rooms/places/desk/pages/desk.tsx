import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { ButtonLink, Section } from '../../../../ground/ui/page.tsx'
import { STAFF } from '../../../people/rules.ts'
import { BookingTable } from '../../bookings/parts/booking-table.tsx'
import { type BookingLine, bookingsLike } from '../../bookings/reads.ts'
import { PlaceFrame } from '../../parts/place-frame.tsx'
import { placeHere } from '../../parts/place-here.ts'
import { roomsOf } from '../../rooms/reads.ts'

/** What whoever keeps a place looks at: who asks, who waits, what comes, what is owed. */
export const placeDesk = new Hono<Env>().get('/places/:id/bookings', async (c) => {
  const actor = requireRole(c, ...STAFF)
  const place = await placeHere(actor, c.req.param('id'))
  const placeId = place.id
  const { now } = c.var
  const found = await asActor(actor, async (tx) => ({
    rooms: (await roomsOf(tx, placeId)).length,
    asking: await bookingsLike(tx, { placeId, states: ['requested'] }),
    waiting: await bookingsLike(tx, { placeId, states: ['offered', 'waiting'], order: 'waiting' }),
    coming: await bookingsLike(tx, {
      placeId,
      states: ['confirmed'],
      kinds: ['use', 'owner'],
      since: now,
      limit: 60,
    }),
    owing: await bookingsLike(tx, { placeId, states: ['confirmed'], owing: true, limit: 60 }),
  }))
  return c.render(
    <PlaceFrame place={place} side="bookings">
      {found.rooms > 0 ? <Desk {...found} placeId={placeId} /> : <NoRooms placeId={placeId} />}
    </PlaceFrame>,
    { title: `${c.var.t('places.side.bookings')} – ${place.name}` },
  )
})

function NoRooms({ placeId }: { placeId: string }) {
  const below = useBelow()
  return (
    <>
      <EmptyState heading="places.room.none" text="places.room.noneText" />
      <p>
        <ButtonLink href={below(`/places/${placeId}/rooms`)} label="places.room.add" />
      </p>
    </>
  )
}

type Props = Record<'asking' | 'waiting' | 'coming' | 'owing', BookingLine[]> & { placeId: string }

function Desk({ asking, waiting, coming, owing, placeId }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  const at = (path: string) => below(`/places/${placeId}/${path}`)
  return (
    <>
      <p class="beside">
        <ButtonLink href={at('bookings/new')} label="places.booking.newHeading" />
        <ButtonLink href={at('bookings/owner')} label="places.booking.ownerHeading" quiet />
        <ButtonLink href={at('calendar')} label="places.calendar.crumb" quiet />
        <ButtonLink href={at('calendar/addresses')} label="places.feed.heading" quiet />
      </p>
      <Section heading="places.desk.asking">
        {asking.length > 0 ? (
          <BookingTable bookings={asking} caption="places.desk.asking" />
        ) : (
          <p>{t('places.desk.noneAsking')}</p>
        )}
      </Section>
      {waiting.length > 0 && (
        <Section heading="places.desk.waiting" lead="places.desk.waitingLead">
          <BookingTable bookings={waiting} caption="places.desk.waiting" />
        </Section>
      )}
      <Section heading="places.desk.coming">
        {coming.length > 0 ? (
          <BookingTable bookings={coming} caption="places.desk.coming" />
        ) : (
          <p>{t('places.desk.noneComing')}</p>
        )}
      </Section>
      {owing.length > 0 && (
        <Section heading="places.desk.owing">
          <BookingTable bookings={owing} caption="places.desk.owing" />
        </Section>
      )}
    </>
  )
}
