import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Tag } from '../../../../ground/ui/tag.tsx'
import type { HeldTime } from '../reads.ts'

/** What a taken time says: its public title, or that it is taken; more to whoever may read the booking. */
export function HeldWords({ time, linked }: { time: HeldTime; linked: boolean }) {
  const { t } = useTexts()
  const below = useBelow()
  const open = time.title ?? t('places.calendar.taken')
  if (!time.kind) return open
  const words = [time.who, time.purpose ?? time.title].filter(Boolean).join(': ') || open
  return (
    <>
      {linked ? <a href={below(`/places/bookings/${time.booking_id}`)}>{words}</a> : words}
      {time.state === 'requested' && <Tag tone="attention">{t('places.state.requested')}</Tag>}
      {time.state === 'offered' && <Tag>{t('places.state.offered')}</Tag>}
    </>
  )
}

/** What is held, one time under the other. */
export function HeldList({
  times,
  linked,
  withRoom = false,
}: {
  times: readonly HeldTime[]
  linked: boolean
  withRoom?: boolean
}) {
  const { hours } = useTexts()
  return (
    <ul class="plain-list">
      {times.map((time) => (
        <li>
          <strong>{hours(time.starts_at, time.ends_at)}</strong> {withRoom && `${time.room} · `}
          <HeldWords time={time} linked={linked} />
        </li>
      ))}
    </ul>
  )
}
