import { Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { daysLater } from '../../../ground/calendar/local-time.ts'
import { asActor } from '../../../ground/db/database.ts'
import { textsOf, useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Callout } from '../../../ground/ui/callout.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { Page } from '../../../ground/ui/page.tsx'
import { Table } from '../../../ground/ui/table.tsx'
import type { Expiring } from '../../../rooms/people/rights/reads.ts'
import { expiringBy, REPORT_DAYS, yearsOf } from '../retention.ts'

export const retentionPage = new Hono<Env>().get('/privacy/retention', async (c) => {
  const actor = requireRole(c, 'coordinator')
  const { dayOf, now } = textsOf(c)
  const soon = daysLater(dayOf(now), REPORT_DAYS)
  const people = await asActor(actor, (tx) => expiringBy(tx, actor, soon))
  return c.render(<RetentionPage people={people} />, {
    title: c.var.t('privacy.retention.heading'),
    section: '/privacy',
  })
})

function RetentionPage({ people }: { people: readonly Expiring[] }) {
  const c = useRequestContext<Env>()
  const { day } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="privacy.retention.heading"
      lead={['privacy.retention.lead', { years: yearsOf('registry'), days: REPORT_DAYS }]}
      crumbs={[{ href: below('/privacy'), label: 'directory.privacy.heading' }]}
    >
      {c.var.territory.example && <Callout kind="info" text="privacy.retention.example" />}
      {people.length === 0 ? (
        <EmptyState heading="privacy.retention.none" />
      ) : (
        <Table
          caption="privacy.retention.heading"
          captionHidden
          rows={people}
          columns={[
            {
              heading: 'privacy.requests.who',
              main: true,
              cell: (one) => <a href={below(`/people/${one.id}`)}>{one.name}</a>,
            },
            { heading: 'privacy.retention.last', cell: (one) => day(one.lastOn) },
            { heading: 'privacy.retention.on', cell: (one) => day(one.expiresOn) },
          ]}
        />
      )}
    </Page>
  )
}
