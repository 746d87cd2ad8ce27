import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { signedIn } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { CardGrid } from '../../../../ground/ui/card.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { AgreementList } from '../../agreements/parts/agreement-list.tsx'
import { type Agreement, myAgreements } from '../../agreements/reads.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { NoticeCard } from '../parts/notice-card.tsx'
import { myNotices, type Notice } from '../reads.ts'

export const mine = new Hono<Env>().get('/exchange/mine', async (c) => {
  const actor = signedIn(c)
  const shown = await asActor(actor, async (tx) => ({
    notices: await myNotices(tx, actor),
    agreements: await myAgreements(tx, actor),
  }))
  return c.render(<MinePage {...shown} />, { title: c.var.t('exchange.mine.heading'), section: '/exchange' })
})

type Props = { notices: readonly Notice[]; agreements: readonly Agreement[] }

function MinePage({ notices, agreements }: Props) {
  const below = useBelow()
  const of = (side: string) => notices.filter((notice) => notice.side === side)
  return (
    <Page
      heading="exchange.mine.heading"
      lead="exchange.mine.lead"
      crumbs={useCrumbs()}
      actions={<ButtonLink href={below('/exchange')} label="exchange.mine.begin" icon="plus" />}
    >
      {notices.length + agreements.length === 0 && (
        <EmptyState heading="exchange.mine.none" text="exchange.mine.noneText" />
      )}
      {agreements.length > 0 && (
        <Section heading="exchange.mine.agreements">
          <AgreementList agreements={agreements} />
        </Section>
      )}
      {(['need', 'offer'] as const).map(
        (side) =>
          of(side).length > 0 && (
            <Section heading={side === 'need' ? 'exchange.mine.needs' : 'exchange.mine.offers'}>
              <CardGrid>
                {of(side).map((notice) => (
                  <NoticeCard notice={notice} />
                ))}
              </CardGrid>
            </Section>
          ),
      )}
    </Page>
  )
}
