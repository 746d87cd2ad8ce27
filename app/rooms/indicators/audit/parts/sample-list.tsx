import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Table } from '../../../../ground/ui/table.tsx'
import type { Evaluation } from '../../evaluation/reads.ts'
import type { Sample } from '../reads.ts'

/** The samples of an evaluation: of what, of when, how many out of how many. */
export function SampleList({ evaluation, samples }: { evaluation: Evaluation; samples: Sample[] }) {
  const { t, day, when, number } = useTexts()
  const at = useBelow()
  if (samples.length === 0) return <p>{t('indicators.audit.none')}</p>
  return (
    <Table
      caption="indicators.audit.heading"
      captionHidden
      rows={samples}
      columns={[
        {
          heading: 'indicators.audit.kind',
          main: true,
          cell: ({ id, kind, fromOn, untilOn }: Sample) => (
            <a href={at(`/evaluations/${evaluation.id}/samples/${id}`)}>
              {t('indicators.audit.ofPeriod', {
                kind: t(`indicators.audit.kind.${kind}`),
                from: day(fromOn),
                until: day(untilOn),
              })}
            </a>
          ),
        },
        {
          heading: 'indicators.audit.drawn',
          cell: ({ size, population }) =>
            t('indicators.audit.outOf', { size: number(size), population: number(population) }),
        },
        { heading: 'indicators.audit.drawnAt', cell: ({ drawnAt }) => when(drawnAt) },
      ]}
    />
  )
}
