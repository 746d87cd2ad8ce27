import { Hono } from 'hono'
import { holdsRole } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { ButtonLink, Page } from '../../../ground/ui/page.tsx'
import { Table } from '../../../ground/ui/table.tsx'
import { Tabs } from '../../../ground/ui/tabs.tsx'
import { When } from '../../../ground/ui/when.tsx'
import { TEAM } from '../../people/rules.ts'
import { KEEPERS } from '../kinds/rules.ts'
import { StateTag } from '../parts/state-tag.tsx'
import { type PactLine, pactsOf } from '../reads.ts'

export const allPacts = new Hono<Env>().get('/pacts', async (c) => {
  const actor = requireRole(c, ...TEAM)
  const ended = c.req.query('show') === 'ended'
  const pacts = await asActor(actor, (tx) => pactsOf(tx, actor, { ended }))
  return c.render(<ListPage pacts={pacts} ended={ended} keeps={holdsRole(actor, ...KEEPERS)} />, {
    title: c.var.t('pacts.list.heading'),
  })
})

type ListProps = { pacts: readonly PactLine[]; ended: boolean; keeps: boolean }

function ListPage({ pacts, ended, keeps }: ListProps) {
  const below = useBelow()
  return (
    <Page
      heading="pacts.list.heading"
      lead="pacts.list.lead"
      terms={['pact', 'microTeam']}
      actions={
        <>
          <ButtonLink href={below('/pacts/new')} label="pacts.list.new" icon="plus" />
          {keeps && <ButtonLink href={below('/pacts/kinds')} label="pacts.kinds.heading" quiet />}
        </>
      }
    >
      <Tabs
        label="pacts.list.which"
        tabs={[
          { href: below('/pacts'), label: 'pacts.list.going', current: !ended },
          { href: below('/pacts?show=ended'), label: 'pacts.list.ended', current: ended },
        ]}
      />
      {pacts.length === 0 ? (
        <EmptyState
          heading={ended ? 'pacts.list.noneEnded' : 'pacts.list.none'}
          {...(!ended && { text: 'pacts.list.noneText' as const })}
        />
      ) : (
        <PactTable pacts={pacts} ended={ended} />
      )}
    </Page>
  )
}

function PactTable({ pacts, ended }: Omit<ListProps, 'keeps'>) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Table
      caption="pacts.list.caption"
      captionHidden
      file={{ taken: { kind: 'pact', id: ({ id }) => id } }}
      rows={pacts}
      columns={[
        {
          heading: 'pacts.list.person',
          main: true,
          cell: (pact) => <a href={below(`/pacts/${pact.id}`)}>{pact.person}</a>,
        },
        { heading: 'pacts.list.kind', cell: (pact) => pact.kind },
        { heading: 'pacts.list.state', cell: (pact) => <StateTag state={pact.state} /> },
        ended
          ? {
              heading: 'pacts.list.endedOn',
              cell: (pact) => pact.endedOn && <When at={pact.endedOn} as="day" />,
            }
          : { heading: 'pacts.list.next', cell: (pact) => (pact.nextOn ? <When at={pact.nextOn} /> : '–') },
        {
          heading: 'pacts.list.mine',
          cell: (pact) => (pact.mine > 0 ? t('pacts.list.mineCount', { count: pact.mine }) : '–'),
        },
      ]}
    />
  )
}
