import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { useFigures } from '../../parts/figure.tsx'
import type { ToldFigure } from '../../protection/reads.ts'
import { indicatorOf } from '../../rules.ts'
import type { Said } from '../reads.ts'
import { type Agreement, agreementOf } from '../rules.ts'

export type Beside = Said & { figure: ToldFigure | undefined }
const TONE: Record<Agreement, 'good' | 'attention' | 'plain'> = {
  same: 'good',
  differs: 'attention',
  notComparable: 'plain',
}

/** What one source prints of one day, beside what the records count up to that day. */
export function SaidTable({ rows, edits }: { rows: readonly Beside[]; edits: boolean }) {
  const { t, day, number, percent } = useTexts()
  const { said, forTeam } = useFigures()
  const at = useBelow()
  const [first] = rows
  if (!first) return null
  const printed = ({ code, value }: Beside) => {
    if (value === null) return '–'
    return code && indicatorOf(code)?.unit === 'share' ? percent(value) : number(value)
  }
  return (
    <Section
      heading={{ said: first.source }}
      lead={[
        first.dayAssumed ? 'indicators.sources.assumedDay' : 'indicators.sources.ofDay',
        { day: day(first.onDay) },
      ]}
    >
      <Table
        caption={{ said: `${first.source}, ${day(first.onDay)}` }}
        captionHidden
        rows={rows}
        columns={[
          {
            heading: 'indicators.sources.words',
            main: true,
            cell: ({ words }: Beside) => <q>{words}</q>,
          },
          { heading: 'indicators.sources.printed', numeric: true, cell: printed },
          {
            heading: 'indicators.sources.records',
            cell: ({ code, figure }) =>
              code && figure ? (
                <>
                  <a href={at(`/outcomes/${code}?as-of=${first.onDay}`)}>
                    {t(`indicators.${figure.code}.name`)}
                  </a>
                  {`: ${said(figure)}`}
                  {figure.forTeam && <span class="hint"> ({forTeam(figure)})</span>}
                </>
              ) : (
                '–'
              ),
          },
          {
            heading: 'indicators.sources.compared',
            cell: ({ value, figure }) => {
              const agreement = agreementOf(value, figure)
              return <Tag tone={TONE[agreement]}>{t(`indicators.sources.${agreement}`)}</Tag>
            },
          },
          { heading: 'indicators.sources.remark', cell: ({ remark }) => remark ?? '–' },
          ...(edits
            ? [
                {
                  heading: 'indicators.targets.act' as const,
                  cell: ({ id }: Beside) => (
                    <ActionButton
                      action={at(`/outcomes/sources/quotes/${id}/end`)}
                      label="indicators.sources.end"
                    />
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  )
}
