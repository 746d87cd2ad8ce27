import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { useCrumbs } from '../../parts/crumbs.ts'
import { todayOf } from '../../parts/here.ts'
import { ProceedingList } from '../parts/proceeding-list.tsx'
import { allProceedings, type Proceeding } from '../reads.ts'
import { stageOn } from '../rules.ts'

export const proceedingsPage = new Hono<Env>().get('/tables/proceedings', async (c) => {
  const proceedings = await asActor(c.var.actor, allProceedings)
  return c.render(<ProceedingsPage proceedings={proceedings} today={todayOf(c)} />, {
    title: c.var.t('tables.proceedings.heading'),
    section: '/tables',
  })
})

const PARTS = [
  { heading: 'tables.proceedings.draft', stages: ['draft'] },
  { heading: 'tables.proceedings.open', stages: ['to_come', 'open'] },
  { heading: 'tables.proceedings.underWay', stages: ['examined', 'chosen'] },
  { heading: 'tables.proceedings.closed', stages: ['closed'] },
] as const

function ProceedingsPage({ proceedings, today }: { proceedings: Proceeding[]; today: string }) {
  return (
    <Page
      heading="tables.proceedings.heading"
      lead="tables.proceedings.lead"
      terms={['coProgramming', 'coDesign', 'accreditation', 'convention']}
      crumbs={useCrumbs()}
    >
      {proceedings.length === 0 && (
        <EmptyState heading="tables.proceedings.none" text="tables.proceedings.noneText" />
      )}
      {PARTS.map(({ heading, stages }) => {
        const here = proceedings.filter((one) => (stages as readonly string[]).includes(stageOn(one, today)))
        return (
          here.length > 0 && (
            <Section heading={heading}>
              <ProceedingList proceedings={here} today={today} />
            </Section>
          )
        )
      })}
    </Page>
  )
}
