import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Table } from '../../../../ground/ui/table.tsx'
import type { Evaluation } from '../../evaluation/reads.ts'
import type { Dataset } from '../reads.ts'

/** What was frozen for an evaluation. */
export function DatasetList({ evaluation, datasets }: { evaluation: Evaluation; datasets: Dataset[] }) {
  const { t, day, when, number } = useTexts()
  const at = useBelow()
  if (datasets.length === 0) return <p>{t('indicators.datasets.none')}</p>
  return (
    <Table
      caption="indicators.datasets.all"
      captionHidden
      rows={datasets}
      columns={[
        {
          heading: 'indicators.editions.factsUntil',
          main: true,
          cell: ({ id, untilOn }: Dataset) => (
            <a href={at(`/evaluations/${evaluation.id}/datasets/${id}`)}>{day(untilOn)}</a>
          ),
        },
        { heading: 'indicators.datasets.frozenAt', cell: ({ frozenAt }) => when(frozenAt) },
        { heading: 'indicators.datasets.people', numeric: true, cell: ({ people }) => number(people) },
        { heading: 'indicators.datasets.untold', numeric: true, cell: ({ withheld }) => number(withheld) },
        {
          heading: 'indicators.editions.hash',
          cell: ({ hash }) => <code class="hash">{hash.slice(0, 16)}…</code>,
        },
      ]}
    />
  )
}
