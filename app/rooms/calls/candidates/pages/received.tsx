import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import { STAFF } from '../../../people/rules.ts'
import { SECTION, spaceCallHere, useSpaceCrumbs } from '../../spaces/parts/here.ts'
import type { SpaceCall } from '../../spaces/reads.ts'
import { type Candidate, candidatesIn } from '../reads.ts'

/** What has been offered in a call, for who works here. */
export const offeredSpaces = new Hono<Env>().get('/space-calls/:call/candidates', async (c) => {
  const actor = requireRole(c, ...STAFF)
  const call = await spaceCallHere(c)
  if (!call.publishedAt) throw new NotHere()
  const spaces = await asActor(actor, (tx) => candidatesIn(tx, call.id))
  return c.render(<ReceivedPage call={call} spaces={spaces} />, {
    title: c.var.t('calls.candidate.list'),
    section: SECTION,
  })
})

function ReceivedPage({ call, spaces }: { call: SpaceCall; spaces: Candidate[] }) {
  const { t } = useTexts()
  const below = useBelow()
  const crumbs = useSpaceCrumbs()
  return (
    <Page
      heading="calls.candidate.list"
      kicker={call.title}
      crumbs={crumbs(call)}
      actions={
        !call.decidedOn && (
          <ButtonLink
            href={below(`/space-calls/${call.id}/paper`)}
            label="calls.candidate.paper"
            icon="plus"
          />
        )
      }
    >
      {spaces.length === 0 ? (
        <p>{t('calls.candidate.none')}</p>
      ) : (
        <Table
          caption={['calls.candidate.count', { count: spaces.length }]}
          file
          rows={spaces}
          columns={[
            {
              heading: 'calls.candidate.name',
              main: true,
              cell: ({ id, name }) => <a href={below(`/offered-spaces/${id}`)}>{name}</a>,
            },
            { heading: 'calls.candidate.municipality', cell: ({ municipality }) => municipality },
            { heading: 'calls.candidate.owner', cell: ({ owner }) => owner },
            { heading: 'calls.received.arrived', cell: ({ arrivedOn }) => <When at={arrivedOn} as="day" /> },
            {
              heading: 'calls.received.state',
              cell: ({ asideReason }) =>
                asideReason ? (
                  <Tag>{t('calls.candidate.isAside')}</Tag>
                ) : (
                  <Tag tone="primary">{t('calls.candidate.isIn')}</Tag>
                ),
            },
          ]}
        />
      )}
    </Page>
  )
}
