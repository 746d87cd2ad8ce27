import { Hono } from 'hono'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { Page } from '../../../ground/ui/page.tsx'
import { Table } from '../../../ground/ui/table.tsx'
import { Tag } from '../../../ground/ui/tag.tsx'
import { type RightsRequest, requestsReceived } from '../../../rooms/people/rights/reads.ts'
import { DUE_SOON_DAYS, type OUTCOMES, type RequestKind } from '../../../rooms/people/rights/rules.ts'

export const requestsPage = new Hono<Env>().get('/privacy/requests', async (c) => {
  const actor = requireRole(c, 'coordinator')
  const requests = await asActor(actor, (tx) => requestsReceived(tx))
  return c.render(<RequestsPage requests={requests} />, {
    title: c.var.t('privacy.requests.heading'),
    section: '/privacy',
  })
})

function RequestsPage({ requests }: { requests: readonly RightsRequest[] }) {
  const { t, day } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="privacy.requests.heading"
      lead="privacy.requests.lead"
      crumbs={[{ href: below('/privacy'), label: 'directory.privacy.heading' }]}
    >
      {requests.length === 0 && (
        <EmptyState heading="privacy.requests.none" text="privacy.requests.noneText" />
      )}
      {requests.length > 0 && (
        <Table
          caption="privacy.requests.heading"
          captionHidden
          rows={requests}
          columns={[
            {
              heading: 'privacy.requests.what',
              main: true,
              cell: (one) => (
                <a href={below(`/privacy/requests/${one.id}`)}>
                  {t(`people.rights.kind.${one.kind as RequestKind}`)}
                </a>
              ),
            },
            { heading: 'privacy.requests.who', cell: (one) => one.name ?? t('privacy.requests.gone') },
            { heading: 'people.rights.askedOn', cell: (one) => day(one.askedOn) },
            { heading: 'privacy.requests.due', cell: (one) => <Due request={one} /> },
            {
              heading: 'privacy.requests.state',
              cell: (one) =>
                one.outcome && t(`people.rights.outcome.${one.outcome as (typeof OUTCOMES)[number]}`),
            },
          ]}
        />
      )}
    </Page>
  )
}

function Due({ request }: { request: RightsRequest }) {
  const { day, now, daysBetween } = useTexts()
  const isNear = !request.closedOn && daysBetween(now, request.dueOn) <= DUE_SOON_DAYS
  return isNear ? <Tag tone="attention">{day(request.dueOn)}</Tag> : <span>{day(request.dueOn)}</span>
}
