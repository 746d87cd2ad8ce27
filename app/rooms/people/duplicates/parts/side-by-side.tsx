import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Table } from '../../../../ground/ui/table.tsx'
import { fullName } from '../../rules.ts'
import type { Compared, Likely } from '../reads.ts'
import { Reasons } from './likely-list.tsx'

/** The two records line by line, and why they were thought to be one person. */
export function SideBySide({ pair: { one, other, reasons } }: { pair: Likely }) {
  const { t, day } = useTexts()
  const below = useBelow()
  const named = (who: Compared) => <a href={below(`/people/${who.id}`)}>{fullName(who)}</a>
  const born = (who: Compared) => (who.bornOn ? day(who.bornOn) : who.birthYear)
  const lines = [
    { label: 'people.list.name', say: named },
    { label: 'people.person.born', say: born },
    { label: 'people.form.phone', say: (who: Compared) => who.phone },
    { label: 'people.form.email', say: (who: Compared) => who.email },
    { label: 'people.form.municipality', say: (who: Compared) => who.municipality },
    { label: 'people.person.recorded', say: (who: Compared) => day(who.recorded_at) },
  ] as const
  return (
    <>
      <Table
        caption="people.pair.caption"
        columns={[
          { heading: 'people.pair.fact', main: true, cell: (line) => t(line.label) },
          { heading: 'people.duplicates.one', cell: (line) => line.say(one) },
          { heading: 'people.duplicates.other', cell: (line) => line.say(other) },
        ]}
        rows={lines}
      />
      {reasons.length > 0 && (
        <p>
          {t('people.pair.because')} <Reasons reasons={reasons} />.
        </p>
      )}
    </>
  )
}
