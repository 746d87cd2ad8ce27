import { isText } from '../../../../ground/texts/texts.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { PARTS } from '../../definitions/rules.ts'
import { GROUPS } from '../../rules.ts'
import type { EditionContent, FrozenFigure } from '../rules.ts'
import { useFrozen } from './said.tsx'

/** Every figure of an edition, each with its sheet as it stood then. `before` is what it restates. */
export function EditionTable({
  said,
  before,
}: {
  said: EditionContent
  before?: EditionContent | undefined
}) {
  const { t } = useTexts()
  const { value, notes, words } = useFrozen()
  const earlier = new Map(before?.figures.map((figure) => [figure.code, figure]))
  const groups = [...new Set([...GROUPS, ...said.figures.map(({ group }) => group)])]
  return (
    <>
      {groups.map((group) => {
        const rows = said.figures.filter((figure) => figure.group === group)
        if (rows.length === 0) return null
        const key = `indicators.group.${group}`
        const heading = isText(key) ? t(key) : group
        return (
          <Section heading={{ said: heading }}>
            <Table
              caption={{ said: heading }}
              captionHidden
              rows={rows}
              columns={[
                {
                  heading: 'indicators.table.indicator',
                  main: true,
                  cell: (figure: FrozenFigure) => <SheetOf figure={figure} said={said} />,
                },
                {
                  heading: 'indicators.sheet.unit',
                  cell: (figure) =>
                    [t(`indicators.unit.${figure.unit}`), ...notes(figure, said.factsUntil)].join(', '),
                },
                ...(before
                  ? [
                      {
                        heading: 'indicators.editions.before' as const,
                        numeric: true,
                        cell: (figure: FrozenFigure) => value(earlier.get(figure.code)),
                      },
                    ]
                  : []),
                { heading: 'indicators.table.value', numeric: true, cell: (figure) => value(figure) },
              ]}
            />
          </Section>
        )
      })}
    </>
  )

  function SheetOf({ figure, said: { sheets } }: { figure: FrozenFigure; said: EditionContent }) {
    const sheet = words(sheets[figure.code])
    if (!sheet) return <>{figure.code}</>
    return (
      <details>
        <summary>{sheet.name}</summary>
        <dl>
          {PARTS.map((part) =>
            part !== 'name' && sheet[part] ? (
              <>
                <dt>{t(`indicators.sheet.${part}`)}</dt>
                <dd>{sheet[part]}</dd>
              </>
            ) : null,
          )}
        </dl>
      </details>
    )
  }
}
