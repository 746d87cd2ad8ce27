import { Hono } from 'hono'
import * as z from 'zod'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { daysLater, localDay } from '../../../../ground/calendar/local-time.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { Tabs } from '../../../../ground/ui/tabs.tsx'
import { TEAM } from '../../../people/rules.ts'
import { IntroductionList } from '../parts/introduction-list.tsx'
import { ProposalPanel } from '../parts/proposal.tsx'
import { type Introduction, introductions, proposalsFor } from '../reads.ts'
import { MAKE_WITHIN_DAYS, type Proposal } from '../rules.ts'

const WHICH = ['mine', 'people', 'groups', 'all'] as const
type Which = (typeof WHICH)[number]
const asked = z.object({ which: z.enum(WHICH).catch('mine') })
const MOST = 20

export const introductionList = new Hono<Env>().get('/network/introductions', async (c) => {
  const actor = requireRole(c, ...TEAM)
  const { which } = asked.parse(c.req.query())
  const today = localDay(c.var.now, c.var.territory.timeZone)
  const found = await asActor(actor, async (tx) => ({
    proposed: await proposalsFor(tx, actor, { today, which, limit: MOST }),
    decided: await introductions(tx, actor, { decision: 'accepted', limit: 50 }),
    dismissed: await introductions(tx, actor, { decision: 'dismissed', by: actor.personId, limit: 50 }),
  }))
  return c.render(<IntroductionsPage {...found} which={which} today={today} />, {
    title: c.var.t('network.introductions.heading'),
    section: '/network',
  })
})

type Props = {
  proposed: Proposal[]
  decided: Introduction[]
  dismissed: Introduction[]
  which: Which
  today: string
}

function IntroductionsPage({ proposed, decided, dismissed, which, today }: Props) {
  const below = useBelow()
  return (
    <Page
      heading="network.introductions.heading"
      lead="network.introductions.lead"
      crumbs={[{ href: below('/network'), label: 'network.page.heading' }]}
    >
      <Tabs
        label="network.introductions.tabs"
        tabs={WHICH.map((one) => ({
          href: below(`/network/introductions?which=${one}`),
          label: `network.introductions.which.${one}`,
          current: one === which,
        }))}
      />
      {proposed.length ? (
        <ul class="plain-list stack">
          {proposed.map((proposal) => (
            <ProposalPanel proposal={proposal} dueOn={daysLater(today, MAKE_WITHIN_DAYS)} />
          ))}
        </ul>
      ) : (
        <EmptyState heading="network.introductions.none" text="network.introductions.noneText">
          <ButtonLink href={below('/diary/people')} label="network.introductions.people" quiet />
        </EmptyState>
      )}
      {decided.length > 0 && (
        <Section heading="network.introductions.decided">
          <IntroductionList introductions={decided} />
        </Section>
      )}
      {dismissed.length > 0 && (
        <Section heading="network.introductions.dismissed" lead="network.introductions.dismissedLead">
          <IntroductionList introductions={dismissed} />
        </Section>
      )}
    </Page>
  )
}
