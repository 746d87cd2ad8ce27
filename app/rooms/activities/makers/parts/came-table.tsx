import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Table } from '../../../../ground/ui/table.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import type { Came } from '../reads.ts'

/** Whoever came by name, with what they did there. */
export function CameTable({ came }: { came: readonly Came[] }) {
  const { t, number } = useTexts()
  const below = useBelow()
  if (came.length === 0) return <p>{t('activities.makers.noneCame')}</p>
  return (
    <Table
      caption="activities.makers.came"
      captionHidden
      rows={came}
      columns={[
        {
          heading: 'activities.makers.who',
          main: true,
          cell: ({ id, name }) => <a href={below(`/people/${id}`)}>{name}</a>,
        },
        { heading: 'activities.makers.times', numeric: true, cell: ({ times }) => number(times) },
        {
          heading: 'activities.makers.as',
          cell: ({ roles }) => roles.map((role) => t(`activities.role.${role}`)).join(', '),
        },
        { heading: 'activities.makers.last', cell: ({ lastOn }) => <When at={lastOn} as="day" /> },
      ]}
    />
  )
}
