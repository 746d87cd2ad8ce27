import { Hono } from 'hono'
import * as z from 'zod'
import { holdsRole } from '../../../ground/access/actor.ts'
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
import { partAsked } from '../../../ground/ui/list-asked.ts'
import { ButtonLink, Page } from '../../../ground/ui/page.tsx'
import { Pagination } from '../../../ground/ui/pagination.tsx'
import { Table } from '../../../ground/ui/table.tsx'
import { Tag } from '../../../ground/ui/tag.tsx'
import { When } from '../../../ground/ui/when.tsx'
import { DESK, STAFF, TEAM } from '../../people/rules.ts'
import { type ActivityLine, activities, countActivities } from '../reads.ts'
import { AREAS, KINDS } from '../rules.ts'

const PER_PAGE = 50

// What an address says beyond these shapes is as if it said nothing.
const asked = z.object({
  q: z.string().trim().max(160).optional().catch(undefined),
  kind: z.enum(KINDS).optional().catch(undefined),
  area: z.enum(AREAS).optional().catch(undefined),
  when: z.enum(['coming', 'over']).optional().catch(undefined),
  published: z.enum(['yes', 'no']).optional().catch(undefined),
})

export const activityList = new Hono<Env>().get('/activities', async (c) => {
  const actor = requireRole(c, ...STAFF)
  const { now } = c.var
  const { when, published, ...narrow } = asked.parse(c.req.query())
  const which = {
    ...narrow,
    published: published && published === 'yes',
    comingAt: when === 'coming' ? now : undefined,
    overAt: when === 'over' ? now : undefined,
  }
  const { page, limit, offset } = partAsked(c, PER_PAGE)
  const list = await asActor(actor, async (tx) => ({
    lines: await activities(tx, which, { now, limit, offset }),
    total: await countActivities(tx, which),
  }))
  return c.render(<ActivityListPage {...list} page={page} mayPlan={holdsRole(actor, ...TEAM)} />, {
    title: c.var.t('activities.list.heading'),
    section: '/activities',
  })
})

type Props = { lines: ActivityLine[]; total: number; page: number; mayPlan: boolean }

function ActivityListPage({ lines, total, page, mayPlan }: Props) {
  const { t, number } = useTexts()
  const below = useBelow()
  const plan = mayPlan && (
    <ButtonLink href={below('/activities/new')} label="activities.list.new" icon="plus" />
  )
  return (
    <Page
      heading="activities.list.heading"
      lead={['activities.list.count', { count: total }]}
      actions={
        <>
          {plan}
          <ImportLink list="activities" desk={DESK} />
        </>
      }
    >
      <Ways />
      <Filters>
        <Field name="q" type="search" label="activities.list.q" />
        <Select
          name="kind"
          label="activities.form.kind"
          blank="activities.list.anyKind"
          options={KINDS.map((kind) => ({ value: kind, label: t(`activities.kind.${kind}`) }))}
        />
        <Select
          name="area"
          label="activities.form.area"
          blank="activities.list.anyArea"
          options={AREAS.map((area) => ({ value: area, label: t(`activities.area.${area}`) }))}
        />
        <Select
          name="when"
          label="activities.list.when"
          blank="activities.list.anyTime"
          options={[
            { value: 'coming', label: t('activities.list.coming') },
            { value: 'over', label: t('activities.list.over') },
          ]}
        />
        <Select
          name="published"
          label="activities.list.published"
          blank="activities.list.all"
          options={[
            { value: 'yes', label: t('activities.list.isPublished') },
            { value: 'no', label: t('activities.list.notPublished') },
          ]}
        />
      </Filters>
      {lines.length ? (
        <Table
          caption="activities.list.heading"
          captionHidden
          file
          rows={lines}
          columns={[
            {
              heading: 'activities.form.title',
              main: true,
              cell: (line) => <a href={below(`/activities/${line.id}`)}>{line.title}</a>,
            },
            { heading: 'activities.form.kind', cell: (line) => t(`activities.kind.${line.kind}`) },
            { heading: 'activities.form.area', cell: (line) => t(`activities.area.${line.area}`) },
            { heading: 'activities.form.place', cell: (line) => line.place },
            { heading: 'activities.list.next', cell: (line) => line.nextAt && <When at={line.nextAt} /> },
            { heading: 'activities.list.last', cell: (line) => line.lastOn && <When at={line.lastOn} /> },
            { heading: 'activities.list.sessions', numeric: true, cell: (line) => number(line.sessions) },
            {
              heading: 'activities.list.published',
              cell: (line) =>
                !line.published && <Tag tone="attention">{t('activities.list.notPublished')}</Tag>,
            },
          ]}
        />
      ) : (
        <EmptyState heading="activities.list.none" text="activities.list.noneText">
          {plan}
        </EmptyState>
      )}
      <Pagination page={page} perPage={PER_PAGE} total={total} />
    </Page>
  )
}

/** Other ways to look at them: by cohort, by the phase groups are in, by what remains after the money. */
function Ways() {
  const below = useBelow()
  return (
    <p class="beside">
      <ButtonLink href={below('/activities/cohorts')} label="activities.cohorts.heading" quiet />
      <ButtonLink href={below('/activities/groups')} label="activities.groups.heading" quiet />
      <ButtonLink href={below('/activities/remains')} label="activities.remains.heading" quiet />
    </p>
  )
}
