import { type PropsWithChildren, useContext } from 'hono/jsx'
import { useTexts, type Words } from '../texts/use-texts.ts'
import { CurrentForm } from './form-context.ts'

/**
 * The fields of one row of a form of many: under words of its own, by which the summary of errors calls them too. A row may stay
 * empty, so nothing in it says "optional".
 */
export function RowFields({ legend, id, children }: PropsWithChildren<{ legend: Words; id?: string }>) {
  const form = useContext(CurrentForm)
  const { say } = useTexts()
  const labels = new Map<string, Words>()
  labels.set = (name, label) => {
    form.labels?.set(name, { said: `${say(legend)}, ${say(label)}` })
    return labels
  }
  return (
    <fieldset class="row-fields" id={id}>
      <legend>{say(legend)}</legend>
      <CurrentForm.Provider value={{ ...form, labels, asking: true }}>{children}</CurrentForm.Provider>
    </fieldset>
  )
}
