import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { Filters } from '../../../../ground/ui/filters.tsx'
import { partAsked } from '../../../../ground/ui/list-asked.ts'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { Pagination } from '../../../../ground/ui/pagination.tsx'
import { useCrumbs } from '../../parts/crumbs.ts'
import { todayOf } from '../../parts/here.ts'
import { allTables, type RoundTable } from '../../reads.ts'
import { ASKED, asked } from '../forms.ts'
import { DecisionList } from '../parts/decision-list.tsx'
import { DecisionsFile } from '../parts/decisions-file.tsx'
import { type Decision, decisionsLike } from '../reads.ts'

const PER_PAGE = 50
export const decisionRegister = new Hono<Env>().get('/tables/decisions', async (c) => {
  const { q, table, ...which } = asked.parse(c.req.query())
  const today = todayOf(c)
  const found = await asActor(c.var.actor, async (tx) => ({
    decisions: await decisionsLike(tx, { ...which, search: q, tableId: table }, today),
    tables: await allTables(tx),
  }))
  const query = new URL(c.req.url).search
  return c.render(<RegisterPage {...found} part={partAsked(c, PER_PAGE)} today={today} query={query} />, {
    title: c.var.t('tables.decisions.heading'),
    section: '/tables',
  })
})

type Props = {
  decisions: Decision[]
  tables: RoundTable[]
  part: ReturnType<typeof partAsked>
  today: string
  query: string
}

function RegisterPage({ decisions, tables, part, today, query }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  const shown = decisions.slice(part.offset, part.offset + part.limit)
  return (
    <Page
      heading="tables.decisions.heading"
      lead={['tables.decisions.count', { count: decisions.length }]}
      crumbs={useCrumbs()}
      actions={
        decisions.length > 0 && (
          <ButtonLink href={below(`/tables/register.docx${query}`)} label="tables.papers.register" quiet />
        )
      }
    >
      <Filters>
        <Field name="q" type="search" label="tables.decisions.search" />
        <Select
          name="table"
          label="tables.decisions.table"
          blank="tables.decisions.anyTable"
          options={tables.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Select
          name="state"
          label="tables.decisions.state"
          blank="tables.decisions.anyState"
          options={ASKED.map((value) => ({ value, label: t(`tables.decisions.state.${value}`) }))}
        />
        <Field name="from" type="date" label="tables.decisions.from" />
        <Field name="until" type="date" label="tables.decisions.until" />
      </Filters>
      {decisions.length > 0 ? (
        <>
          <DecisionList decisions={shown} today={today} whose />
          <DecisionsFile decisions={shown} today={today} />
        </>
      ) : (
        <EmptyState heading="tables.decisions.none" text="tables.decisions.noneText" />
      )}
      <Pagination page={part.page} perPage={PER_PAGE} total={decisions.length} />
    </Page>
  )
}
