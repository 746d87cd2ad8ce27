import type { PropsWithChildren } from 'hono/jsx'
import { newId } from '../db/ids.ts'
import type { FormErrors, FormState } from '../forms/parse-form.ts'
import type { TextKey } from '../texts/texts.ts'
import { useTexts, type Words } from '../texts/use-texts.ts'
import { Callout } from './callout.tsx'
import { CurrentForm, fieldId } from './form-context.ts'

type FormProps = FormState & {
  submit?: Words
  action?: string
  /** Set it where a page has more than one form, so that ids stay apart. */
  idPrefix?: string
  files?: boolean
  danger?: boolean
  /** Small forms on one line: a field and its button. */
  inline?: boolean
}

/**
 * A form that is posted. It carries its own id (`_once`), kept through every correction, so that the same
 * form sent twice is recorded once. Our own messages replace the browser's, in the person's language.
 */
export function Form({
  values = {},
  errors = {},
  refusal,
  searching,
  submit = 'ui.form.save',
  action,
  idPrefix = 'f',
  files = false,
  danger = false,
  inline = false,
  children,
}: PropsWithChildren<FormProps>) {
  return (
    <form
      method="post"
      action={action}
      enctype={files ? 'multipart/form-data' : undefined}
      class={inline ? 'form form-inline' : 'form'}
      novalidate
    >
      <input type="hidden" name="_once" value={String(values._once ?? newId())} />
      <ErrorSummary errors={errors} idPrefix={idPrefix} />
      <Refusal reason={refusal} />
      <CurrentForm.Provider value={{ idPrefix, values, errors, searching }}>{children}</CurrentForm.Provider>
      <div class="form-actions">
        <SubmitButton label={submit} danger={danger} />
      </div>
    </form>
  )
}

/** What to correct, each line leading to its field; it takes the focus when the page opens. */
export function ErrorSummary({ errors, idPrefix = 'f' }: { errors?: FormErrors | undefined; idPrefix?: string }) {
  const { t } = useTexts()
  const wrong = Object.entries(errors ?? {})
  if (!wrong.length) return null
  return (
    <div class="error-summary" role="alert" tabindex={-1} autofocus>
      <h2>{t('ui.form.errors', { count: wrong.length })}</h2>
      <ul>
        {wrong.map(([name, messages]) => (
          <li>
            {name === 'form' ? (
              t(messages[0] as TextKey)
            ) : (
              <a href={`#${fieldId({ idPrefix }, name)}`} data-names-field={fieldId({ idPrefix }, name)}>
                {t(messages[0] as TextKey)}
              </a>
            )}
          </li>
        ))}
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

/** One act that needs no question: a small form with only its button. */
export function ActionButton({
  action,
  fields = {},
  ...button
}: SubmitProps & { action: string; fields?: Record<string, string> }) {
  return (
    <form method="post" action={action} class="action-form">
      <input type="hidden" name="_once" value={newId()} />
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <SubmitButton quiet {...button} />
    </form>
  )
}
