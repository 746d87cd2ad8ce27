import { Hono } from 'hono'
import { holdsRole } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { asActor } from '../../../ground/db/database.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Card, CardGrid } from '../../../ground/ui/card.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { ButtonLink, Page, Section } from '../../../ground/ui/page.tsx'
import { FollowedList } from '../decisions/parts/followed-list.tsx'
import { type Decision, followedBy } from '../decisions/reads.ts'
import { todayOf } from '../parts/here.ts'
import { allTables, ownTableIds, type RoundTable } from '../reads.ts'

const FAR = '9999-12-31'

export const tableList = new Hono<Env>().get('/tables', async (c) => {
  const { actor } = c.var
  const { personId } = actor
  const found = await asActor(actor, async (tx) => ({
    tables: await allTables(tx),
    own: personId ? await ownTableIds(tx, personId, todayOf(c)) : [],
    mine: personId ? await followedBy(tx, personId, FAR) : [],
  }))
  return c.render(<TablesPage {...found} opens={holdsRole(actor, 'coordinator')} today={todayOf(c)} />, {
    title: c.var.t('tables.list.heading'),
    section: '/tables',
  })
})

type Props = { tables: RoundTable[]; own: string[]; mine: Decision[]; opens: boolean; today: string }

function TablesPage({ tables, own, mine, opens, today }: Props) {
  const below = useBelow()
  const others = tables.filter(({ id }) => !own.includes(id))
  return (
    <Page
      heading="tables.list.heading"
      lead="tables.list.lead"
      actions={
        <>
          {opens && <ButtonLink href={below('/tables/new')} label="tables.list.new" icon="plus" />}
          <ButtonLink href={below('/tables/proceedings')} label="tables.proceedings.heading" quiet />
          <ButtonLink href={below('/tables/decisions')} label="tables.decisions.heading" quiet />
        </>
      }
    >
      {mine.length > 0 && (
        <Section heading="tables.list.followed">
          <FollowedList decisions={mine} today={today} />
        </Section>
      )}
      {own.length > 0 && (
        <Section heading="tables.list.mine">
          <Tables tables={tables.filter(({ id }) => own.includes(id))} />
        </Section>
      )}
      {others.length > 0 && (
        <Section heading={own.length > 0 ? 'tables.list.others' : 'tables.list.all'}>
          <Tables tables={others} />
        </Section>
      )}
      {tables.length === 0 && <EmptyState heading="tables.list.none" text="tables.list.noneText" />}
    </Page>
  )
}

function Tables({ tables }: { tables: readonly RoundTable[] }) {
  const { t, day } = useTexts()
  const below = useBelow()
  return (
    <CardGrid>
      {tables.map(({ id, name, kind, startsOn, endsOn }) => (
        <Card
          title={name}
          href={below(`/tables/${id}`)}
          kicker={t(`tables.kind.${kind}`)}
          foot={
            endsOn
              ? t('tables.table.fromUntil', { from: day(startsOn), until: day(endsOn) })
              : t('tables.table.since', { from: day(startsOn) })
          }
        />
      ))}
    </CardGrid>
  )
}
