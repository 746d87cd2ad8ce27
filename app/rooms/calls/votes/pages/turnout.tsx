import { Hono } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { STAFF } from '../../../people/rules.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { callHere } from '../../parts/here.ts'
import type { Call } from '../../reads.ts'
import { isVoted, KEEPERS } from '../../rules.ts'
import { type Burst, burstsIn, type Turnout, turnoutOf } from '../reads.ts'
import { BURST } from '../rules.ts'

/** How many take part, by which way, and what looks unusual; what was chosen stays in the urn. */
export const turnout = new Hono<Env>().get('/calls/:id/turnout', async (c) => {
  const actor = requireRole(c, ...STAFF)
  const call = await callHere(c)
  if (!call.publishedAt || call.decidedOn || !(isVoted(call.method) || call.supportsUntil))
    throw new NotHere()
  const found = await asActor(actor, async (tx) => ({
    took: await turnoutOf(tx, call.id),
    bursts: holdsRole(actor, ...KEEPERS) ? await burstsIn(tx, call.id, BURST) : undefined,
  }))
  return c.render(<TurnoutPage call={call} {...found} />, {
    title: c.var.t('calls.turnout.heading'),
    section: '/calls',
  })
})

function TurnoutPage({ call, took, bursts }: { call: Call; took: Turnout[]; bursts: Burst[] | undefined }) {
  const { t, number } = useTexts()
  const below = useBelow()
  const crumbs = useCrumbs()
  return (
    <Page
      heading="calls.turnout.heading"
      kicker={call.title}
      lead="calls.turnout.lead"
      crumbs={crumbs(call)}
      actions={
        <>
          <ButtonLink href={below(`/calls/${call.id}/codes`)} label="calls.codes.heading" quiet />
          <ButtonLink href={below(`/calls/${call.id}/ballots`)} label="calls.ballots.heading" quiet />
        </>
      }
    >
      {took.length === 0 ? (
        <p>{t('calls.turnout.none')}</p>
      ) : (
        <Table
          caption="calls.turnout.heading"
          captionHidden
          rows={took}
          columns={[
            { heading: 'calls.turnout.act', main: true, cell: ({ act }) => t(`calls.turnout.${act}`) },
            { heading: 'calls.turnout.way', cell: ({ way }) => t(`calls.turnout.by.${way}`) },
            { heading: 'calls.turnout.people', numeric: true, cell: ({ voters }) => number(voters) },
          ]}
        />
      )}
      {bursts && <Bursts bursts={bursts} />}
    </Page>
  )
}

/** Many at once from one network may be a class that votes together, or somebody who votes many times: a person looks. */
function Bursts({ bursts }: { bursts: Burst[] }) {
  const { t, when, number } = useTexts()
  return (
    <Section heading="calls.turnout.bursts" lead={['calls.turnout.burstsLead', { from: BURST }]}>
      {bursts.length === 0 ? (
        <Callout kind="success" text="calls.turnout.noBursts" />
      ) : (
        <Table
          caption="calls.turnout.bursts"
          captionHidden
          rows={bursts}
          columns={[
            { heading: 'calls.turnout.hour', main: true, cell: ({ hour }) => when(hour) },
            { heading: 'calls.turnout.act', cell: ({ act }) => t(`calls.turnout.${act}`) },
            { heading: 'calls.turnout.times', numeric: true, cell: ({ times }) => number(times) },
          ]}
        />
      )}
    </Section>
  )
}
