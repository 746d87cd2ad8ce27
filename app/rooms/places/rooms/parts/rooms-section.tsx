import type { Child } from 'hono/jsx'
import type { Actor } from '../../../../ground/access/actor.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { ButtonLink, Section } from '../../../../ground/ui/page.tsx'
import { type Room, roomsOf } from '../reads.ts'

/** On the page of a place that everyone reads: the rooms that may be asked for, and the calendar. */
export async function roomsSection(
  tx: ActorTx,
  _actor: Actor,
  { placeId }: { placeId: string },
): Promise<Child> {
  const rooms = (await roomsOf(tx, placeId)).filter((room) => room.closed_on === null)
  return rooms.length > 0 ? <RoomsHere rooms={rooms} placeId={placeId} /> : null
}

function RoomsHere({ rooms, placeId }: { rooms: readonly Room[]; placeId: string }) {
  const { t } = useTexts()
  const below = useBelow()
  const at = below(`/places/${placeId}`)
  return (
    <Section
      heading="places.booking.roomsHere"
      actions={<ButtonLink href={`${at}/calendar`} label="places.calendar.crumb" quiet />}
    >
      <ul>
        {rooms.map(({ id, name, capacity }) => (
          <li>
            <a href={`${at}/rooms/${id}`}>{name}</a> · {t('places.room.seats', { count: capacity })}
          </li>
        ))}
      </ul>
      <p>
        <ButtonLink href={`${at}/ask`} label="places.ask.heading" />
      </p>
    </Section>
  )
}
