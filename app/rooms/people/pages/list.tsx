import { Hono } from 'hono'
import { holdsRole } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { isId } from '../../../ground/db/ids.ts'
import { ImportLink } from '../../../ground/imports/import-link.tsx'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { Filters } from '../../../ground/ui/filters.tsx'
import { partAsked } from '../../../ground/ui/list-asked.ts'
import { ButtonLink, Page } from '../../../ground/ui/page.tsx'
import { Table } from '../../../ground/ui/table.tsx'
import { findMunicipalities } from '../../territories/reads.ts'
import { hintOf } from '../parts/person-hint.ts'
import { findPeople, type PersonLine, peopleAfter } from '../reads.ts'
import { DESK, fullName, STAFF, TEAM } from '../rules.ts'

const PER_PAGE = 50
const SUGGESTED = 8

export const list = new Hono<Env>()
  .get('/people', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const { q = '', after } = c.req.query()
    const { limit } = partAsked(c, PER_PAGE)
    const found = await asActor(actor, (tx) =>
      q.trim()
        ? findPeople(tx, q, limit + 1)
        : peopleAfter(tx, after && isId(after) ? after : undefined, limit + 1),
    )
    return c.render(
      <PeoplePage
        q={q.trim()}
        people={found.slice(0, limit)}
        more={found.length > limit}
        later={after !== undefined}
        team={holdsRole(actor, ...TEAM)}
      />,
      {
        title: c.var.t('people.list.heading'),
      },
    )
  })
  .get('/people/search', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const found = await asActor(actor, (tx) => findPeople(tx, c.req.query('q') ?? '', SUGGESTED))
    return c.json({
      results: found.map((one) => ({ value: one.id, label: fullName(one), hint: hintOf(one) })),
    })
  })
  .get('/people/municipalities', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const found = await asActor(actor, (tx) => findMunicipalities(c.req.query('q') ?? '', SUGGESTED, tx))
    return c.json({
      results: found.map(({ istat_code, name, province_code }) => ({
        value: istat_code,
        label: name,
        hint: province_code,
      })),
    })
  })

type PeopleProps = { q: string; people: readonly PersonLine[]; more: boolean; later: boolean; team: boolean }

/** One more than a page is asked for: it says whether there are others, which no count of everybody needs to tell. */
function PeoplePage({ q, people, more, later, team }: PeopleProps) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="people.list.heading"
      lead="people.list.lead"
      terms={['team']}
      actions={
        <>
          {team && (
            <>
              <ButtonLink href={below('/people/new')} label="people.list.add" icon="plus" />
              <ButtonLink href={below('/people/duplicates')} label="people.duplicates.heading" quiet />
            </>
          )}
          <ImportLink list="people" desk={DESK} />
        </>
      }
    >
      <Filters submit="people.list.search">
        <Field
          name="q"
          type="search"
          label="people.list.query"
          hint="people.list.queryHint"
          maxlength={160}
        />
      </Filters>
      {people.length > 0 ? <PeopleTable people={people} /> : <Nobody q={q} team={team} />}
      {more && q && <p class="hint">{t('people.list.more', { count: PER_PAGE })}</p>}
      {!q && (more || later) && (
        <nav class="pages" aria-label={t('people.list.pages')}>
          {later && (
            <a class="btn btn-outline-primary" href={below('/people')}>
              {t('people.list.first')}
            </a>
          )}
          {more && (
            <a class="btn btn-outline-primary" href={below(`/people?after=${people.at(-1)?.id}`)} rel="next">
              {t('people.list.next')}
            </a>
          )}
        </nav>
      )}
    </Page>
  )
}

function PeopleTable({ people }: { people: readonly PersonLine[] }) {
  const below = useBelow()
  return (
    <Table
      caption="people.list.heading"
      captionHidden
      file={{ taken: { kind: 'person', id: ({ id }) => id } }}
      columns={[
        {
          heading: 'people.list.name',
          main: true,
          cell: (one) => <a href={below(`/people/${one.id}`)}>{fullName(one)}</a>,
        },
        { heading: 'people.list.birthYear', numeric: true, cell: (one) => one.birth_year },
        { heading: 'people.list.municipality', cell: (one) => one.municipality },
      ]}
      rows={people}
    />
  )
}

function Nobody({ q, team }: { q: string; team: boolean }) {
  const below = useBelow()
  return q ? (
    <EmptyState heading={['people.list.none', { q }]} text="people.list.noneText">
      {team && (
        <ButtonLink
          href={below(`/people/new?name=${encodeURIComponent(q)}`)}
          label={['people.list.addNamed', { q }]}
        />
      )}
    </EmptyState>
  ) : (
    <EmptyState heading="people.list.empty" text="people.list.emptyText">
      {team && <ButtonLink href={below('/people/new')} label="people.list.add" />}
    </EmptyState>
  )
}
