import { Hono } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { daysLater } from '../../../../ground/calendar/local-time.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { Stat, StatGrid } from '../../../../ground/ui/stat.tsx'
import { STAFF } from '../../../people/rules.ts'
import { idHere, todayOf, useActivityCrumbs } from '../../parts/here.ts'
import { standingPhases } from '../../phases/reads.ts'
import { FiguresTable, type LabRow } from '../parts/figures-table.tsx'
import { type Cohort, cohortById, figuresOf, labsOfCohort } from '../reads.ts'
import { hoursOf, NOTHING_HELD, sumOf } from '../rules.ts'

export const oneCohort = new Hono<Env>().get('/activities/cohorts/:cohort', async (c) => {
  const actor = requireRole(c, ...STAFF)
  const id = idHere(c, 'cohort')
  const today = todayOf(c)
  const loaded = await asActor(actor, async (tx) => {
    const cohort = await cohortById(tx, id)
    if (!cohort) throw new NotHere()
    const labs = await labsOfCohort(tx, id)
    const ids = labs.map((lab) => lab.id)
    const held = await figuresOf(tx, actor, ids, cohort.startsOn, cohort.endsOn)
    const after = await figuresOf(tx, actor, ids, daysLater(cohort.endsOn, 1), today)
    const standing = await standingPhases(tx, ids)
    const rows = labs.map(
      (lab): LabRow => ({
        lab,
        held: held.get(lab.id) ?? NOTHING_HELD,
        after: after.get(lab.id) ?? NOTHING_HELD,
        standing: standing.get(lab.id),
      }),
    )
    return { cohort, rows, isOver: cohort.endsOn < today }
  })
  return c.render(<CohortPage {...loaded} mayChange={holdsRole(actor, 'coordinator')} />, {
    title: loaded.cohort.name,
    section: '/activities',
  })
})

type Props = { cohort: Cohort; rows: LabRow[]; isOver: boolean; mayChange: boolean }

function CohortPage({ cohort, rows, isOver, mayChange }: Props) {
  const { t, day, number } = useTexts()
  const below = useBelow()
  const held = rows.map((row) => row.held)
  const figure = (value: number | null) => (value === null ? t('activities.cohorts.few') : number(value))
  return (
    <Page
      heading={{ said: cohort.name }}
      kicker={t('activities.cohorts.span', { from: day(cohort.startsOn), until: day(cohort.endsOn) })}
      lead={
        cohort.fundedUntil ? ['activities.cohorts.fundedOn', { day: day(cohort.fundedUntil) }] : undefined
      }
      crumbs={[
        ...useActivityCrumbs(),
        { href: below('/activities/cohorts'), label: 'activities.cohorts.heading' },
      ]}
      actions={
        mayChange && (
          <ButtonLink
            href={below(`/activities/cohorts/${cohort.id}/edit`)}
            label="activities.cohorts.edit"
            quiet
            icon="pencil"
          />
        )
      }
    >
      {rows.length ? (
        <>
          <StatGrid>
            <Stat label="activities.cohorts.labs" figure={number(rows.length)} />
            <Stat label="activities.cohorts.sessions" figure={figure(sumOf(held, 'sessions'))} />
            <Stat label="activities.cohorts.hours" figure={number(hoursOf(sumOf(held, 'minutes') ?? 0))} />
            <Stat label="activities.cohorts.named" figure={figure(sumOf(held, 'named'))} />
          </StatGrid>
          <Section heading="activities.cohorts.sideBySide" lead="activities.cohorts.sideBySideLead">
            <FiguresTable rows={rows} isOver={isOver} />
          </Section>
        </>
      ) : (
        <EmptyState heading="activities.cohorts.noLabs" text="activities.cohorts.noLabsText">
          <ButtonLink href={below('/activities?kind=lab')} label="activities.list.heading" />
        </EmptyState>
      )}
    </Page>
  )
}
