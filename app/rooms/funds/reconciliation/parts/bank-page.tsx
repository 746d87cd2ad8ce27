import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Checkboxes } from '../../../../ground/ui/choices.tsx'
import { Field, FileField } from '../../../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import type { AccountSum } from '../../ledger/reads.ts'
import { useCrumbs } from '../../parts/funds-frame.tsx'
import type { Balanced, BankEntry } from '../reads.ts'

export type Forms = { marking?: FormState; balance?: FormState; statement?: FormState }
type Props = Forms & {
  open: BankEntry[]
  differing: BankEntry[]
  seen: BankEntry[]
  balanced: Balanced[]
  sums: AccountSum[]
}

/** How an entry is called beside the bank's: day, what, for what, how much. */
export function useBankWords() {
  const { t, cents, shortDay } = useTexts()
  return (one: BankEntry) =>
    [
      shortDay(one.onDate),
      t(`funds.kind.${one.kind}`),
      one.fund ?? one.source,
      one.reference,
      cents(one.cents),
    ]
      .filter(Boolean)
      .join(' · ')
}

export function BankPage({
  open,
  differing,
  seen,
  balanced,
  sums,
  marking = {},
  balance = {},
  statement = {},
}: Props) {
  const { t, cents, dayOf, now, shortDay } = useTexts()
  const below = useBelow()
  const crumbs = useCrumbs()
  const said = useBankWords()
  const place = below('/funds/reconciliation')
  const today = dayOf(now)
  return (
    <Page heading="funds.bank.heading" lead="funds.bank.lead" crumbs={crumbs()}>
      <Section heading="funds.bank.balances">
        {balanced.length > 0 && <Balances rows={balanced} />}
        <Form {...balance} action={`${place}/balance`} idPrefix="b" submit="funds.bank.keepBalance">
          <div class="field-row">
            <Field name="on" type="date" label="funds.bank.balanceOn" required value={today} />
            <Field name="cents" label="funds.bank.balance" required inputmode="decimal" maxlength={40} />
          </div>
        </Form>
      </Section>
      <Section heading="funds.bank.upload" lead="funds.bank.uploadLead">
        <Form {...statement} files action={`${place}/statement`} idPrefix="s" submit="funds.bank.uploadAct">
          <FileField
            name="file"
            label="funds.documents.file"
            hint="funds.bank.fileHint"
            accept=".csv,.xlsx"
            required
          />
        </Form>
      </Section>
      <Section heading="funds.bank.unseen">
        {open.length === 0 ? (
          <p>{t('funds.bank.allSeen')}</p>
        ) : (
          <Form {...marking} action={place} idPrefix="m" submit="funds.bank.mark">
            <Checkboxes
              name="entries"
              label="funds.bank.which"
              required
              options={open.map((one) => ({ value: one.id, label: said(one) }))}
            />
            <Field name="on" type="date" label="funds.bank.seenOn" required value={today} />
            <Field
              name="reference"
              label="funds.form.reference"
              hint="funds.form.referenceHint"
              maxlength={120}
            />
          </Form>
        )}
      </Section>
      {differing.length > 0 && (
        <Section heading="funds.bank.differences">
          <SeenTable rows={differing} />
        </Section>
      )}
      {seen.length > 0 && (
        <Section heading="funds.bank.seen">
          <SeenTable rows={seen} />
        </Section>
      )}
      <Section heading="funds.bank.proof" lead="funds.bank.proofLead">
        <Table
          caption={['funds.sums.heading', { day: shortDay(today) }]}
          captionHidden
          rows={[...sums, { account: null, cents: sums.reduce((sum, one) => sum + one.cents, 0) }]}
          columns={[
            {
              heading: 'funds.bank.account',
              main: true,
              cell: (one) => t(one.account ? `funds.account.${one.account}` : 'funds.bank.total'),
            },
            { heading: 'funds.ledger.amount', numeric: true, cell: (one) => cents(one.cents) },
          ]}
        />
      </Section>
    </Page>
  )
}

function Balances({ rows }: { rows: Balanced[] }) {
  const { cents, day } = useTexts()
  return (
    <Table
      caption="funds.bank.balances"
      captionHidden
      rows={rows}
      columns={[
        { heading: 'funds.ledger.on', main: true, cell: (one) => day(one.onDate) },
        { heading: 'funds.bank.inBank', numeric: true, cell: (one) => cents(one.bankCents) },
        { heading: 'funds.bank.inLedger', numeric: true, cell: (one) => cents(one.ledgerCents) },
        { heading: 'funds.bank.notSeen', numeric: true, cell: (one) => cents(one.unseenCents) },
        { heading: 'funds.bank.unexplained', numeric: true, cell: (one) => cents(one.unexplainedCents) },
      ]}
    />
  )
}

function SeenTable({ rows }: { rows: BankEntry[] }) {
  const { t, cents, shortDay } = useTexts()
  const below = useBelow()
  const said = useBankWords()
  return (
    <Table
      caption="funds.bank.seen"
      captionHidden
      rows={rows}
      columns={[
        { heading: 'funds.ledger.what', main: true, cell: said },
        { heading: 'funds.bank.seenOn', cell: (one) => one.seenOn && shortDay(one.seenOn) },
        { heading: 'funds.bank.inBank', numeric: true, cell: (one) => cents(one.seenCents ?? 0) },
        { heading: 'funds.form.reference', cell: (one) => one.seenReference },
        { heading: 'funds.commitments.state', cell: (one) => one.reversed && t('funds.ledger.reversed') },
        {
          heading: 'funds.ledger.act',
          cell: (one) => (
            <ActionButton
              action={below(`/funds/reconciliation/${one.id}/unmark`)}
              label="funds.bank.unmark"
              quiet
            />
          ),
        },
      ]}
    />
  )
}
