import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { DefinitionList } from '../../../ground/ui/definition-list.tsx'
import { useFrozen } from '../editions/parts/said.tsx'
import type { Edition, EditionLine } from '../editions/reads.ts'
import type { ClosedPeriod } from '../periods/reads.ts'

export type Dates = {
  until: string
  /** The last edition that was published of this very day. */
  edition: (EditionLine & Partial<Pick<Edition, 'said'>>) | undefined
  period: ClosedPeriod | undefined
}

/** Until when facts count, when they were known, what was published of them: no figure without all three. */
export function ThreeDates({ until, edition, period, code }: Dates & { code?: string }) {
  const { t, day, full, now } = useTexts()
  const { value } = useFrozen()
  const at = useBelow()
  const frozen = code && edition?.said?.figures.find((figure) => figure.code === code)
  return (
    <DefinitionList
      items={[
        ['indicators.dates.facts', day(until)],
        ['indicators.dates.known', t('indicators.dates.now', { moment: full(now) })],
        [
          'indicators.dates.published',
          edition?.publishedAt ? (
            <>
              {frozen && `${value(frozen)} – `}
              <a href={at(`/editions/${edition.id}`)}>
                {t('indicators.dates.inEdition', { name: edition.name, day: day(edition.publishedAt) })}
              </a>
            </>
          ) : (
            t('indicators.dates.notPublished')
          ),
        ],
        [
          'indicators.dates.period',
          period && (
            <a href={at(`/outcomes/periods/${period.id}`)}>
              {t('indicators.dates.closed', {
                from: day(period.from),
                to: day(period.to),
                day: day(period.closedAt),
              })}
            </a>
          ),
        ],
      ]}
    />
  )
}
