import { raw } from 'hono/html'
import type { PropsWithChildren } from 'hono/jsx'
import { useRequestContext } from 'hono/jsx-renderer'
import { newId } from '../db/ids.ts'
import type { FormErrors, FormState } from '../forms/parse-form.ts'
import type { TextKey } from '../texts/texts.ts'
import { useTexts, type Words } from '../texts/use-texts.ts'
import { Callout } from './callout.tsx'
import { cameBack } from './comes-back.ts'
import { CurrentForm, fieldId } from './form-context.ts'
import { sayWrong } from './wrong.ts'

type FormProps = FormState & {
  submit?: Words
  /** What the main button says to the page, where there are others. The Enter key does not say it. */
  submitAs?: { name: string; value: string }
  action?: string
  /** Set it where a page has more than one form, so that ids stay apart. */
  idPrefix?: string
  files?: boolean
  danger?: boolean
  /** One of many on its page: its button does not stand out. */
  quiet?: boolean
  /** Small forms on one line: a field and its button. */
  inline?: boolean
  /** On a small screen its button stays at the bottom, within reach of the thumb. */
  atHand?: boolean
  /** A success answers with a page instead of a redirect, to show something once: Turbo would show nothing. */
  answersItself?: boolean
}

/**
 * A form that is posted. It carries its own id (`_once`), kept through every correction, so that the same
 * form sent twice is recorded once. Our own messages replace the browser's, in the person's language.
 */
export async function Form({
  submit = 'ui.form.save',
  submitAs,
  action,
  idPrefix = 'f',
  files = false,
  danger = false,
  quiet = false,
  inline = false,
  atHand = false,
  answersItself = false,
  children,
  ...given
}: PropsWithChildren<FormProps>) {
  const c = useRequestContext()
  const { values = {}, errors = {}, refusal, searching } = { ...given, ...cameBack(c, action, idPrefix) }
  const labels = new Map<string, Words>()
  if (Object.keys(errors).length > 0 || refusal) sayWrong(c)
  // The fields are rendered first: the summary above them calls them by their labels.
  const fields = await (
    <CurrentForm.Provider value={{ idPrefix, values, errors, searching, labels }}>
      {children}
    </CurrentForm.Provider>
  ).toString()
  return (
    <form
      method="post"
      action={action}
      enctype={files ? 'multipart/form-data' : undefined}
      class={inline ? 'form form-inline' : atHand ? 'form form-at-hand' : 'form'}
      data-turbo={answersItself ? 'false' : undefined}
      novalidate
    >
      <input type="hidden" name="_once" value={String(values._once ?? newId())} />
      {(submitAs || fields.includes('name="_search"')) && <EnterButton />}
      <ErrorSummary errors={errors} labels={labels} idPrefix={idPrefix} />
      <Refusal reason={refusal} />
      {raw(fields)}
      <div class="form-actions">
        <SubmitButton {...submitAs} label={submit} danger={danger} quiet={quiet} />
      </div>
    </form>
  )
}

/** The Enter key presses the first button of a form: this one, not a search inside it. */
const EnterButton = () => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nobody can reach it, and the real button says the same
  <button type="submit" class="visually-hidden" tabindex={-1} aria-hidden="true"></button>
)

type SummaryProps = { errors: FormErrors; labels: ReadonlyMap<string, Words>; idPrefix: string }

/** What to correct, each line leading to its field; it takes the focus when the page opens. */
function ErrorSummary({ errors, labels, idPrefix }: SummaryProps) {
  const { t, say } = useTexts()
  // In the order of the page, not in that of the checks.
  const places = [...labels.keys()]
  const wrong = Object.entries(errors).sort(([a], [b]) => places.indexOf(a) - places.indexOf(b))
  if (!wrong.length) return null
  return (
    <div class="error-summary" role="alert" tabindex={-1} autofocus>
      <h2>{t('ui.form.errors', { count: wrong.length })}</h2>
      <ul>
        {wrong.map(([name, [message]]) => {
          const label = labels.get(name)
          const error = t(message as TextKey)
          return (
            <li>
              {label ? <a href={`#${fieldId({ idPrefix }, name)}`}>{`${say(label)}: ${error}`}</a> : error}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** Why a write was refused: a text key, as `refused()` gives it. */
export function Refusal({ reason }: { reason?: string | undefined }) {
  return reason ? <Callout kind="warning" text={reason as TextKey} alert /> : null
}

type SubmitProps = { label: Words; name?: string; value?: string; quiet?: boolean; danger?: boolean }

export function SubmitButton({ label, name, value, quiet = false, danger = false }: SubmitProps) {
  const look = danger ? 'btn-danger' : quiet ? 'btn-outline-primary' : 'btn-primary'
  return (
    <button type="submit" class={`btn ${look}`} name={name} value={value}>
      {useTexts().say(label)}
    </button>
  )
}

type ActionProps = SubmitProps &
  Pick<FormProps, 'answersItself'> & { action: string; fields?: Record<string, string> }

/** One act that asks nothing: a small form with only its button. */
export function ActionButton({ action, fields = {}, answersItself, ...button }: ActionProps) {
  return (
    <form method="post" action={action} class="action-form" data-turbo={answersItself ? 'false' : undefined}>
      <input type="hidden" name="_once" value={newId()} />
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <SubmitButton quiet {...button} />
    </form>
  )
}
