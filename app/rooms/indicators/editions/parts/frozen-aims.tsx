import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import type { EditionContent, FrozenTarget } from '../rules.ts'
import { useFrozen } from './said.tsx'

/** The aims that stood when an edition was prepared. */
export function FrozenAims({ said }: { said: EditionContent }) {
  const { t, day } = useTexts()
  const { value, words } = useFrozen()
  const figureOf = (code: string) => said.figures.find((figure) => figure.code === code)
  /** A number in the unit of its figure. */
  const inUnit = ({ code }: FrozenTarget, amount: number) => {
    const figure = figureOf(code)
    return figure ? value({ ...figure, value: amount, state: 'counted' }) : String(amount)
  }
  if (!said.targets?.length) return null
  return (
    <Section heading="indicators.editions.aims">
      <Table
        caption="indicators.editions.aims"
        captionHidden
        rows={said.targets}
        columns={[
          {
            heading: 'indicators.table.indicator',
            main: true,
            cell: ({ code }: FrozenTarget) => words(said.sheets[code])?.name ?? code,
          },
          {
            heading: 'indicators.targets.baseline',
            numeric: true,
            cell: (aim) =>
              aim.baseline === null || !aim.baselineOn
                ? '–'
                : `${inUnit(aim, aim.baseline)} (${day(aim.baselineOn)})`,
          },
          {
            heading: 'indicators.table.value',
            numeric: true,
            cell: ({ code }) => value(figureOf(code)),
          },
          {
            heading: 'indicators.targets.towards',
            cell: (aim) => t('indicators.targets.aim', { aim: inUnit(aim, aim.value), day: day(aim.dueOn) }),
          },
          { heading: 'indicators.targets.source', cell: ({ source }) => source },
        ]}
      />
    </Section>
  )
}
