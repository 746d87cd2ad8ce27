import { Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { withQuery } from '../../../../ground/ui/address-bar.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { Filters } from '../../../../ground/ui/filters.tsx'
import { partAsked } from '../../../../ground/ui/list-asked.ts'
import { ListFile } from '../../../../ground/ui/list-file.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { Pagination } from '../../../../ground/ui/pagination.tsx'
import { Tabs } from '../../../../ground/ui/tabs.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import { AREAS } from '../../../activities/rules.ts'
import { ENTRY_KINDS } from '../../entries/rules.ts'
import { pathsHere } from '../../parts/address.ts'
import { headOf, keptAMinute } from '../../parts/public-page.tsx'
import { SessionList, titleOf } from '../../parts/session-list.tsx'
import { areaName, entryKind } from '../../parts/words.ts'
import { addDays, monthOf, weekOf } from '../../rules.ts'
import { type AgendaQuery, agendaQuery } from '../forms.ts'
import { agendaPage } from '../reads.ts'

const PER_PAGE = 50

export const agenda = new Hono<Env>().get('/agenda', keptAMinute, async (c) => {
  const { timeZone } = c.var.territory
  const today = textsOf(c).dayOf(c.var.now)
  const asked = agendaQuery.parse(c.req.query())
  const { page, limit } = partAsked(c, PER_PAGE)
  const found = await asActor(c.var.actor, (tx) =>
    agendaPage(tx, c.var.actor, { ...asked, from: asked.from ?? today }, { page, perPage: limit, timeZone }),
  )
  const paths = pathsHere(c)
  const title = c.var.t('directory.agenda.heading')
  return c.render(
    <AgendaPage {...found} page={page} asked={asked} today={today} />,
    headOf(c, { title, path: paths.agenda, calendar: paths.agendaCalendar }),
  )
})

type Found = Awaited<ReturnType<typeof agendaPage>>
type AgendaProps = Found & {
  page: number
  asked: AgendaQuery
  today: string
}

function AgendaPage({ entries, total, places, municipalities, page, asked, today }: AgendaProps) {
  const c = useRequestContext<Env>()
  const { t, weekday, number } = useTexts()
  const paths = pathsHere(c)
  const days = Map.groupBy(entries, (one) => one.heldOn)
  return (
    <Page
      heading="directory.agenda.heading"
      lead={['directory.agenda.lead', { territory: c.var.territory.name }]}
      terms={['lab']}
      actions={
        <>
          <ButtonLink href={paths.agendaCalendar} label="directory.agenda.subscribe" icon="calendar" quiet />
          <ButtonLink href={paths.newsletter} label="directory.newsletter.heading" quiet />
          {c.var.session && <ButtonLink href={paths.mine} label="directory.mine.heading" quiet />}
        </>
      }
    >
      <AgendaSpans asked={asked} today={today} />
      <details open={isNarrowed(asked)}>
        <summary>{t('directory.agenda.narrow')}</summary>
        <AgendaFilters asked={asked} places={places} municipalities={municipalities} />
      </details>
      {total === 0 ? (
        <EmptyState heading="directory.agenda.empty" text="directory.agenda.emptyText">
          <ButtonLink href={paths.agenda} label="directory.agenda.all" />
          <ButtonLink href={paths.places} label="directory.agenda.places" quiet />
        </EmptyState>
      ) : (
        <p>{t('directory.agenda.found', { count: total, number: number(total) })}</p>
      )}
      {[...days].map(([day, ofDay]) => (
        <Section heading={{ said: weekday(day) }}>
          <SessionList sessions={ofDay} href={paths.entry} />
        </Section>
      ))}
      {total > 0 && <AgendaFile entries={entries} />}
      <Pagination page={page} perPage={PER_PAGE} total={total} />
      <p class="hint">
        <a href={paths.embed}>{t('directory.embed.heading')}</a>
      </p>
    </Page>
  )
}

function AgendaFile({ entries }: Pick<AgendaProps, 'entries'>) {
  const { t } = useTexts()
  return (
    <ListFile
      caption="directory.agenda.heading"
      rows={entries}
      columns={[
        { heading: 'directory.agenda.title', cell: titleOf },
        { heading: 'directory.agenda.kind', cell: ({ kind }) => t(entryKind(kind)) },
        {
          heading: 'directory.agenda.begins',
          cell: ({ startsAt, heldOn, wholeDay }) => <When at={wholeDay ? heldOn : startsAt} as="full" />,
        },
        {
          heading: 'directory.agenda.ends',
          cell: ({ endsAt, wholeDay }) => !wholeDay && endsAt && <When at={endsAt} as="full" />,
        },
        { heading: 'directory.agenda.place', cell: ({ placeName }) => placeName },
        { heading: 'directory.filter.municipality', cell: ({ municipality }) => municipality },
        {
          heading: 'directory.agenda.note',
          cell: ({ cancelled }) => cancelled && t('directory.session.cancelled'),
        },
      ]}
    />
  )
}

/** Kept folded until used: on a phone the agenda comes first. */
const isNarrowed = ({ area, kind, municipality, place }: AgendaQuery) =>
  [area, kind, municipality, place].some(Boolean)

/** The spans people ask for most, each a link that keeps the other filters. */
function AgendaSpans({ asked, today }: { asked: AgendaQuery; today: string }) {
  const c = useRequestContext<Env>()
  const spans = [
    { label: 'directory.agenda.coming', from: undefined, to: undefined },
    { label: 'directory.agenda.thisWeek', ...weekOf(today) },
    { label: 'directory.agenda.nextWeek', ...weekOf(addDays(today, 7)) },
    { label: 'directory.agenda.thisMonth', ...monthOf(today) },
  ] as const
  return (
    <Tabs
      label="directory.agenda.spans"
      tabs={spans.map(({ label, from, to }) => ({
        label,
        href: withQuery(c.req.url, { from, to, page: undefined }),
        current: asked.from === from && asked.to === to,
      }))}
    />
  )
}

function AgendaFilters({
  asked,
  places,
  municipalities,
}: Pick<AgendaProps, 'asked' | 'places' | 'municipalities'>) {
  const { t } = useTexts()
  const named = (values: readonly string[], keyOf: typeof areaName) =>
    values.map((value) => ({ value, label: t(keyOf(value)) }))
  return (
    <Filters>
      <Field name="from" type="date" label="directory.agenda.from" value={asked.from} />
      <Field name="to" type="date" label="directory.agenda.to" value={asked.to} />
      <Select
        name="area"
        label="directory.agenda.area"
        options={named(AREAS, areaName)}
        blank="directory.filter.any"
      />
      <Select
        name="kind"
        label="directory.agenda.kind"
        options={named(ENTRY_KINDS, entryKind)}
        blank="directory.filter.any"
      />
      <Select
        name="municipality"
        label="directory.filter.municipality"
        options={municipalities.map(({ code, name }) => ({ value: code, label: name }))}
        blank="directory.filter.any"
      />
      <Select
        name="place"
        label="directory.agenda.place"
        options={places.map(({ id, name }) => ({ value: id, label: name }))}
        blank="directory.filter.any"
      />
    </Filters>
  )
}
