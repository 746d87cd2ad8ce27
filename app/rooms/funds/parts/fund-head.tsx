import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Callout } from '../../../ground/ui/callout.tsx'
import { DefinitionList } from '../../../ground/ui/definition-list.tsx'
import { ActionButton } from '../../../ground/ui/form.tsx'
import { ButtonLink, Section } from '../../../ground/ui/page.tsx'
import { Stat, StatGrid } from '../../../ground/ui/stat.tsx'
import { CommitmentTable } from '../commitments/parts/commitment-table.tsx'
import type { Balance, Commitment, FundLine } from '../reads.ts'

type Props = { fund: FundLine; balance: Balance; asOf: string; latest: Commitment[] }

/** What a fund holds on a day, what it says of itself, and its commitments. */
export function FundHead({ fund, balance, asOf, latest }: Props) {
  const { t, cents, day } = useTexts()
  const below = useBelow()
  const own = `/funds/${fund.id}`
  return (
    <>
      {fund.closedOn && <Callout heading="funds.list.closed" text={{ said: day(fund.closedOn) }} />}
      <p class="beside">
        {!fund.closedOn && (
          <ButtonLink href={below(`${own}/commit`)} label="funds.commit.heading" icon="plus" />
        )}
        <ButtonLink href={below(`${own}/edit`)} label="funds.edit.heading" quiet icon="pencil" />
        {!fund.closedOn && fund.heldCents === 0 && (
          <ActionButton action={below(`${own}/close`)} label="funds.close.act" quiet />
        )}
      </p>
      <Section heading={['funds.sums.heading', { day: day(asOf) }]} lead="funds.sums.anotherDay">
        <StatGrid>
          <Stat label="funds.sums.allotted" figure={cents(balance.allottedCents)} />
          <Stat label="funds.sums.held" figure={cents(balance.heldCents)} />
          <Stat label="funds.sums.paid" figure={cents(balance.paidCents)} />
          <Stat label="funds.sums.returned" figure={cents(balance.returnedCents)} />
          <Stat label="funds.sums.free" figure={cents(balance.freeCents)} />
        </StatGrid>
      </Section>
      <DefinitionList
        items={[
          ['funds.form.openedOn', day(fund.openedOn)],
          ['funds.form.openToOperators', t(fund.openToOperators ? 'funds.form.yes' : 'funds.form.no')],
          ['funds.form.office', fund.office],
          ['funds.form.selection', fund.selection],
        ]}
      />
      {latest.length > 0 && (
        <Section heading="funds.list.latest">
          <CommitmentTable caption="funds.list.latest" lines={latest} />
        </Section>
      )}
    </>
  )
}
