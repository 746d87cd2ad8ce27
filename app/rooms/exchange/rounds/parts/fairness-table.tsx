import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Table } from '../../../../ground/ui/table.tsx'
import { meanFit, type Share } from '../rules.ts'
import { type ToldShare, toldShares } from './told-shares.ts'

const DIMENSIONS = ['municipality', 'gender', 'age', 'language', 'vulnerable'] as const

/** How the round falls out for whom, a table for each dimension; small groups are not told. */
export function FairnessTables({ shares }: { shares: readonly Share[] }) {
  const { t, number, language } = useTexts()
  const spoken = new Intl.DisplayNames(language, { type: 'language' })
  const nameOf = ({ dimension, part }: Share) => {
    if (part === '') return t('exchange.rounds.fair.unknown')
    if (dimension === 'municipality') return part
    if (dimension === 'language') return spoken.of(part) ?? part
    return t(`exchange.rounds.fair.${dimension}.${part}`)
  }
  const told = (share: ToldShare, say: () => string) => (share.told ? say() : t('exchange.rounds.fair.few'))
  return (
    <>
      {DIMENSIONS.flatMap((dimension) => {
        const own = shares.filter((share) => share.dimension === dimension)
        if (own.length === 0) return []
        return (
          <Table
            caption={`exchange.rounds.fair.${dimension}`}
            columns={[
              { heading: 'exchange.rounds.fair.group', main: true, cell: nameOf },
              {
                heading: 'exchange.rounds.fair.asked',
                numeric: true,
                cell: (row) => told(row, () => number(row.needs)),
              },
              {
                heading: 'exchange.rounds.fair.placed',
                numeric: true,
                cell: (row) => told(row, () => number(row.placed)),
              },
              {
                heading: 'exchange.rounds.fair.fit',
                numeric: true,
                cell: (row) => told(row, () => (meanFit(row) === null ? '–' : `${meanFit(row)} %`)),
              },
            ]}
            rows={toldShares(own)}
          />
        )
      })}
    </>
  )
}
