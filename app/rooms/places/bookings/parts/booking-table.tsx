import { useTexts, type Words } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Table } from '../../../../ground/ui/table.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import type { BookingLine } from '../reads.ts'
import { StateTag } from './booking-facts.tsx'

/** Bookings one under the other: when, where, whose. */
export function BookingTable({
  bookings,
  caption,
  withPlace = false,
}: {
  bookings: readonly BookingLine[]
  caption: Words
  withPlace?: boolean
}) {
  const { t, money } = useTexts()
  const below = useBelow()
  return (
    <Table
      caption={caption}
      captionHidden
      columns={[
        {
          heading: 'places.booking.when',
          main: true,
          cell: (one) => (
            <a href={below(`/places/bookings/${one.id}`)}>
              {one.first_at ? (
                <When at={one.first_at} end={one.last_at ?? undefined} as="full" />
              ) : (
                t('places.time.none')
              )}
            </a>
          ),
        },
        {
          heading: 'places.booking.room',
          cell: (one) =>
            [withPlace && one.place, one.room ?? t('places.booking.whole')].filter(Boolean).join(' · '),
        },
        {
          heading: 'places.booking.who',
          cell: (one) => one.who ?? one.public_title ?? t(`places.kindOf.${one.kind}`),
        },
        { heading: 'places.booking.purpose', cell: (one) => one.booker?.purpose },
        {
          heading: 'places.booking.toPay',
          numeric: true,
          cell: ({ cents, paid }) =>
            cents > paid ? money((cents - paid) / 100) : cents > 0 && t('places.payment.done'),
        },
        {
          heading: 'places.state.label',
          cell: (one) => (
            <>
              <StateTag state={one.state} /> {one.rule && <Tag>{t('places.booking.repeating')}</Tag>}
            </>
          ),
        },
      ]}
      rows={bookings}
    />
  )
}
