import type { Context } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import { textsOf, useTexts, type Words } from '../texts/use-texts.ts'
import { withQuery } from './address-bar.ts'
import { cellValue } from './cell-value.ts'
import { LIST_FORMATS, type ListEnv } from './list-asked.ts'
import type { Column } from './table.tsx'

/** Whose leaving the journal tells, record by record: people, and what is known of them. */
export type Taken<Row> = { kind: string; id: (row: Row) => string }
type ListFileProps<Row> = {
  caption: Words
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  taken?: Taken<Row> | undefined
}

/**
 * The ways to take a list away as a file, with the filters and the order of its page. Where the file is what is asked, the list
 * is handed over instead: the same reader, the same rows, the same columns, so that the file cannot say other than the page.
 */
export async function ListFile<Row>(props: ListFileProps<Row>) {
  const c = useRequestContext<ListEnv>()
  const { t } = useTexts()
  if (c.var.listAsked) return handOver(c, props)
  return (
    <p class="hint not-printed">
      {t('ui.listFile.take')}{' '}
      {LIST_FORMATS.map((format) => (
        <>
          <a href={withQuery(c.req.url, { file: format, page: undefined })} data-turbo="false">
            {t(`ui.listFile.${format}`)}
          </a>{' '}
        </>
      ))}
    </p>
  )
}

async function handOver<Row>(
  c: Context<ListEnv>,
  { caption, columns, rows, taken }: ListFileProps<Row>,
): Promise<null> {
  const { say, language } = textsOf(c)
  const told = columns.filter(({ onScreen }) => !onScreen)
  // Cells speak within the page they are made in: they are made here, and read as text.
  const cells = rows.map((row) =>
    told.map(({ cell, value, numeric = false }) => {
      if (value) return value(row)
      // biome-ignore lint/complexity/noUselessFragments: it turns whatever a cell is into text
      const html = (<>{cell(row)}</>).toString()
      return typeof html === 'string'
        ? cellValue(html, numeric, language)
        : Promise.resolve(html).then((said) => cellValue(String(said), numeric, language))
    }),
  )
  const asked = c.var.listAsked
  if (!asked || asked.list) return null
  asked.list = {
    caption: say(caption),
    headings: told.map(({ heading }) => say(heading)),
    rows: await Promise.all(cells.map((row) => Promise.all(row))),
    taken: taken && { kind: taken.kind, ids: rows.map(taken.id) },
  }
  return null
}
