import { type PropsWithChildren, useContext } from 'hono/jsx'
import type { TextKey } from '../texts/texts.ts'
import { useTexts, type Words } from '../texts/use-texts.ts'
import { CurrentForm } from './form-context.ts'

export type FieldWords = { label: Words; hint?: Words | undefined; required?: boolean | undefined }

/** Ids of the texts that explain a field, for aria-describedby. */
export const describedBy = (id: string, hint: Words | undefined, errors: string[]) =>
  [hint && `${id}-hint`, errors.length && `${id}-error`].filter(Boolean).join(' ') || undefined

/** Required is the rule; what may be left empty says so. */
export function LabelWords({ label, required }: FieldWords) {
  const { t, say } = useTexts()
  const { asking } = useContext(CurrentForm)
  return (
    <>
      {say(label)}
      {!required && !asking && <span class="optional"> {t('ui.form.optional')}</span>}
    </>
  )
}

export function FieldNotes({ id, hint, errors }: { id: string; hint?: Words | undefined; errors: string[] }) {
  const { t, say } = useTexts()
  return (
    <>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {say(hint)}
        </p>
      )}
      {errors.length > 0 && (
        <p class="error" id={`${id}-error`}>
          {errors.map((error) => t(error as TextKey)).join('. ')}
        </p>
      )}
    </>
  )
}

type FrameProps = FieldWords & { id: string; errors: string[]; wide?: boolean | undefined }
type GroupProps = Omit<FrameProps, 'wide'> & { oneOnly?: boolean }

/** Label, hint, error, then the control: the order in which they are read. */
export function FieldFrame({ id, errors, wide, children, ...words }: PropsWithChildren<FrameProps>) {
  return (
    <div class={`field${errors.length ? ' has-error' : ''}${wide ? ' wide' : ''}`}>
      <label for={id}>
        <LabelWords {...words} />
      </label>
      <FieldNotes id={id} hint={words.hint} errors={errors} />
      {children}
    </div>
  )
}

/** The same for a group of choices, where the question is a legend. */
export function GroupFrame({
  id,
  errors,
  oneOnly = false,
  children,
  ...words
}: PropsWithChildren<GroupProps>) {
  return (
    <fieldset
      class={`field${errors.length ? ' has-error' : ''}`}
      // One of several is wrong as a whole; of boxes each says it, since a group of them cannot.
      role={oneOnly ? 'radiogroup' : undefined}
      aria-invalid={oneOnly && errors.length ? 'true' : undefined}
      aria-describedby={describedBy(id, words.hint, errors)}
    >
      <legend>
        <LabelWords {...words} />
      </legend>
      <FieldNotes id={id} hint={words.hint} errors={errors} />
      {children}
    </fieldset>
  )
}
