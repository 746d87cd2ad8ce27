import { Hono } from 'hono'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { daysLater, localDay } from '../../../ground/calendar/local-time.ts'
import { asActor } from '../../../ground/db/database.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { partAsked } from '../../../ground/ui/list-asked.ts'
import { ButtonLink, Page, Section } from '../../../ground/ui/page.tsx'
import { Pagination } from '../../../ground/ui/pagination.tsx'
import { Table } from '../../../ground/ui/table.tsx'
import { Tabs } from '../../../ground/ui/tabs.tsx'
import { When } from '../../../ground/ui/when.tsx'
import { TEAM } from '../../people/rules.ts'
import { WaitingList } from '../going/parts/waiting-list.tsx'
import { type Waiting, waitingForMe } from '../going/reads.ts'
import { accompanied, countAccompanied, type IntakeLine } from '../reads.ts'
import { WAITING_DAYS } from '../rules.ts'

const PER_PAGE = 50

export const allIntakes = new Hono<Env>().get('/intakes', async (c) => {
  const actor = requireRole(c, ...TEAM)
  const { page, limit, offset } = partAsked(c, PER_PAGE)
  const closed = c.req.query('which') === 'closed'
  const since = daysLater(localDay(c.var.now, c.var.territory.timeZone), -WAITING_DAYS)
  const list = await asActor(actor, async (tx) => ({
    intakes: await accompanied(tx, { closed, limit, offset }),
    open: await countAccompanied(tx),
    ended: await countAccompanied(tx, true),
    waiting: await waitingForMe(tx, since),
  }))
  return c.render(<IntakesPage {...list} closed={closed} page={page} />, {
    title: c.var.t('intakes.list.heading'),
    section: '/intakes',
  })
})

type Props = {
  intakes: IntakeLine[]
  open: number
  ended: number
  waiting: Waiting[]
  closed: boolean
  page: number
}

function IntakesPage({ intakes, open, ended, waiting, closed, page }: Props) {
  const below = useBelow()
  const tabs = [
    { href: below('/intakes'), label: 'intakes.list.open', count: open, current: !closed },
    { href: below('/intakes?which=closed'), label: 'intakes.list.closed', count: ended, current: closed },
  ] as const
  return (
    <Page
      heading="intakes.list.heading"
      lead="intakes.list.lead"
      actions={
        <>
          <ButtonLink href={below('/intakes/new')} label="intakes.list.new" icon="plus" />
          <ButtonLink href={below('/intakes/early-notices')} label="intakes.notices.heading" quiet />
          <ButtonLink href={below('/school/signals')} label="intakes.signal.all" quiet />
        </>
      }
    >
      {waiting.length > 0 && (
        <Section heading="intakes.waiting.heading" lead={['intakes.waiting.lead', { days: WAITING_DAYS }]}>
          <WaitingList waiting={waiting} />
        </Section>
      )}
      <Tabs label="intakes.list.heading" tabs={tabs} />
      {intakes.length ? (
        <Intakes intakes={intakes} />
      ) : (
        <EmptyState
          heading={closed ? 'intakes.list.noneClosed' : 'intakes.list.none'}
          text="intakes.list.noneText"
        >
          <ButtonLink href={below('/intakes/new')} label="intakes.list.new" />
        </EmptyState>
      )}
      <Pagination page={page} perPage={PER_PAGE} total={closed ? ended : open} />
    </Page>
  )
}

function Intakes({ intakes }: { intakes: readonly IntakeLine[] }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Table
      caption="intakes.list.heading"
      captionHidden
      file={{ taken: { kind: 'intake', id: ({ id }) => id } }}
      rows={intakes}
      columns={[
        {
          heading: 'intakes.list.who',
          main: true,
          cell: (one) => <a href={below(`/intakes/${one.id}`)}>{one.name}</a>,
        },
        { heading: 'intakes.list.since', cell: (one) => <When at={one.openedOn} /> },
        { heading: 'intakes.new.source', cell: (one) => t(`intakes.source.${one.source}`) },
        {
          heading: 'intakes.list.until',
          cell: (one) => (one.closedOn ? <When at={one.closedOn} /> : t('intakes.list.ongoing')),
        },
      ]}
    />
  )
}
