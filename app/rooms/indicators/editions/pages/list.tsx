import { Hono } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { type EditionLine, editions } from '../reads.ts'

export const editionList = new Hono<Env>().get('/editions', async (c) => {
  const { actor } = c.var
  const found = await asActor(actor, (tx) => editions(tx))
  return c.render(<EditionsPage found={found} prepares={holdsRole(actor, 'coordinator')} />, {
    title: c.var.t('indicators.editions.heading'),
    section: '/editions',
  })
})

function EditionsPage({ found, prepares }: { found: EditionLine[]; prepares: boolean }) {
  const { t, day } = useTexts()
  const at = useBelow()
  const published = found.filter(({ publishedAt }) => publishedAt)
  const state = ({ publishedAt, restates }: EditionLine) => {
    if (!publishedAt) return t('indicators.editions.draft')
    return restates ? t('indicators.editions.restatement') : ''
  }
  return (
    <Page
      heading="indicators.editions.heading"
      lead="indicators.editions.lead"
      terms={['edition']}
      actions={
        <>
          {prepares && <ButtonLink href={at('/editions/new')} label="indicators.editions.prepare" />}
          {published.length > 1 && (
            <ButtonLink href={at('/editions/compare')} label="indicators.editions.compare" quiet />
          )}
          <ButtonLink href={at('/editions/across')} label="indicators.compared.across" quiet />
        </>
      }
    >
      {found.length === 0 ? (
        <EmptyState heading="indicators.editions.none" text="indicators.editions.noneText" />
      ) : (
        <Table
          caption="indicators.editions.heading"
          captionHidden
          rows={found}
          columns={[
            {
              heading: 'indicators.editions.name',
              main: true,
              cell: (one: EditionLine) => <a href={at(`/editions/${one.id}`)}>{one.name}</a>,
            },
            { heading: 'indicators.editions.state', cell: state },
            { heading: 'indicators.editions.factsUntil', cell: ({ untilOn }) => day(untilOn) },
            { heading: 'indicators.editions.knownAt', cell: ({ knownAt }) => day(knownAt) },
            {
              heading: 'indicators.editions.publishedAt',
              cell: ({ publishedAt }) => (publishedAt ? day(publishedAt) : '–'),
            },
          ]}
        />
      )}
    </Page>
  )
}
