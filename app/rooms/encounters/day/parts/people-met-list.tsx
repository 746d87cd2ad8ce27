import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import type { PersonMet } from '../reads.ts'

type Props = {
  people: readonly PersonMet[]
  /** Whether each may be left for later. */
  mayWait?: boolean
}

/** People with when I met them last, each one step from a new encounter. */
export function PeopleMetList({ people, mayWait = false }: Props) {
  const { t, number } = useTexts()
  const below = useBelow()
  const later = {
    heading: 'encounters.people.later',
    onScreen: true,
    cell: (one: PersonMet) => (
      <ActionButton
        action={below(`/diary/people/${one.id}/later`)}
        label={['encounters.people.laterThis', { name: one.name }]}
      />
    ),
  } as const
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
        ...(mayWait ? [later] : []),
      ]}
    />
  )
}
