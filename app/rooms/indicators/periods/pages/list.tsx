import { Hono } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { READERS } from '../../rules.ts'
import { Choose } from '../parts/choose.tsx'
import { type ClosedPeriod, closedPeriods } from '../reads.ts'

export const periodList = new Hono<Env>().get('/outcomes/periods', async (c) => {
  const actor = requireRole(c, ...READERS)
  const periods = await asActor(actor, (tx) => closedPeriods(tx))
  return c.render(<PeriodsPage periods={periods} closes={holdsRole(actor, 'coordinator')} />, {
    title: c.var.t('indicators.periods.heading'),
    section: '/outcomes',
  })
})

function PeriodsPage({ periods, closes }: { periods: ClosedPeriod[]; closes: boolean }) {
  const { t, day, number } = useTexts()
  const at = useBelow()
  return (
    <Page
      heading="indicators.periods.heading"
      lead="indicators.periods.lead"
      crumbs={[{ href: at('/outcomes'), label: 'indicators.table.heading' }]}
    >
      {closes && (
        <Section heading="indicators.periods.close">
          <Choose closed={periods} />
        </Section>
      )}
      <Section heading="indicators.periods.closed">
        {periods.length === 0 ? (
          <EmptyState heading="indicators.periods.none" text="indicators.periods.noneText" />
        ) : (
          <Table
            caption="indicators.periods.closed"
            captionHidden
            rows={periods}
            columns={[
              {
                heading: 'indicators.periods.period',
                main: true,
                cell: ({ id, from, to }: ClosedPeriod) => (
                  <a href={at(`/outcomes/periods/${id}`)}>
                    {t('indicators.periods.span', { from: day(from), to: day(to) })}
                  </a>
                ),
              },
              { heading: 'indicators.periods.closedAt', cell: ({ closedAt }) => day(closedAt) },
              { heading: 'indicators.periods.closedBy', cell: ({ closedBy }) => closedBy ?? '–' },
              {
                heading: 'indicators.periods.openThen',
                numeric: true,
                cell: ({ sessionsOpen }) => number(sessionsOpen),
              },
            ]}
          />
        )}
      </Section>
    </Page>
  )
}
