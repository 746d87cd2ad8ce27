import { type TextKey } from '../texts/texts.ts'
import { useTexts, type Words } from '../texts/use-texts.ts'
import { describedBy, FieldNotes, type FieldWords, LabelWords } from './field-frame.tsx'
import { useField } from './form-context.ts'

export type Found = { value: string; label: string; hint?: string | undefined }
/** "Add … as a new person": the chosen value becomes `prefix:what was typed`. */
export type NewEntry = { prefix: string; label: TextKey }

// Stands for the name until the island puts it there.
const NAME = '{name}'

type ComboboxProps = FieldWords & {
  name: string
  /** Answers `?q=` with `{ results: Found[] }`. */
  search: string
  multiple?: boolean
  value?: readonly Found[] | undefined
  /** What the search pressed without JavaScript has found; the page fills it when `searching.name` is this field. */
  found?: readonly Found[] | undefined
  addNew?: readonly NewEntry[]
  /** Those most likely meant, to be ticked before anything is typed. */
  usual?: { label: Words; options: readonly Found[] } | undefined
  /** Where this device may know the names too, and answers without asking. */
  held?: boolean
}

/**
 * A type-ahead over records. The chosen ones arrive under `name` (a list when `multiple`), their labels travel
 * along so that a form shown again needs no look-up. Without JavaScript it is a text, a search button and boxes to tick.
 */
export function Combobox({
  name,
  search,
  multiple = false,
  value = [],
  found = [],
  addNew = [],
  usual,
  held = false,
  label,
  hint,
  required,
}: ComboboxProps) {
  const { t, say } = useTexts()
  const { id, errors, form } = useField(name, label)
  const chosen =
    '_once' in form.values ? chosenBefore(form.values[name], form.values[`${name}.label`]) : value
  const query = String(form.values[`${name}.text`] ?? '')
  const searched = form.searching?.name === name && query !== ''
  const isChosen = new Set(chosen.map((one) => one.value))
  const news: Offered[] = addNew.map((entry) => ({
    value: `${entry.prefix}:${query}`,
    label: t(entry.label, { name: query }),
    name: query,
  }))
  const offered = searched ? [...found, ...news].filter((one) => !isChosen.has(one.value)) : []
  const offers = usual?.options ?? []
  const isUsual = new Set(offers.map((one) => one.value))
  const kind = multiple ? 'checkbox' : 'radio'
  return (
    <trama-combobox
      class={`field combobox${errors.length ? ' has-error' : ''}`}
      data-name={name}
      data-search={search}
      data-multiple={multiple ? 'true' : undefined}
      data-new={JSON.stringify(addNew.map((entry) => [entry.prefix, t(entry.label, { name: NAME })]))}
      data-remove={t('ui.combobox.remove', { name: NAME })}
      data-none={t('ui.combobox.none')}
      data-held={held ? t('ui.combobox.everywhere', { query: NAME }) : undefined}
    >
      <label for={id}>
        <LabelWords label={label} required={required} />
      </label>
      <FieldNotes id={id} hint={hint} errors={errors} />
      <ul class="chosen" aria-label={t('ui.combobox.chosen', { name: say(label as Words) })}>
        {chosen
          .filter((one) => !isUsual.has(one.value))
          .map((one, index) => (
            <li>
              <input
                type={kind}
                id={`${id}-c${index}`}
                name={fieldName(name, multiple)}
                value={one.value}
                checked
              />
              <label for={`${id}-c${index}`}>{one.label}</label>
              <input type="hidden" name={`${name}.label[]`} value={labelLine(one)} />
            </li>
          ))}
      </ul>
      {usual && offers.length > 0 && (
        <fieldset class="usual">
          <legend>{say(usual.label)}</legend>
          <ul class="ticks">
            {offers.map((one, index) => (
              <li>
                <input
                  type={kind}
                  id={`${id}-u${index}`}
                  name={fieldName(name, multiple)}
                  value={one.value}
                  checked={isChosen.has(one.value)}
                />
                <label for={`${id}-u${index}`}>{one.label}</label>
                <input type="hidden" name={`${name}.label[]`} value={labelLine(one)} />
              </li>
            ))}
          </ul>
        </fieldset>
      )}
      <div class="search-line">
        <input
          id={id}
          name={`${name}.text`}
          type="text"
          class="control"
          autocomplete="off"
          value={query}
          aria-required={required ? 'true' : undefined}
          aria-invalid={errors.length ? 'true' : undefined}
          aria-describedby={describedBy(id, hint, errors)}
        />
        <button type="submit" class="btn btn-outline-primary" name="_search" value={name} formnovalidate>
          {t('ui.combobox.search')}
        </button>
      </div>
      {searched && (
        <fieldset class="found">
          <legend>{t('ui.combobox.results', { query })}</legend>
          <input
            type="hidden"
            name={`${name}.searched`}
            value={[query, ...offered.map(({ value }) => value)].join('\t')}
          />
          {found.length === 0 && <p class="hint">{t('ui.combobox.none')}</p>}
          <ul class="ticks">
            {offered.map((one, index) => (
              <li>
                <input
                  type={kind}
                  id={`${id}-o${index}`}
                  name={fieldName(name, multiple)}
                  value={one.value}
                />
                <label for={`${id}-o${index}`}>
                  {one.label} {one.hint && <span class="hint">{one.hint}</span>}
                </label>
                <input type="hidden" name={`${name}.label[]`} value={labelLine(one)} />
              </li>
            ))}
          </ul>
        </fieldset>
      )}
    </trama-combobox>
  )
}

const fieldName = (name: string, multiple: boolean) => (multiple ? `${name}[]` : name)

/** A new entry is offered as "add Mario Rossi" and, once chosen, called Mario Rossi. */
type Offered = Found & { name?: string }

// A tab parts value and label: no text field of a browser takes one.
const labelLine = (one: Offered) => `${one.value}\t${one.name ?? one.label}`

/** What was chosen before, with the labels that travelled along. */
function chosenBefore(values: string | string[] | undefined, labels: string | string[] | undefined): Found[] {
  const known = new Map([labels ?? []].flat().map((line) => line.split('\t', 2) as [string, string]))
  return [values ?? []].flat().map((value) => ({ value, label: known.get(value) ?? value }))
}

declare module 'hono/jsx' {
  namespace JSX {
    interface IntrinsicElements {
      'trama-combobox': HTMLAttributes & Record<`data-${string}`, string | undefined>
    }
  }
}
