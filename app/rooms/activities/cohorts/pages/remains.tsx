import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { daysLater } from '../../../../ground/calendar/local-time.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { Stat, StatGrid } from '../../../../ground/ui/stat.tsx'
import { STAFF } from '../../../people/rules.ts'
import { todayOf, useActivityCrumbs } from '../../parts/here.ts'
import { standingPhases } from '../../phases/reads.ts'
import { type Remaining, RemainsTable } from '../parts/remains-table.tsx'
import { figuresOf, labsWithAnEnd } from '../reads.ts'
import { fundedUntil, NOTHING_HELD } from '../rules.ts'

const BEGINNING = '1900-01-01'

export const remains = new Hono<Env>().get('/activities/remains', async (c) => {
  const actor = requireRole(c, ...STAFF)
  const today = todayOf(c)
  const rows = await asActor(actor, async (tx) => {
    const labs = await labsWithAnEnd(tx)
    const standing = await standingPhases(
      tx,
      labs.map(({ id }) => id),
    )
    const ends = new Map(labs.map((lab) => [lab.id, fundedUntil(lab.ownUntil, lab.cohortUntil) as string]))
    const found = new Map<string, Pick<Remaining, 'before' | 'after'>>()
    // Labs of a cohort end together: a question for each day, not for each lab.
    for (const end of new Set(ends.values())) {
      const ids = labs.map(({ id }) => id).filter((id) => ends.get(id) === end)
      const before = await figuresOf(tx, actor, ids, BEGINNING, end < today ? end : today)
      const after = end < today ? await figuresOf(tx, actor, ids, daysLater(end, 1), today) : new Map()
      for (const id of ids)
        found.set(id, {
          before: before.get(id) ?? NOTHING_HELD,
          after: after.get(id) ?? NOTHING_HELD,
        })
    }
    return labs.map(
      (lab): Remaining => ({
        lab,
        end: ends.get(lab.id) as string,
        before: NOTHING_HELD,
        after: NOTHING_HELD,
        ...found.get(lab.id),
        standing: standing.get(lab.id),
      }),
    )
  })
  return c.render(<RemainsPage rows={rows} today={today} />, {
    title: c.var.t('activities.remains.heading'),
    section: '/activities',
  })
})

function RemainsPage({ rows, today }: { rows: Remaining[]; today: string }) {
  const { t, number, percent } = useTexts()
  const below = useBelow()
  const over = rows.filter(({ end }) => end < today)
  const going = over.filter(({ after }) => after.sessions > 0)
  const cohorts = [...new Set(over.map(({ lab }) => lab.cohort))]
  const still = rows.filter(({ end }) => end >= today)
  return (
    <Page
      heading="activities.remains.heading"
      lead="activities.remains.lead"
      crumbs={[
        ...useActivityCrumbs(),
        { href: below('/activities/cohorts'), label: 'activities.cohorts.heading' },
      ]}
    >
      {rows.length === 0 && (
        <EmptyState heading="activities.remains.none" text="activities.remains.noneText">
          <ButtonLink href={below('/activities/cohorts')} label="activities.cohorts.heading" />
        </EmptyState>
      )}
      {over.length > 0 && (
        <StatGrid>
          <Stat label="activities.remains.over" figure={number(over.length)} />
          <Stat
            label="activities.remains.going"
            figure={number(going.length)}
            note={percent(going.length / over.length)}
          />
          <Stat
            label="activities.remains.sessions"
            figure={number(going.reduce((sum, { after }) => sum + after.sessions, 0))}
          />
        </StatGrid>
      )}
      {cohorts.map((cohort) => (
        <Section heading={{ said: cohort ?? t('activities.remains.noCohort') }}>
          <RemainsTable rows={over.filter(({ lab }) => lab.cohort === cohort)} today={today} />
        </Section>
      ))}
      {still.length > 0 && (
        <Section heading="activities.remains.still" lead="activities.remains.stillLead">
          <RemainsTable rows={still} today={today} />
        </Section>
      )}
    </Page>
  )
}
