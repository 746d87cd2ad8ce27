import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { STAFF } from '../../../people/rules.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { callHere } from '../../parts/here.ts'
import type { Call } from '../../reads.ts'
import { StateTag } from '../parts/idea-list.tsx'
import { type Idea, receivedIn } from '../reads.ts'

export const received = new Hono<Env>().get('/calls/:id/received', async (c) => {
  const actor = requireRole(c, ...STAFF)
  const call = await callHere(c)
  if (!call.publishedAt) throw new NotHere()
  const ideas = await asActor(actor, (tx) => receivedIn(tx, call.id))
  return c.render(<ReceivedPage call={call} ideas={ideas} />, {
    title: c.var.t('calls.received.heading'),
    section: '/calls',
  })
})

function ReceivedPage({ call, ideas }: { call: Call; ideas: Idea[] }) {
  const { t, cents, shortDay, dayOf, now } = useTexts()
  const below = useBelow()
  const crumbs = useCrumbs()
  const waiting = ideas.filter(({ state }) => state === 'submitted').length
  return (
    <Page
      heading="calls.received.heading"
      kicker={call.title}
      lead={['calls.received.count', { count: ideas.length }]}
      crumbs={crumbs(call)}
    >
      {waiting > 0 && dayOf(now) > call.closesOn && (
        <Callout text={['calls.received.waiting', { count: waiting }]} />
      )}
      {ideas.length === 0 ? (
        <EmptyState heading="calls.received.none" />
      ) : (
        <Table
          caption="calls.received.heading"
          captionHidden
          file
          rows={ideas}
          columns={[
            {
              heading: 'calls.idea.title',
              main: true,
              cell: (one) => <a href={below(`/ideas/${one.id}`)}>{one.title}</a>,
            },
            { heading: 'calls.idea.who', cell: (one) => t(`calls.who.${one.who}`) },
            {
              heading: 'calls.received.arrived',
              cell: (one) =>
                [shortDay(one.arrivedOn), one.onPaper && t('calls.idea.onPaper')].filter(Boolean).join(' · '),
            },
            { heading: 'calls.idea.amount', numeric: true, cell: (one) => cents(one.askedCents) },
            { heading: 'calls.received.state', cell: (one) => <StateTag state={one.state} /> },
          ]}
        />
      )}
    </Page>
  )
}
