import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { halfYears, type Span } from '../rules.ts'

const HALVES = 4

/** Half-years that are over and that nobody closed, and any other days one likes. */
export function Choose({ closed }: { closed: readonly Span[] }) {
  const { t, day, dayOf, now } = useTexts()
  const at = useBelow()
  const today = dayOf(now)
  const left = halfYears(today, HALVES).filter(
    ({ from, to }) => !closed.some((one) => one.from === from && one.to === to),
  )
  return (
    <>
      <ul>
        {left.map(({ from, to }) => (
          <li>
            <a href={at(`/outcomes/periods/close?from=${from}&to=${to}`)}>
              {t('indicators.periods.span', { from: day(from), to: day(to) })}
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a href={at('/outcomes/periods/close')}>{t('indicators.periods.otherDays')}</a>
      </p>
    </>
  )
}
