import { useTexts } from '../../../ground/texts/use-texts.ts'
import { Callout } from '../../../ground/ui/callout.tsx'
import type { Said } from '../sources/reads.ts'

type Props = { path: string; example: boolean; said: readonly Said[] }

/** The days that sources speak of, each as a way to the table of that day, and which of them no source gives. */
export function AssumedDates({ path, example, said }: Props) {
  const { t, day } = useTexts()
  const days = [...new Map(said.map((one) => [`${one.onDay} ${one.source}`, one])).values()]
  if (days.length === 0 && !example) return null
  return (
    <Callout
      heading={example ? 'indicators.assumed.heading' : 'indicators.sources.days'}
      {...(example ? { text: 'indicators.assumed.text' as const } : {})}
    >
      {days.length > 0 && (
        <>
          <ul class="plain-list">
            {days.map(({ onDay, dayAssumed, source }) => (
              <li>
                <a href={`${path}?as-of=${onDay}`}>
                  {source}: {dayAssumed ? t('indicators.sources.supposed', { day: day(onDay) }) : day(onDay)}
                </a>
              </li>
            ))}
          </ul>
          <p>
            {t('indicators.sources.daysText')}{' '}
            <a href={`${path}/sources`}>{t('indicators.sources.heading')}</a>
          </p>
        </>
      )}
    </Callout>
  )
}
