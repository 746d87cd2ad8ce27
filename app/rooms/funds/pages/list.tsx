import { Hono } from 'hono'
import { holdsRole } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Callout } from '../../../ground/ui/callout.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { ButtonLink, Page, Section } from '../../../ground/ui/page.tsx'
import { Stat, StatGrid } from '../../../ground/ui/stat.tsx'
import { Table } from '../../../ground/ui/table.tsx'
import { Tag } from '../../../ground/ui/tag.tsx'
import { CommitmentTable } from '../commitments/parts/commitment-table.tsx'
import { usePurposes } from '../parts/purpose.tsx'
import { type Commitment, commitments, type FundLine, funds, waitingForApproval } from '../reads.ts'
import { COMMITTERS, KEEPERS } from '../rules.ts'

const LATEST = 20

export const fundList = new Hono<Env>().get('/funds', async (c) => {
  const actor = requireRole(c, ...COMMITTERS)
  const keeps = holdsRole(actor, ...KEEPERS)
  const found = await asActor(actor, async (tx) => ({
    lines: await funds(tx),
    latest: await commitments(tx, { limit: LATEST }),
    waiting: keeps ? (await waitingForApproval(tx)).length : 0,
  }))
  return c.render(<FundsPage {...found} keeps={keeps} />, { title: c.var.t('funds.list.heading') })
})

type Props = { lines: FundLine[]; latest: Commitment[]; waiting: number; keeps: boolean }

function FundsPage({ lines, latest, waiting, keeps }: Props) {
  const { t, cents } = useTexts()
  const below = useBelow()
  const total = (of: (line: FundLine) => number) => cents(lines.reduce((sum, line) => sum + of(line), 0))
  const open = keeps && <ButtonLink href={below('/funds/new')} label="funds.new.heading" icon="plus" quiet />
  return (
    <Page
      heading="funds.list.heading"
      lead={keeps ? 'funds.list.lead' : 'funds.list.leadOperators'}
      actions={open}
    >
      {waiting > 0 && (
        <Callout kind="warning" heading="funds.approvals.heading">
          <a href={below('/funds/approvals')}>{t('funds.approvals.count', { count: waiting })}</a>
        </Callout>
      )}
      {keeps && <LedgerLinks />}
      {lines.length === 0 ? (
        <EmptyState
          heading="funds.list.none"
          text={keeps ? 'funds.list.noneText' : 'funds.list.noneOperators'}
        >
          {keeps && <ButtonLink href={below('/funds/sources/new')} label="funds.sources.new" icon="plus" />}
        </EmptyState>
      ) : (
        <>
          {keeps && (
            <StatGrid>
              <Stat label="funds.sums.held" figure={total((line) => line.heldCents)} />
              <Stat label="funds.sums.paid" figure={total((line) => line.paidCents)} />
              <Stat label="funds.sums.free" figure={total((line) => line.freeCents)} />
              <Stat label="funds.sums.returned" figure={total((line) => line.returnedCents)} />
            </StatGrid>
          )}
          <Section heading="funds.list.all">
            <FundTable lines={lines} keeps={keeps} />
          </Section>
        </>
      )}
      {latest.length > 0 && (
        <Section heading={keeps ? 'funds.list.latest' : 'funds.list.mine'}>
          <CommitmentTable caption="funds.list.latest" lines={latest} withFund />
        </Section>
      )}
    </Page>
  )
}

function LedgerLinks() {
  const below = useBelow()
  return (
    <p class="beside">
      <ButtonLink href={below('/funds/sources')} label="funds.sources.heading" quiet />
      <ButtonLink href={below('/funds/ledger')} label="funds.ledger.heading" quiet />
      <ButtonLink href={below('/funds/reconciliation')} label="funds.bank.heading" quiet />
      <ButtonLink href={below('/funds/accounts')} label="funds.accounts.overview" quiet />
      <ButtonLink href={below('/grants')} label="funds.grants.heading" quiet />
      <ButtonLink href={below('/funds/rule')} label="funds.rule.heading" quiet />
    </p>
  )
}

function FundTable({ lines, keeps }: { lines: FundLine[]; keeps: boolean }) {
  const { t, cents } = useTexts()
  const below = useBelow()
  const said = usePurposes()
  return (
    <Table
      caption="funds.list.heading"
      captionHidden
      file
      rows={lines}
      columns={[
        {
          heading: 'funds.ledger.fund',
          main: true,
          cell: (line) => (
            <>
              <a href={below(keeps ? `/funds/${line.id}` : `/funds/${line.id}/commit`)}>{line.name}</a>{' '}
              {line.closedOn && <Tag>{t('funds.list.closed')}</Tag>}
            </>
          ),
        },
        { heading: 'funds.list.purpose', cell: said },
        ...(keeps
          ? [
              {
                heading: 'funds.sums.allotted' as const,
                numeric: true,
                cell: (line: FundLine) => cents(line.allottedCents),
              },
              {
                heading: 'funds.sums.held' as const,
                numeric: true,
                cell: (line: FundLine) => cents(line.heldCents),
              },
              {
                heading: 'funds.sums.paid' as const,
                numeric: true,
                cell: (line: FundLine) => cents(line.paidCents),
              },
            ]
          : []),
        { heading: 'funds.sums.free', numeric: true, cell: (line) => cents(line.freeCents) },
      ]}
    />
  )
}
