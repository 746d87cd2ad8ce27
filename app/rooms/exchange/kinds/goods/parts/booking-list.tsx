import { useTexts } from '../../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../../ground/ui/below.ts'
import { Card, CardGrid } from '../../../../../ground/ui/card.tsx'
import { ActionButton } from '../../../../../ground/ui/form.tsx'
import { Tag } from '../../../../../ground/ui/tag.tsx'
import type { Booking } from '../reads.ts'

/** What one booked, with how it stands. */
export function BookingList({ mine, today }: { mine: readonly Booking[]; today: string }) {
  const { t, day } = useTexts()
  const at = useBelow()
  const state = ({ endedOn, endedWhy, untilOn }: Booking) => {
    if (endedWhy === 'handed_over')
      return <Tag tone="good">{t('exchange.goods.mine.handedOver', { day: day(endedOn ?? today) })}</Tag>
    if (endedOn) return <Tag>{t('exchange.goods.mine.released')}</Tag>
    if (untilOn < today) return <Tag>{t('exchange.goods.mine.over')}</Tag>
    return <Tag tone="primary">{t('exchange.goods.mine.until', { day: day(untilOn) })}</Tag>
  }
  return (
    <CardGrid wide>
      {mine.map((one) => (
        <Card title={one.title}>
          <p>{state(one)}</p>
          {!one.endedOn && (
            <ActionButton
              action={at(`/emporium/bookings/${one.needId}/release`)}
              label={['exchange.goods.mine.release', { title: one.title }]}
            />
          )}
        </Card>
      ))}
    </CardGrid>
  )
}
