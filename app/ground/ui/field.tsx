import { Dictation } from './dictation.tsx'
import { describedBy, FieldFrame, type FieldWords } from './field-frame.tsx'
import { useField } from './form-context.ts'

type FieldProps = FieldWords & {
  name: string
  type?:
    | 'text'
    | 'email'
    | 'tel'
    | 'url'
    | 'number'
    | 'date'
    | 'time'
    | 'datetime-local'
    | 'search'
    | 'password'
  /** Shown until the person types something else. */
  value?: string | number | null | undefined
  autocomplete?: string
  inputmode?: 'numeric' | 'decimal' | 'tel' | 'email' | 'search'
  min?: string | number
  max?: string | number
  step?: string | number
  maxlength?: number
  autofocus?: boolean
  /** Words to pick from, without being held to them. */
  suggestions?: readonly string[]
}

export function Field({
  name,
  type = 'text',
  value,
  label,
  hint,
  required,
  suggestions,
  ...input
}: FieldProps) {
  const { id, typed, errors } = useField(name, label)
  // A password is never sent back.
  const shown = type === 'password' ? undefined : (typed ?? value ?? undefined)
  return (
    <FieldFrame id={id} errors={errors} label={label} hint={hint} required={required}>
      <input
        {...input}
        id={id}
        name={name}
        type={type}
        class={`control control-${type}`}
        value={shown === undefined ? undefined : String(shown)}
        required={required}
        list={suggestions && `${id}-list`}
        aria-invalid={errors.length ? 'true' : undefined}
        aria-describedby={describedBy(id, hint, errors)}
      />
      {suggestions && (
        <datalist id={`${id}-list`}>
          {suggestions.map((word) => (
            <option value={word} />
          ))}
        </datalist>
      )}
    </FieldFrame>
  )
}

type TextAreaProps = FieldWords & {
  name: string
  value?: string | null | undefined
  rows?: number
  maxlength?: number
  /** May be spoken, where the browser listens. */
  dictate?: boolean
}

export function TextArea({
  name,
  value,
  label,
  hint,
  required,
  rows = 4,
  maxlength,
  dictate = false,
}: TextAreaProps) {
  const { id, typed, errors } = useField(name, label)
  return (
    <FieldFrame id={id} errors={errors} label={label} hint={hint} required={required} wide>
      <textarea
        id={id}
        name={name}
        class="control"
        rows={rows}
        maxlength={maxlength}
        required={required}
        aria-invalid={errors.length ? 'true' : undefined}
        aria-describedby={describedBy(id, hint, errors)}
      >
        {typed ?? value ?? ''}
      </textarea>
      {dictate && <Dictation of={id} />}
    </FieldFrame>
  )
}

export function FileField({
  name,
  label,
  hint,
  required,
  accept,
}: FieldWords & { name: string; accept?: string }) {
  const { id, errors } = useField(name, label)
  return (
    <FieldFrame id={id} errors={errors} label={label} hint={hint} required={required}>
      <input
        id={id}
        name={name}
        type="file"
        class="control control-file"
        accept={accept}
        required={required}
        aria-invalid={errors.length ? 'true' : undefined}
        aria-describedby={describedBy(id, hint, errors)}
      />
    </FieldFrame>
  )
}

export function Hidden({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={value} />
}
