import { Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Filters } from '../../../../ground/ui/filters.tsx'
import { ListFile } from '../../../../ground/ui/list-file.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { pathsHere } from '../../parts/address.ts'
import { municipalitiesIn } from '../../parts/choices.ts'
import { HoursLine } from '../../parts/opening.tsx'
import { PlaceCards } from '../../parts/place-cards.tsx'
import { headOf, keptAMinute } from '../../parts/public-page.tsx'
import { placeKind } from '../../parts/words.ts'
import { placesQuery } from '../forms.ts'
import { type NextAtPlace, nextAtPlaces, type PublicPlace, placeChoices, publicPlaces } from '../reads.ts'

export const places = new Hono<Env>().get('/places', keptAMinute, async (c) => {
  const asked = placesQuery.parse(c.req.query())
  const today = textsOf(c).dayOf(c.var.now)
  const found = await asActor(c.var.actor, async (tx) => ({
    places: await publicPlaces(tx, c.var.actor, today, asked),
    next: await nextAtPlaces(tx, c.var.now),
    choices: await placeChoices(tx),
  }))
  const title = c.var.t('directory.places.heading')
  return c.render(<PlacesPage {...found} />, headOf(c, { title, path: pathsHere(c).places }))
})

type PlacesProps = {
  places: readonly PublicPlace[]
  next: readonly NextAtPlace[]
  choices: Awaited<ReturnType<typeof placeChoices>>
}

function PlacesPage({ places, next, choices }: PlacesProps) {
  const c = useRequestContext<Env>()
  const { t } = useTexts()
  const kinds = [...new Set(choices.map(({ kind }) => kind))].sort()
  const municipalities = municipalitiesIn(choices)
  return (
    <Page
      heading="directory.places.heading"
      lead={['directory.places.lead', { territory: c.var.territory.name }]}
      terms={['communityPoint']}
    >
      {choices.length > 1 && (
        <Filters>
          <Select
            name="kind"
            label="directory.places.kind"
            options={kinds.map((value) => ({ value, label: t(placeKind(value)) }))}
            blank="directory.filter.any"
          />
          <Select
            name="municipality"
            label="directory.filter.municipality"
            options={municipalities}
            blank="directory.filter.any"
          />
        </Filters>
      )}
      {places.length > 0 ? (
        <>
          <PlaceCards places={places} next={next} />
          <PlacesFile places={places} />
        </>
      ) : (
        <EmptyState heading="directory.places.empty" text="directory.places.emptyText">
          <ButtonLink href={pathsHere(c).agenda} label="directory.agenda.all" />
        </EmptyState>
      )}
    </Page>
  )
}

function PlacesFile({ places }: Pick<PlacesProps, 'places'>) {
  const { t } = useTexts()
  return (
    <ListFile
      caption="directory.places.heading"
      rows={places}
      columns={[
        { heading: 'directory.places.name', cell: ({ name }) => name },
        { heading: 'directory.places.kind', cell: ({ kind }) => t(placeKind(kind)) },
        { heading: 'directory.places.address', cell: ({ address }) => address },
        { heading: 'directory.filter.municipality', cell: ({ municipality }) => municipality },
        { heading: 'directory.places.hours', cell: ({ hours }) => <HoursLine hours={hours} /> },
      ]}
    />
  )
}
