import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Table } from '../../../ground/ui/table.tsx'
import { Tag } from '../../../ground/ui/tag.tsx'
import { When } from '../../../ground/ui/when.tsx'
import type { OrganisationLine } from '../reads.ts'
import { isToVerify } from '../rules.ts'

export function OrganisationTable({ lines }: { lines: readonly OrganisationLine[] }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Table
      caption={['organisations.manage.found', { count: lines[0]?.total ?? 0 }]}
      file
      columns={[
        {
          heading: 'organisations.form.name',
          main: true,
          cell: (line) => <a href={below(`/organisations/${line.id}/edit`)}>{line.name}</a>,
        },
        { heading: 'organisations.form.kind', cell: (line) => t(`organisations.kind.${line.kind}`) },
        { heading: 'organisations.form.municipality', cell: (line) => line.municipality },
        {
          heading: 'organisations.listing.heading',
          cell: (line) => line.listed_on && <When at={line.listed_on} as="day" />,
        },
        { heading: 'organisations.verified.heading', cell: (line) => <Verified on={line.verified_on} /> },
      ]}
      rows={lines}
    />
  )
}

function Verified({ on }: { on: string | null }) {
  const { t, dayOf, now } = useTexts()
  return (
    <>
      {on && <When at={on} as="day" />}{' '}
      {isToVerify(on, dayOf(now)) && <Tag tone="attention">{t('organisations.verified.to_verify')}</Tag>}
    </>
  )
}
