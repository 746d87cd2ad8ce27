import type { Child } from 'hono/jsx'
import { useRequestContext } from 'hono/jsx-renderer'
import type { CellValue } from '../files/csv-write.ts'
import { useTexts, type Words } from '../texts/use-texts.ts'
import { withQuery } from './address-bar.ts'
import type { ListEnv } from './list-asked.ts'
import { ListFile, type Taken } from './list-file.tsx'

export type Sorted = { by: string; direction: 'asc' | 'desc' }

export type Column<Row> = {
  heading: Words
  cell: (row: Row) => Child
  /** The name under which the list can be ordered by this column: `?sort=name` or `?sort=-name`. */
  sort?: string
  numeric?: boolean
  /** The column that names the row. */
  main?: boolean
  /** What a file says here, where the words of the cell are not it. */
  value?: (row: Row) => CellValue
  /** Left out of files: what can be done with the row. */
  onScreen?: boolean
}

type TableProps<Row> = {
  caption: Words
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  sorted?: Sorted | undefined
  /** Says the caption to screen readers alone, where a heading above says the same. */
  captionHidden?: boolean
  /** The list of its page: can be taken away as a file. `taken` where the journal should tell of every record in it. */
  file?: boolean | { taken: Taken<Row> }
}

// On a phone every row becomes a block; some browsers then forget that it is a table, so it is said aloud.
const ROLE = Object.fromEntries(
  ['table', 'rowgroup', 'row', 'columnheader', 'rowheader', 'cell'].map((role) => [role, { role }]),
)

/** A list with columns. Sorting is a link, so that it can be shared and works without JavaScript. */
export function Table<Row>({ file, ...list }: TableProps<Row>) {
  const { listAsked } = useRequestContext<ListEnv>().var
  if (!file) return <Rows {...list} />
  return (
    <>
      {!listAsked && <Rows {...list} />}
      <ListFile {...list} taken={file === true ? undefined : file.taken} />
    </>
  )
}

function Rows<Row>({ caption, columns, rows, sorted, captionHidden = false }: TableProps<Row>) {
  const { say } = useTexts()
  return (
    <table class="table" {...ROLE.table}>
      <caption class={captionHidden ? 'visually-hidden' : undefined}>{say(caption)}</caption>
      <thead {...ROLE.rowgroup}>
        <tr {...ROLE.row}>
          {columns.map((column) => (
            <HeadingCell column={column} sorted={sorted} />
          ))}
        </tr>
      </thead>
      <tbody {...ROLE.rowgroup}>
        {rows.map((row) => (
          <tr {...ROLE.row}>
            {columns.map((column) => {
              const look = column.numeric ? 'numeric' : undefined
              return column.main ? (
                <th scope="row" class={look} {...ROLE.rowheader}>
                  {column.cell(row)}
                </th>
              ) : (
                <td class={look} data-label={say(column.heading)} {...ROLE.cell}>
                  {column.cell(row)}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function HeadingCell<Row>({ column, sorted }: { column: Column<Row>; sorted?: Sorted | undefined }) {
  const { say } = useTexts()
  const current = sorted && column.sort === sorted.by ? sorted.direction : undefined
  const order = current && ({ asc: 'ascending', desc: 'descending' } as const)[current]
  return (
    <th scope="col" class={column.numeric ? 'numeric' : undefined} aria-sort={order} {...ROLE.columnheader}>
      {column.sort ? (
        <SortLink by={column.sort} current={current}>
          {say(column.heading)}
        </SortLink>
      ) : (
        say(column.heading)
      )}
    </th>
  )
}

function SortLink({
  by,
  current,
  children,
}: {
  by: string
  current: Sorted['direction'] | undefined
  children: Child
}) {
  const c = useRequestContext()
  const next = current === 'asc' ? `-${by}` : by
  return (
    <a class="sort" href={withQuery(c.req.url, { sort: next, page: undefined })}>
      {children}
      <span class="sort-mark" aria-hidden="true">
        {current === 'asc' ? '↑' : current === 'desc' ? '↓' : '↕'}
      </span>
    </a>
  )
}

/** Reads `?sort=`: only the names given are accepted, the first one is where a list begins. */
export function sortedBy<Name extends string>(sort: string | undefined, names: readonly [Name, ...Name[]]) {
  const direction = sort?.startsWith('-') ? ('desc' as const) : ('asc' as const)
  const by = names.find((name) => name === sort?.replace(/^-/, ''))
  return by ? { by, direction } : { by: names[0], direction: 'asc' as const }
}
