import { Hono } from 'hono'
import * as z from 'zod'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Select } from '../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { Filters } from '../../../ground/ui/filters.tsx'
import { partAsked } from '../../../ground/ui/list-asked.ts'
import { ButtonLink, Page } from '../../../ground/ui/page.tsx'
import { Pagination } from '../../../ground/ui/pagination.tsx'
import { TEAM } from '../../people/rules.ts'
import { EncounterList } from '../parts/encounter-list.tsx'
import { EncountersFile } from '../parts/encounters-file.tsx'
import { countEncounters, type EncounterLine, encounters, type Named } from '../reads.ts'
import { placesToChoose } from '../who/reads.ts'

const PER_PAGE = 50

// What an address says beyond these shapes is as if it said nothing.
const asked = z.object({
  whose: z.literal('team').optional().catch(undefined),
  person: z.guid().optional().catch(undefined),
  place: z.guid().optional().catch(undefined),
  topic: z.string().trim().toLowerCase().min(1).max(60).optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  until: z.iso.date().optional().catch(undefined),
})

export const allEncounters = new Hono<Env>().get('/diary/all', async (c) => {
  const actor = requireRole(c, ...TEAM)
  const { whose, person, place, ...narrow } = asked.parse(c.req.query())
  const { page, limit, offset } = partAsked(c, PER_PAGE)
  const which = { ...narrow, personId: person, placeId: place, authorId: whose ? undefined : actor.personId }
  const list = await asActor(actor, async (tx) => ({
    encounters: await encounters(tx, which, { limit, offset }),
    total: await countEncounters(tx, which),
    places: await placesToChoose(tx, actor),
  }))
  return c.render(<AllEncountersPage {...list} page={page} team={whose === 'team'} />, {
    title: c.var.t('encounters.all.heading'),
    section: '/diary',
  })
})

type Props = { encounters: EncounterLine[]; total: number; places: Named[]; page: number; team: boolean }

function AllEncountersPage({ encounters, total, places, page, team }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="encounters.all.heading"
      lead={['encounters.all.count', { count: total }]}
      crumbs={[{ href: below('/diary'), label: 'encounters.day.heading' }]}
      actions={<ButtonLink href={below('/diary/new')} label="encounters.day.new" icon="plus" />}
    >
      <Filters>
        <Select
          name="whose"
          label="encounters.all.whose"
          blank="encounters.all.mine"
          options={[{ value: 'team', label: t('encounters.all.team') }]}
        />
        <Select
          name="place"
          label="encounters.form.place"
          blank="encounters.all.anyPlace"
          options={places.map((place) => ({ value: place.id, label: place.name }))}
        />
        <Field name="topic" label="encounters.all.topic" />
        <Field name="from" type="date" label="encounters.all.from" />
        <Field name="until" type="date" label="encounters.all.until" />
      </Filters>
      {encounters.length ? (
        <>
          <EncounterList encounters={encounters} authors={team} />
          <EncountersFile encounters={encounters} />
        </>
      ) : (
        <EmptyState heading="encounters.all.none" text="encounters.all.noneText">
          <ButtonLink href={below('/diary/new')} label="encounters.day.new" />
        </EmptyState>
      )}
      <Pagination page={page} perPage={PER_PAGE} total={total} />
    </Page>
  )
}
