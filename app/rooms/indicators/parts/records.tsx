import { useRequestContext } from 'hono/jsx-renderer'
import { holdsRole } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { Callout } from '../../../ground/ui/callout.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { Pagination } from '../../../ground/ui/pagination.tsx'
import { type Column, Table } from '../../../ground/ui/table.tsx'
import { KEEPERS } from '../../funds/rules.ts'
import { STAFF, TEAM } from '../../people/rules.ts'
import { HowMuchPaper, OnSheets } from '../origins/parts/on-sheet.tsx'
import type { Sheets } from '../origins/reads.ts'
import type { Counted, Named } from '../reads.ts'
import { type RecordKind, recordCode } from '../rules.ts'

type RecordsProps = {
  slug: string
  kind: RecordKind
  records: readonly Counted[]
  names: ReadonlyMap<string, Named>
  /** Which of them come from paper, and how many of all do, where that was counted. */
  sheets: Sheets
  onPaper: number | null
  /** What each record counts for, where it is not one. */
  unit: 'presence' | 'euro' | undefined
  /** Why the list is not shown, where it is not: it is too short, or to be in it is what nobody should read. */
  hidden: 'protected' | 'sensitive' | false
  /** Each record stands under the day on which it was first told, not its own. */
  inSteps: boolean
  page: number
  perPage: number
  total: number
}

/** Who opens the page of a record, where not all do who know its name. */
const READERS: Partial<Record<RecordKind, readonly string[]>> = {
  activity: STAFF,
  session: TEAM,
  fund: KEEPERS,
}

/** The records beneath a figure: a code for everyone, a name for who may read it. */
export function Records(props: RecordsProps) {
  const { slug, kind, records, names, sheets, onPaper, unit, hidden, inSteps, ...pages } = props
  const { t, day, number, cents } = useTexts()
  const { actor } = useRequestContext<Env>().var
  const readers = READERS[kind]
  const opens = !readers || holdsRole(actor, ...readers)
  if (hidden) {
    return <Callout heading="indicators.list.protected.heading" text={`indicators.list.${hidden}.text`} />
  }
  if (records.length === 0) {
    return <EmptyState heading="indicators.list.empty.heading" text="indicators.list.empty.text" />
  }
  const columns: Column<Counted>[] = [
    { heading: 'indicators.list.code', cell: ({ recordId }) => recordCode(kind, recordId), main: true },
    {
      heading: 'indicators.list.name',
      cell: ({ recordId }) => {
        const named = names.get(recordId)
        return (
          <>
            {!named && <span class="hint">{t('indicators.list.unnamed')}</span>}
            {named && (opens ? <a href={`/${slug}${named.path}`}>{named.name}</a> : named.name)}
            <OnSheets sheets={sheets.get(recordId)} />
          </>
        )
      },
    },
    {
      heading: inSteps ? 'indicators.list.toldBy' : 'indicators.list.day',
      cell: ({ onDate }) => <time datetime={onDate}>{day(onDate)}</time>,
    },
  ]
  if (unit === 'presence')
    columns.push({ heading: 'indicators.list.units', cell: ({ units }) => number(units), numeric: true })
  if (unit === 'euro')
    columns.push({
      heading: 'indicators.list.euro',
      cell: ({ units }) => cents(Math.round(units * 100)),
      numeric: true,
    })
  return (
    <>
      <p class="hint">{t('indicators.list.why')}</p>
      <HowMuchPaper count={onPaper} total={pages.total} />
      <Table caption="indicators.list.caption" captionHidden columns={columns} rows={records} />
      <Pagination {...pages} />
    </>
  )
}
