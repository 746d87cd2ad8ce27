import { isText } from '../../../../ground/texts/texts.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Section } from '../../../../ground/ui/page.tsx'
import { type Column, Table } from '../../../../ground/ui/table.tsx'
import type { Unit } from '../../rules.ts'
import { perThousand } from '../rules.ts'

/** A figure of one territory in words, and its number where it may be told. */
export type Cell = { said: string; notes: readonly string[]; value: number | null }
export type Row = {
  code: string
  group: string
  unit: Unit
  name: string
  differs: boolean
  cells: readonly (Cell | undefined)[]
}
export type Side = { name: string; people: number | null }

/** Territories beside each other, figure by figure; each with how many that makes for every thousand inhabitants. */
export function SideBySide({ sides, rows }: { sides: readonly Side[]; rows: readonly Row[] }) {
  const { t, number } = useTexts()
  const groups = [...new Set(rows.map(({ group }) => group))]
  const cell =
    (at: number) =>
    ({ cells, unit }: Row) => {
      const one = cells[at]
      if (!one) return t('indicators.editions.notThere')
      const rate = perThousand(unit, one.value, sides[at]?.people ?? null)
      return (
        <>
          {one.said}
          {rate !== null && rate > 0 && (
            <>
              <br />
              <strong>{t('indicators.compared.rate', { rate: number(rate) })}</strong>
            </>
          )}
          {one.notes.length > 0 && (
            <>
              <br />
              <span class="hint">{one.notes.join(', ')}</span>
            </>
          )}
        </>
      )
    }
  return (
    <>
      {groups.map((group) => {
        const key = `indicators.group.${group}`
        const heading = isText(key) ? t(key) : group
        const columns: Column<Row>[] = [
          {
            heading: 'indicators.table.indicator',
            main: true,
            cell: ({ name, differs }) => (
              <>
                {name}
                {differs && <span class="hint"> ({t('indicators.compared.differs')})</span>}
              </>
            ),
          },
          ...sides.map(({ name }, at) => ({ heading: { said: name }, numeric: true, cell: cell(at) })),
        ]
        return (
          <Section heading={{ said: heading }}>
            <Table
              caption={{ said: heading }}
              captionHidden
              columns={columns}
              rows={rows.filter((row) => row.group === group)}
            />
          </Section>
        )
      })}
    </>
  )
}
