import { useTexts } from '../../../ground/texts/use-texts.ts'
import { Callout } from '../../../ground/ui/callout.tsx'

const DATES = [
  { day: '2017-02-28', label: 'indicators.assumed.firstYear' },
  { day: '2019-01-31', label: 'indicators.assumed.snapshot' },
  { day: '2019-09-30', label: 'indicators.assumed.final' },
] as const

/** On an example: the dates of the published tables, and which of them no source gives. */
export function AssumedDates({ path }: { path: string }) {
  const { t, day } = useTexts()
  return (
    <Callout heading="indicators.assumed.heading" text="indicators.assumed.text">
      <ul class="beside plain-list">
        {DATES.map((date) => (
          <li>
            <a href={`${path}?as-of=${date.day}`}>
              {t(date.label)}: {day(date.day)}
            </a>
          </li>
        ))}
      </ul>
    </Callout>
  )
}
