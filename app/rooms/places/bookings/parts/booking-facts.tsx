import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import type { BookingLine } from '../reads.ts'
import type { State } from '../rules.ts'

const TONE = {
  unconfirmed: 'plain',
  requested: 'attention',
  confirmed: 'good',
  waiting: 'plain',
  offered: 'attention',
  refused: 'plain',
  cancelled: 'plain',
  expired: 'plain',
} as const satisfies Record<State, string>

export function StateTag({ state }: { state: State }) {
  return <Tag tone={TONE[state]}>{useTexts().t(`places.state.${state}`)}</Tag>
}

/** What a booking is, for whoever may read it: its own people, and whoever keeps the place. */
export function BookingFacts({ booking }: { booking: BookingLine }) {
  const { t, money, number } = useTexts()
  const { booker, cents, paid, people } = booking
  return (
    <DefinitionList
      items={[
        ['places.state.label', <StateTag state={booking.state} />],
        ['places.booking.room', booking.room ?? t('places.booking.whole')],
        ['places.booking.who', booking.who],
        ['places.booking.userKind', booking.userKind && t(`places.userKind.${booking.userKind}`)],
        ['places.booking.purpose', booker?.purpose],
        ['places.booking.publicTitle', booking.public_title],
        ['places.booking.people', people && number(people)],
        ['places.booking.email', booker?.email],
        ['places.booking.phone', booker?.phone],
        ['places.booking.price', booking.kind === 'use' && priceSaid(cents, paid)],
        ['places.booking.freeWhy', booking.free_why],
        [
          'places.booking.offeredUntil',
          booking.offered_until && <When at={booking.offered_until} as="full" />,
        ],
        ['places.booking.reason', booking.reason],
      ]}
    />
  )
  function priceSaid(of: number, received: number) {
    if (of === 0 && received === 0) return t('places.room.gratis')
    const [price, got] = [money(of / 100), money(received / 100)]
    if (received > of)
      return t('places.payment.giveBack', { price, got, money: money((received - of) / 100) })
    return received === of ? t('places.payment.all', { price }) : t('places.payment.some', { price, got })
  }
}
