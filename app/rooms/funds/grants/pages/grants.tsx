import { Hono } from 'hono'
import { stream } from 'hono/streaming'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { writeCsv } from '../../../../ground/files/csv-write.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { usePurposes } from '../../parts/purpose.tsx'
import { grantHeadings, grantRows, periodSaid } from '../parts/grant-rows.ts'
import { type Grant, type PublishedAid, publishedAid, publishedGrants } from '../reads.ts'

export const grants = new Hono<Env>()
  .get('/grants', async (c) => {
    const { dayOf, now } = textsOf(c)
    const found = await asActor(c.var.actor, async (tx) => ({
      lines: await publishedGrants(tx),
      aid: await publishedAid(tx, dayOf(now)),
    }))
    return c.render(<GrantsPage {...found} />, { title: c.var.t('funds.grants.heading'), section: '/funds' })
  })
  .get('/grants.csv', async (c) => {
    const texts = textsOf(c)
    const rows = await asActor(c.var.actor, async (tx) =>
      grantRows(await publishedGrants(tx), await publishedAid(tx, texts.dayOf(texts.now)), texts.t),
    )
    const name = `${c.var.territory.slug}-${texts.t('funds.grants.fileName')}.csv`
    c.header('Content-Type', 'text/csv; charset=utf-8')
    c.header('Content-Disposition', `attachment; filename="${name}"`)
    return stream(c, async (out) => {
      for await (const piece of writeCsv(grantHeadings(texts.t), rows)) await out.write(piece)
    })
  })

type Props = { lines: Grant[]; aid: PublishedAid }

function GrantsPage({ lines, aid }: Props) {
  const below = useBelow()
  const isEmpty = lines.length === 0 && aid.groups.length === 0
  return (
    <Page
      heading="funds.grants.heading"
      lead="funds.grants.lead"
      width="wide"
      actions={!isEmpty && <ButtonLink href={below('/grants.csv')} label="funds.grants.csv" quiet />}
    >
      {isEmpty && !aid.waiting && <EmptyState heading="funds.grants.none" text="funds.grants.noneText" />}
      {lines.length > 0 && (
        <Section heading="funds.grants.organisations">
          <GrantTable lines={lines} />
        </Section>
      )}
      {(aid.groups.length > 0 || aid.waiting) && <Aid {...aid} />}
    </Page>
  )
}

function GrantTable({ lines }: { lines: Grant[] }) {
  const { cents, shortDay } = useTexts()
  const purpose = usePurposes()
  return (
    <Table
      caption="funds.grants.organisations"
      captionHidden
      rows={lines}
      columns={[
        {
          heading: 'funds.export.beneficiary',
          main: true,
          cell: (one) => [one.beneficiary, one.fiscalCode].filter(Boolean).join(' · '),
        },
        { heading: 'funds.ledger.on', cell: (one) => shortDay(one.onDate) },
        {
          heading: 'funds.grants.what',
          cell: (one) => [purpose(one), one.why, one.act].filter(Boolean).join(' · '),
        },
        {
          heading: 'funds.grants.how',
          cell: (one) => [one.office, one.selection].filter(Boolean).join(' · '),
        },
        { heading: 'funds.grants.granted', numeric: true, cell: (one) => cents(one.grantedCents) },
        { heading: 'funds.sums.paid', numeric: true, cell: (one) => cents(one.paidCents) },
      ]}
    />
  )
}

function Aid({ groups, waiting }: PublishedAid) {
  const { t, cents, number } = useTexts()
  return (
    <Section heading="funds.grants.people" lead="funds.grants.peopleLead">
      {groups.length > 0 && (
        <Table
          caption="funds.grants.people"
          captionHidden
          rows={[...groups].reverse()}
          columns={[
            { heading: 'funds.grants.period', main: true, cell: periodSaid },
            {
              heading: 'funds.grants.what',
              cell: (one) => one.purposes.map((purpose) => t(`funds.purpose.${purpose}`)).join(', '),
            },
            { heading: 'funds.grants.recipients', numeric: true, cell: (one) => number(one.recipients) },
            { heading: 'funds.grants.granted', numeric: true, cell: (one) => cents(one.grantedCents) },
          ]}
        />
      )}
      {waiting && <p class="hint">{t('funds.grants.waiting')}</p>}
    </Section>
  )
}
