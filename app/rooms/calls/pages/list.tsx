import { Hono } from 'hono'
import { holdsRole } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { asActor } from '../../../ground/db/database.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Card, CardGrid } from '../../../ground/ui/card.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { ButtonLink, Page, Section } from '../../../ground/ui/page.tsx'
import { IdeaList } from '../ideas/parts/idea-list.tsx'
import { type Idea, ideasBy } from '../ideas/reads.ts'
import { PhaseTag } from '../parts/phase-tag.tsx'
import { type Call, calls } from '../reads.ts'
import { KEEPERS } from '../rules.ts'

export const callList = new Hono<Env>().get('/calls', async (c) => {
  const { actor } = c.var
  const found = await asActor(actor, async (tx) => ({
    all: await calls(tx),
    own: actor.personId ? await ideasBy(tx, actor.personId) : [],
  }))
  return c.render(<CallListPage {...found} keeps={holdsRole(actor, ...KEEPERS)} />, {
    title: c.var.t('calls.list.heading'),
    section: '/calls',
  })
})

type Props = { all: Call[]; own: Idea[]; keeps: boolean }

function CallListPage({ all, own, keeps }: Props) {
  const { t, cents, day } = useTexts()
  const below = useBelow()
  const add = keeps && <ButtonLink href={below('/calls/new')} label="calls.list.new" icon="plus" />
  return (
    <Page heading="calls.list.heading" lead="calls.list.lead" terms={['call']} actions={add}>
      {all.length === 0 && <EmptyState heading="calls.list.none" text="calls.list.noneText" />}
      <CardGrid wide>
        {all.map((call) => (
          <Card
            title={call.title}
            href={below(`/calls/${call.id}`)}
            kicker={<PhaseTag call={call} />}
            foot={t('calls.list.days', { opens: day(call.opensOn), closes: day(call.closesOn) })}
          >
            <p>
              {t('calls.list.money', { total: cents(call.totalCents), ceiling: cents(call.ceilingCents) })}
            </p>
          </Card>
        ))}
      </CardGrid>
      {own.length > 0 && (
        <Section heading="calls.list.own">
          <IdeaList ideas={own} withState />
        </Section>
      )}
    </Page>
  )
}
