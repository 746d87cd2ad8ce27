import { useContext } from 'hono/jsx'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { Hidden } from '../../../../ground/ui/field.tsx'
import { CurrentForm } from '../../../../ground/ui/form-context.ts'
import type { GridRow } from '../rules.ts'

/** What was looked for on rows whose name nobody chose yet. */
export type Searched = ReadonlyMap<number, { query: string; found: readonly Found[] }>
type Props = { grid: readonly GridRow[]; search: string; searched: Searched }

/** The rows of a sheet as they stand on paper: a tick where a name is printed, a name where there is none. */
export function Grid({ grid, search, searched }: Props) {
  const { t } = useTexts()
  const { values } = useContext(CurrentForm)
  const ticked = '_once' in values ? [values.there ?? []].flat() : undefined
  const seen = grid.flatMap(({ number, person, here }) => (person && here ? [number] : []))
  return (
    <fieldset class="field">
      <legend>{t('activities.paper.rows')}</legend>
      <p class="hint">{t('activities.paper.rowsHint')}</p>
      <Hidden name="seen" value={String(values.seen ?? seen.join(','))} />
      <trama-rows>
        <ol class="sheet-rows">
          {grid.map((row) => (
            <li id={`row-${row.number}`}>
              {row.person || row.signup ? (
                <TickRow row={row} ticked={ticked ? ticked.includes(String(row.number)) : row.here} />
              ) : (
                <NameRow number={row.number} search={search} searched={searched} />
              )}
            </li>
          ))}
        </ol>
      </trama-rows>
    </fieldset>
  )
}

function TickRow({ row, ticked }: { row: GridRow; ticked: boolean }) {
  const { t } = useTexts()
  const form = useContext(CurrentForm)
  const { number, person, signup, here } = row
  const name = person?.name ?? signup?.name ?? ''
  const errors = form.errors[`row-${number}`] ?? []
  form.labels?.set(`row-${number}`, { said: t('activities.paper.row', { row: number, name }) })
  const isSettled = signup !== null && here
  return (
    <div class={errors.length ? 'sheet-row tick has-error' : 'sheet-row tick'}>
      <span class="sheet-number" aria-hidden="true">
        {number}
      </span>
      <input
        type="checkbox"
        id={`${form.idPrefix}-row-${number}`}
        name="there[]"
        value={number}
        checked={ticked || isSettled}
        disabled={isSettled}
        aria-invalid={errors.length ? 'true' : undefined}
        aria-describedby={errors.length ? `row-${number}-error` : undefined}
      />
      <label for={`${form.idPrefix}-row-${number}`}>
        <span class="visually-hidden">{t('activities.paper.rowNumber', { row: number })} </span>
        {name}
        {signup && <span class="hint"> {t('activities.paper.unknown')}</span>}
        {person && here && !ticked && <span class="hint"> {t('activities.paper.already')}</span>}
      </label>
      {errors.length > 0 && (
        <p class="error" id={`row-${number}-error`}>
          {errors.map((error) => t(error as 'forms.error.invalid')).join('. ')}
        </p>
      )}
    </div>
  )
}

/** An empty row: who stands on it. Its search, without script, is pressed for all rows at once by saving. */
function NameRow({ number, search, searched }: { number: number; search: string; searched: Searched }) {
  const below = useBelow()
  const form = useContext(CurrentForm)
  const name = `who-${number}`
  const looked = searched.get(number)
  const searching = looked && { name, query: looked.query }
  return (
    <div class="sheet-row sheet-name">
      <CurrentForm.Provider value={{ ...form, searching, asking: true }}>
        <Combobox
          name={name}
          label={['activities.paper.rowNumber', { row: number }]}
          search={below(search)}
          found={looked?.found ?? []}
          addNew={[{ prefix: 'new-person', label: 'activities.form.newPerson' }]}
        />
      </CurrentForm.Provider>
    </div>
  )
}

declare module 'hono/jsx' {
  namespace JSX {
    interface IntrinsicElements {
      'trama-rows': HTMLAttributes
    }
  }
}
