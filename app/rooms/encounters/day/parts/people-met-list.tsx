import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Table } from '../../../../ground/ui/table.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import type { PersonMet } from '../reads.ts'

/** People with when I met them last, each one step from a new encounter. */
export function PeopleMetList({ people }: { people: readonly PersonMet[] }) {
  const { t, number } = useTexts()
  const below = useBelow()
  return (
    <Table
      caption="encounters.people.heading"
      captionHidden
      file={{ taken: { kind: 'person', id: ({ id }) => id } }}
      rows={people}
      columns={[
        {
          heading: 'encounters.people.name',
          main: true,
          cell: (one) => <a href={below(`/people/${one.id}`)}>{one.name}</a>,
        },
        { heading: 'encounters.people.last', cell: (one) => <When at={one.lastOn} /> },
        { heading: 'encounters.people.times', numeric: true, cell: (one) => number(one.times) },
        {
          heading: 'encounters.people.next',
          onScreen: true,
          cell: (one) => (
            <a
              href={below(`/diary/new?who=person:${one.id}`)}
              aria-label={t('encounters.people.meet', { name: one.name })}
            >
              {t('encounters.day.new')}
            </a>
          ),
        },
      ]}
    />
  )
}
