import type { PropsWithChildren } from 'hono/jsx'
import { useRequestContext } from 'hono/jsx-renderer'
import type { FormErrors, FormValues } from '../forms/parse-form.ts'
import { useTexts, type Words } from '../texts/use-texts.ts'
import { CurrentForm } from './form-context.ts'

type FiltersProps = PropsWithChildren<{
  submit?: Words
  /** What is wrong with an answer of the address: its field says so and shows its own value instead. */
  errors?: FormErrors
}>

/** Fields that narrow a list down: their answers stand in the address, so that what is seen can be shared. */
export function Filters({ submit = 'ui.filters.show', errors = {}, children }: FiltersProps) {
  const c = useRequestContext()
  const { t, say } = useTexts()
  const asked = c.req.queries()
  const right = Object.fromEntries(Object.entries(asked).filter(([name]) => !(name in errors)))
  const narrowed = Object.entries(asked).some(([name, given]) => name !== 'sort' && given.some(Boolean))
  return (
    <form method="get" class="filters" role="search" aria-label={t('ui.filters.label')}>
      {asked.sort?.[0] && <input type="hidden" name="sort" value={asked.sort[0]} />}
      <CurrentForm.Provider value={{ idPrefix: 'q', values: valuesOf(right), errors, asking: true }}>
        {children}
      </CurrentForm.Provider>
      <div class="form-actions">
        <button type="submit" class="btn btn-primary">
          {say(submit)}
        </button>
        {narrowed && <a href={c.req.path}>{t('ui.filters.clear')}</a>}
      </div>
    </form>
  )
}

const valuesOf = (asked: Record<string, string[]>): FormValues =>
  Object.fromEntries(
    Object.entries(asked).map(([name, given]) =>
      name.endsWith('[]') ? [name.slice(0, -2), given] : [name, given[0]],
    ),
  )
