import type { Child } from 'hono/jsx'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { calledIn } from '../../parts/asked.ts'
import { useFigures } from '../../parts/figure.tsx'
import { Aim } from '../../targets/parts/aim.tsx'
import { levelBelow, lineBefore, type Numbered } from '../rules.ts'
import type { Reading } from './figures.ts'

type Props = { lines: readonly Numbered[]; reading: Reading; until: string; edits?: boolean }

/** The matrix of a framework: what leads to what, which figures tell it, where they are verified, what is taken for granted. */
export function Matrix({ lines, reading, until, edits = false }: Props) {
  const { t } = useTexts()
  return (
    <Table
      caption="indicators.framework.heading"
      captionHidden
      rows={lines}
      columns={[
        {
          heading: 'indicators.framework.logic',
          main: true,
          cell: ({ level, number, words, plan }: Numbered) => (
            <>
              <span class="hint">
                {t(`indicators.framework.${level}`)} {number}
              </span>
              <br />
              {words}
              {plan && <p class="hint">{t('indicators.framework.planOf', { plan })}</p>}
            </>
          ),
        },
        {
          heading: 'indicators.framework.codes',
          cell: ({ codes }) => <Readings codes={codes} reading={reading} until={until} />,
        },
        { heading: 'indicators.framework.verified', cell: ({ verified }) => verified ?? '–' },
        { heading: 'indicators.framework.assumed', cell: ({ assumed }) => assumed ?? '–' },
        ...(edits
          ? [
              {
                heading: 'indicators.targets.act' as const,
                cell: (line: Numbered): Child => (
                  <Acts line={line} goesUp={lineBefore(lines, line.id) !== undefined} />
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

function Readings({ codes, reading, until }: { codes: readonly string[]; reading: Reading; until: string }) {
  const { t } = useTexts()
  const { said, countedOn, forTeam } = useFigures()
  const at = useBelow()
  if (codes.length === 0) return <>–</>
  return (
    <ul class="plain-list">
      {codes.map((code) => {
        const figure = reading.figures.get(code)
        const target = reading.aims.get(code)
        if (!figure) return <li>{code}</li>
        const notes = [countedOn(figure, until), forTeam(figure)].filter(Boolean).join(', ')
        return (
          <li>
            <a href={at(`/outcomes/${code}?as-of=${until}`)}>{calledIn(figure, t)}</a>:{' '}
            <strong>{said(figure)}</strong>
            {notes && <span class="hint"> {notes}</span>}
            {target && <Aim figure={figure} target={target} on={until} />}
          </li>
        )
      })}
    </ul>
  )
}

type ActsProps = { line: Numbered; goesUp: boolean }

function Acts({ line: { id, line, level, number, words }, goesUp }: ActsProps) {
  const { t } = useTexts()
  const at = useBelow()
  const path = at('/outcomes/framework')
  const below = levelBelow(level)
  const name = number || words
  return (
    <>
      <ul class="plain-list">
        <li>
          <a href={`${path}/lines/${id}`}>
            {t('indicators.framework.change')}
            <span class="visually-hidden"> {name}</span>
          </a>
        </li>
        {below && (
          <li>
            <a href={`${path}/new?under=${line}`}>
              {t(`indicators.framework.add_${below}`)}
              <span class="visually-hidden"> {name}</span>
            </a>
          </li>
        )}
      </ul>
      {goesUp && (
        <ActionButton
          action={`${path}/lines/${id}/up`}
          label={['indicators.framework.up', { name: number }]}
        />
      )}
    </>
  )
}
