import { Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Card, CardGrid } from '../../../../ground/ui/card.tsx'
import { Select } from '../../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { Filters } from '../../../../ground/ui/filters.tsx'
import { partAsked } from '../../../../ground/ui/list-asked.ts'
import { ListFile } from '../../../../ground/ui/list-file.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { Pagination } from '../../../../ground/ui/pagination.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import { pathsHere } from '../../parts/address.ts'
import { Checked } from '../../parts/checked.tsx'
import { municipalitiesIn } from '../../parts/choices.ts'
import { headOf, keptAMinute } from '../../parts/public-page.tsx'
import { organisationKind } from '../../parts/words.ts'
import { directoryQuery } from '../forms.ts'
import { directoryChoices, type ListedOrganisation, listedOrganisations } from '../reads.ts'

const PER_PAGE = 30

export const organisations = new Hono<Env>().get('/organisations', keptAMinute, async (c) => {
  const asked = directoryQuery.parse(c.req.query())
  const { page, limit } = partAsked(c, PER_PAGE)
  const { found, choices } = await asActor(c.var.actor, async (tx) => ({
    found: await listedOrganisations(tx, asked, { page, perPage: limit }),
    choices: await directoryChoices(tx),
  }))
  const title = c.var.t('directory.organisations.heading')
  return c.render(
    <OrganisationsPage {...found} page={page} choices={choices} />,
    headOf(c, { title, path: pathsHere(c).organisations }),
  )
})

type OrganisationsProps = {
  organisations: readonly ListedOrganisation[]
  total: number
  page: number
  choices: Awaited<ReturnType<typeof directoryChoices>>
}

function OrganisationsPage({ organisations, total, page, choices }: OrganisationsProps) {
  const c = useRequestContext<Env>()
  const { t, number } = useTexts()
  const paths = pathsHere(c)
  const kinds = [...new Set(choices.map(({ kind }) => kind))].map((value) => ({
    value,
    label: t(organisationKind(value)),
  }))
  return (
    <Page
      heading="directory.organisations.heading"
      lead={['directory.organisations.lead', { territory: c.var.territory.name }]}
    >
      {choices.length > 0 && (
        <Filters submit="directory.organisations.search">
          <Field name="q" type="search" label="directory.organisations.name" />
          <Select
            name="kind"
            label="directory.organisations.kind"
            options={kinds}
            blank="directory.filter.any"
          />
          <Select
            name="municipality"
            label="directory.filter.municipality"
            options={municipalitiesIn(choices)}
            blank="directory.filter.any"
          />
        </Filters>
      )}
      {total === 0 ? (
        <EmptyState
          heading={choices.length ? 'directory.organisations.noneFound' : 'directory.organisations.empty'}
          text={
            choices.length ? 'directory.organisations.noneFoundText' : 'directory.organisations.emptyText'
          }
        >
          <ButtonLink href={paths.places} label="directory.agenda.places" quiet />
        </EmptyState>
      ) : (
        <p>{t('directory.organisations.found', { count: total, number: number(total) })}</p>
      )}
      <CardGrid>
        {organisations.map((one) => (
          <Card
            title={one.name}
            href={paths.organisation(one.id)}
            kicker={[t(organisationKind(one.kind)), one.municipality].filter(Boolean).join(' · ')}
            foot={<Checked on={one.verifiedOn} />}
          >
            {one.offers && <p>{beginning(one.offers)}</p>}
          </Card>
        ))}
      </CardGrid>
      {total > 0 && <OrganisationsFile organisations={organisations} />}
      <Pagination page={page} perPage={PER_PAGE} total={total} />
    </Page>
  )
}

const OrganisationsFile = ({ organisations }: Pick<OrganisationsProps, 'organisations'>) => {
  const { t } = useTexts()
  return (
    <ListFile
      caption="directory.organisations.heading"
      rows={organisations}
      columns={[
        { heading: 'directory.organisations.name', cell: ({ name }) => name },
        { heading: 'directory.organisations.kind', cell: ({ kind }) => t(organisationKind(kind)) },
        { heading: 'directory.filter.municipality', cell: ({ municipality }) => municipality },
        { heading: 'directory.organisations.offers', cell: ({ offers }) => offers },
        {
          heading: 'directory.organisations.checkedOn',
          cell: ({ verifiedOn }) => verifiedOn && <When at={verifiedOn} as="day" />,
        },
      ]}
    />
  )
}

const BEGINNING = 140
const beginning = (text: string) =>
  text.length <= BEGINNING ? text : `${text.slice(0, BEGINNING).replace(/\s+\S*$/, '')}…`
