import { Hono } from 'hono'
import * as z from 'zod'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { ImportLink } from '../../../ground/imports/import-link.tsx'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Select } from '../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { Filters } from '../../../ground/ui/filters.tsx'
import { ButtonLink, Page } from '../../../ground/ui/page.tsx'
import { Table } from '../../../ground/ui/table.tsx'
import { Tag } from '../../../ground/ui/tag.tsx'
import { When } from '../../../ground/ui/when.tsx'
import { type Town, townsToChoose } from '../../people/parts/towns.ts'
import { DESK, STAFF } from '../../people/rules.ts'
import { findPlaces, type PlaceLine, placesLike } from '../reads.ts'
import { KINDS } from '../rules.ts'

const STATES = ['open', 'closed', 'unpublished'] as const
/** What the address asks for; what makes no sense is not asked. */
const filter = z.object({
  q: z.string().max(200).optional().catch(undefined),
  kind: z.enum(KINDS).optional().catch(undefined),
  municipality: z
    .string()
    .regex(/^\d{6}$/)
    .optional()
    .catch(undefined),
  state: z.enum(STATES).optional().catch(undefined),
})

export const manage = new Hono<Env>()
  .get('/places/manage', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const found = await asActor(actor, async (tx) => ({
      towns: await townsToChoose(tx),
      places: await placesLike(tx, filter.parse(c.req.query())),
    }))
    return c.render(<ManagePage {...found} asked={Object.keys(c.req.query()).length > 0} />, {
      title: c.var.t('places.manage.heading'),
    })
  })
  .get('/places/search', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const found = await asActor(actor, (tx) => findPlaces(tx, c.req.query('q') ?? '', 8))
    return c.json({
      results: found.map(({ id, name, municipality }) => ({
        value: id,
        label: name,
        hint: municipality ?? undefined,
      })),
    })
  })

function ManagePage({ towns, places, asked }: { towns: Town[]; places: PlaceLine[]; asked: boolean }) {
  const { t } = useTexts()
  const below = useBelow()
  const options = (values: readonly string[], family: 'kind' | 'state') =>
    values.map((value) => ({ value, label: t(`places.${family}.${value}`) }))
  return (
    <Page
      heading="places.manage.heading"
      lead="places.manage.lead"
      terms={['communityPoint', 'civicCentre', 'socialCondominium', 'emporium']}
      actions={
        <>
          <ButtonLink href={below('/places/new')} label="places.manage.add" icon="plus" />
          <ImportLink list="places" desk={DESK} />
        </>
      }
    >
      <Filters>
        <Field name="q" type="search" label="places.form.name" maxlength={160} />
        <Select
          name="kind"
          label="places.form.kind"
          options={options(KINDS, 'kind')}
          blank="places.manage.any"
        />
        <Select
          name="municipality"
          label="places.form.municipality"
          options={towns}
          blank="places.manage.any"
        />
        <Select
          name="state"
          label="places.state.label"
          options={options(STATES, 'state')}
          blank="places.manage.any"
        />
      </Filters>
      {places.length > 0 && <PlaceTable places={places} />}
      {places.length === 0 && asked && (
        <EmptyState heading="places.manage.none" text="places.manage.noneText" />
      )}
      {places.length === 0 && !asked && (
        <EmptyState heading="places.manage.empty" text="places.manage.emptyText">
          <ButtonLink href={below('/places/new')} label="places.manage.add" />
        </EmptyState>
      )}
    </Page>
  )
}

function PlaceTable({ places }: { places: readonly PlaceLine[] }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Table
      caption={['places.manage.found', { count: places.length }]}
      file
      columns={[
        {
          heading: 'places.form.name',
          main: true,
          cell: (place) => <a href={below(`/places/${place.id}/edit`)}>{place.name}</a>,
        },
        { heading: 'places.form.kind', cell: (place) => t(`places.kind.${place.kind}`) },
        { heading: 'places.form.municipality', cell: (place) => place.municipality },
        { heading: 'places.manage.since', cell: (place) => <Since place={place} /> },
        { heading: 'places.state.label', cell: (place) => <State place={place} /> },
      ]}
      rows={places}
    />
  )
}

function Since({ place }: { place: PlaceLine }) {
  const since = place.reactivated_on ?? place.opened_on
  return since && <When at={since} as="day" />
}

function State({ place }: { place: PlaceLine }) {
  const { t, day } = useTexts()
  if (place.closed_on) return <Tag>{t('places.state.closedOn', { day: day(place.closed_on) })}</Tag>
  return place.published_on ? (
    <Tag tone="good">{t('places.state.published')}</Tag>
  ) : (
    <Tag tone="attention">{t('places.state.unpublished')}</Tag>
  )
}
