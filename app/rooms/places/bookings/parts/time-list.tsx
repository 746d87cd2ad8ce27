import type { Child } from 'hono/jsx'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Tag } from '../../../../ground/ui/tag.tsx'
import type { BookingTime } from '../reads.ts'

/** Every time of a booking, those let go with why; `act` is what can be done with one. */
export function TimeList({
  times,
  act,
}: {
  times: readonly BookingTime[]
  act?: (time: BookingTime) => Child
}) {
  const { t, weekday, hours } = useTexts()
  return (
    <ul class="plain-list stack">
      {times.map((time) => (
        <li class="beside">
          <span>
            {weekday(time.on_date)}, {hours(time.starts_at, time.ends_at)}
          </span>
          {time.state === 'released' && (
            <Tag>
              {t('places.time.released')}
              {time.reason && `: ${time.reason}`}
            </Tag>
          )}
          {act?.(time)}
        </li>
      ))}
    </ul>
  )
}
