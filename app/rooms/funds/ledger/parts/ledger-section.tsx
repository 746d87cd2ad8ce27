import { useRequestContext } from 'hono/jsx-renderer'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { Filters } from '../../../../ground/ui/filters.tsx'
import { ButtonLink, Section } from '../../../../ground/ui/page.tsx'
import { Pagination } from '../../../../ground/ui/pagination.tsx'
import type { Sorted } from '../../../../ground/ui/table.tsx'
import type { FundLine } from '../../reads.ts'
import { ENTRIES_A_PAGE, ENTRY_KINDS } from '../../rules.ts'
import type { EntryLine } from '../reads.ts'
import { EntryTable } from './entry-table.tsx'

type Props = {
  lines: EntryLine[]
  total: number
  page: number
  sorted: Sorted
  /** The address of the same list as a file, without its ending. */
  file: string
  choices?: readonly FundLine[]
  heading?: boolean
}

/** Entries with their filters in the address, page by page, and as files of exactly what is shown. */
export function LedgerSection({ lines, total, page, sorted, file, choices, heading = false }: Props) {
  const { t } = useTexts()
  const search = new URL(useRequestContext().req.url).search
  const list = (
    <>
      <Filters>
        {choices && (
          <Select
            name="fund"
            label="funds.ledger.fund"
            blank="funds.ledger.anyFund"
            options={choices.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <Select
          name="kind"
          label="funds.ledger.what"
          blank="funds.ledger.anyKind"
          options={ENTRY_KINDS.map((kind) => ({ value: kind, label: t(`funds.kind.${kind}`) }))}
        />
        <Field name="from" type="date" label="funds.ledger.from" />
        <Field name="until" type="date" label="funds.ledger.until" />
      </Filters>
      {lines.length === 0 ? (
        <EmptyState heading="funds.ledger.none" text="funds.ledger.noneText" />
      ) : (
        <>
          <p class="beside">
            {t('funds.ledger.count', { count: total })}
            <ButtonLink href={`${file}.csv${search}`} label="funds.ledger.csv" quiet />
            <ButtonLink href={`${file}.xlsx${search}`} label="funds.ledger.xlsx" quiet />
          </p>
          <EntryTable lines={lines} sorted={sorted} mayReverse />
        </>
      )}
      <Pagination page={page} perPage={ENTRIES_A_PAGE} total={total} />
    </>
  )
  return heading ? <Section heading="funds.ledger.heading">{list}</Section> : list
}
