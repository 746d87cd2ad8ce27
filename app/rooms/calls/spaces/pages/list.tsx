import { Hono } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Card, CardGrid } from '../../../../ground/ui/card.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { SECTION } from '../parts/here.ts'
import { SpacePhase } from '../parts/space-rule.tsx'
import { type SpaceCall, spaceCalls } from '../reads.ts'
import { KEEPERS } from '../rules.ts'

export const spaceCallList = new Hono<Env>().get('/space-calls', async (c) => {
  const { actor } = c.var
  const all = await asActor(actor, spaceCalls)
  return c.render(<ListPage all={all} keeps={holdsRole(actor, ...KEEPERS)} />, {
    title: c.var.t('calls.spaces.list'),
    section: SECTION,
  })
})

function ListPage({ all, keeps }: { all: SpaceCall[]; keeps: boolean }) {
  const { t, day } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="calls.spaces.list"
      lead="calls.spaces.lead"
      terms={['scoreSheet']}
      crumbs={[{ href: below('/civic-centers'), label: 'calls.spaces.centers' }]}
      actions={keeps && <ButtonLink href={below('/space-calls/new')} label="calls.spaces.new" icon="plus" />}
    >
      {all.length === 0 && <EmptyState heading="calls.spaces.none" text="calls.spaces.noneText" />}
      <CardGrid wide>
        {all.map((call) => (
          <Card
            title={call.title}
            href={below(`/space-calls/${call.id}`)}
            kicker={<SpacePhase call={call} />}
            foot={t('calls.list.days', { opens: day(call.opensOn), closes: day(call.closesOn) })}
          >
            <p>{call.purpose.split(/\n\s*\n/)[0]}</p>
          </Card>
        ))}
      </CardGrid>
    </Page>
  )
}
