import type { Child } from 'hono/jsx'
import { useTexts, type Words } from '../../../../ground/texts/use-texts.ts'
import { Hidden } from '../../../../ground/ui/field.tsx'
import { cellName, type RowSort, rowsToShow } from '../rules.ts'

type Typed = Record<string, unknown>
type RowsProps = {
  sort: RowSort
  /** What stands in the form, by the names of its fields. */
  typed: Typed
  heading: Words
  lead?: Words
  row: (name: (column: string) => string, at: number) => Child
}

/** Lines of one sort: those that say something and two to go on with. A line keeps its id while it is written anew. */
export function Rows({ sort, typed, heading, lead, row }: RowsProps) {
  const { t, say } = useTexts()
  return (
    <fieldset class="table-rows">
      <legend>{say(heading)}</legend>
      {lead && <p class="hint">{say(lead)}</p>}
      {Array.from({ length: rowsToShow(sort, typed) }, (_, at) => {
        const id = typed[cellName(sort, at, 'id')]
        return (
          <div class="table-row" role="group" aria-label={t('pacts.draft.row', { number: at + 1 })}>
            {typeof id === 'string' && <Hidden name={cellName(sort, at, 'id')} value={id} />}
            {row((column) => cellName(sort, at, column), at)}
          </div>
        )
      })}
    </fieldset>
  )
}
