import { Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { daysLater, localDay } from '../../../../ground/calendar/local-time.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { withQuery } from '../../../../ground/ui/address-bar.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Hidden } from '../../../../ground/ui/field.tsx'
import { Filters } from '../../../../ground/ui/filters.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Pagination, pageOf } from '../../../../ground/ui/pagination.tsx'
import { Tabs } from '../../../../ground/ui/tabs.tsx'
import { TEAM } from '../../../people/rules.ts'
import { ProposalPanel } from '../../introductions/parts/proposal.tsx'
import { MAKE_WITHIN_DAYS } from '../../introductions/rules.ts'
import { takePicture } from '../../picture/parts/take-picture.ts'
import { BridgeTable } from '../parts/bridge-table.tsx'
import { FadingTable } from '../parts/fading-table.tsx'
import { IsolatedTable } from '../parts/isolated-table.tsx'
import { OperatorsChoice } from '../parts/operators-choice.tsx'
import { type Desk, deskOf } from '../reads.ts'

const ISOLATED = 20
const FADING = 10

export const myNetwork = new Hono<Env>().get('/network/mine', async (c) => {
  const actor = requireRole(c, ...TEAM)
  const today = localDay(c.var.now, c.var.territory.timeZone)
  const withOperators = c.req.query('operators') === 'with'
  const taken = await takePicture(actor, { on: today, withOperators })
  const title = { title: c.var.t('network.mine.heading'), section: '/network' }
  if (!taken.ok) {
    c.status(503)
    return c.render(
      <Page heading="network.mine.heading">
        <Callout kind="warning" text={taken.refusal} />
      </Page>,
      title,
    )
  }
  const picture = taken.value
  const found = await asActor(actor, (tx) =>
    deskOf(tx, actor, picture, { everybody: c.req.query('who') === 'all', today }),
  )
  return c.render(<MinePage {...found} today={today} page={pageOf(c.req.query('page'))} />, title)
})

type Props = Desk & {
  today: string
  /** Of the list of who is isolated. */
  page: number
}

function MinePage({ who, isolated, fading, bridges, proposed, today, page }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  const c = useRequestContext()
  return (
    <Page
      heading="network.mine.heading"
      lead="network.mine.lead"
      terms={['tie']}
      crumbs={[{ href: below('/network'), label: 'network.page.heading' }]}
    >
      <Tabs
        label="network.mine.tabs"
        tabs={(['mine', 'all'] as const).map((one) => ({
          href: withQuery(c.req.url, { who: one, page: undefined }),
          label: `network.mine.who.${one}`,
          current: one === who,
        }))}
      />
      <Filters>
        <Hidden name="who" value={who} />
        <OperatorsChoice />
      </Filters>
      <Section
        heading={
          isolated.length
            ? ['network.mine.isolated', { count: isolated.length }]
            : 'network.mine.noneIsolated'
        }
        lead="network.mine.isolatedLead"
      >
        {isolated.length > 0 && (
          <IsolatedTable people={isolated.slice((page - 1) * ISOLATED, page * ISOLATED)} />
        )}
        <Pagination page={page} perPage={ISOLATED} total={isolated.length} />
        <details>
          <summary>{t('network.mine.why')}</summary>
          <p class="hint">{t('network.mine.isolatedWhy')}</p>
        </details>
      </Section>
      {fading.length > 0 && (
        <Section heading={['network.mine.fading', { count: fading.length }]} lead="network.mine.fadingLead">
          <FadingTable people={fading.slice(0, FADING)} />
        </Section>
      )}
      <Section
        heading="network.introductions.heading"
        actions={<a href={below('/network/introductions')}>{t('network.introductions.all')}</a>}
      >
        {proposed.length ? (
          <ul class="plain-list stack">
            {proposed.map((proposal) => (
              <ProposalPanel proposal={proposal} dueOn={daysLater(today, MAKE_WITHIN_DAYS)} />
            ))}
          </ul>
        ) : (
          <p>{t('network.introductions.none')}</p>
        )}
      </Section>
      <Section heading="network.mine.bridges" lead="network.mine.bridgesLead">
        {bridges.length ? <BridgeTable bridges={bridges} /> : <p>{t('network.mine.noBridges')}</p>}
        <details>
          <summary>{t('network.mine.why')}</summary>
          <p class="hint">{t('network.mine.bridgesWhy')}</p>
        </details>
      </Section>
    </Page>
  )
}
