import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { type Sorted, Table } from '../../../../ground/ui/table.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { codeOf } from '../../rules.ts'
import type { EntryLine } from '../reads.ts'

type Props = {
  lines: readonly EntryLine[]
  sorted?: Sorted
  /** Whoever keeps the ledger may take an entry back. */
  mayReverse: boolean
  /** On the page of one commitment its own code says nothing. */
  withoutCommitment?: boolean
}

/** Entries of the ledger: when, what, for what, from which account to which, how much. */
export function EntryTable({ lines, sorted, mayReverse, withoutCommitment = false }: Props) {
  const { t, cents, shortDay } = useTexts()
  const below = useBelow()
  const about = (line: EntryLine) => [
    line.source,
    !withoutCommitment && line.commitmentId && (
      <a href={below(`/funds/commitments/${line.commitmentId}`)}>{codeOf(line.commitmentId)}</a>
    ),
    !withoutCommitment && line.commitmentId && (line.organisation ?? t('funds.ledger.aPerson')),
    line.why ?? (withoutCommitment ? null : line.commitmentWhy),
    line.reference,
  ]
  return (
    <Table
      caption="funds.ledger.caption"
      captionHidden
      rows={lines}
      {...(sorted && { sorted })}
      columns={[
        {
          heading: 'funds.ledger.on',
          ...(sorted && { sort: 'on' }),
          cell: (line) => <time datetime={line.onDate}>{shortDay(line.onDate)}</time>,
        },
        {
          heading: 'funds.ledger.what',
          main: true,
          cell: (line) => (
            <>
              {t(line.reverses ? 'funds.ledger.reversalOf' : 'funds.ledger.plain', {
                kind: t(`funds.kind.${line.kind}`),
              })}{' '}
              {line.reversedBy && <Tag>{t('funds.ledger.reversed')}</Tag>}
            </>
          ),
        },
        {
          heading: 'funds.ledger.about',
          cell: (line) =>
            about(line)
              .filter(Boolean)
              .map((part, at) => (at ? <> · {part}</> : part)),
        },
        {
          heading: 'funds.ledger.accounts',
          cell: (line) =>
            `${t(`funds.account.${line.fromAccount}`)} → ${t(`funds.account.${line.toAccount}`)}`,
        },
        {
          heading: 'funds.ledger.amount',
          numeric: true,
          ...(sorted && { sort: 'cents' }),
          cell: (line) => cents(line.cents),
        },
        ...(mayReverse
          ? [
              {
                heading: 'funds.ledger.act' as const,
                cell: (line: EntryLine) =>
                  !line.reverses &&
                  !line.reversedBy && (
                    <a href={below(`/funds/entries/${line.id}/reverse`)}>
                      {t('funds.ledger.reverse')}
                      <span class="visually-hidden">
                        {' '}
                        {t(`funds.kind.${line.kind}`)} {shortDay(line.onDate)} {cents(line.cents)}
                      </span>
                    </a>
                  ),
              },
            ]
          : []),
      ]}
    />
  )
}
