import { useTexts, type Words } from '../texts/use-texts.ts'
import { describedBy, FieldFrame, FieldNotes, type FieldWords, GroupFrame } from './field-frame.tsx'
import { useField } from './form-context.ts'

/** Labels of options are already said: they are data, or come from `t`. */
export type Option = {
  value: string
  label: string
  hint?: string | undefined
  disabled?: boolean | undefined
}

type ChoiceProps = FieldWords & {
  name: string
  options: readonly Option[]
  value?: string | null | undefined
}

export function Select({
  name,
  options,
  value,
  label,
  hint,
  required,
  blank = 'ui.form.choose',
}: ChoiceProps & { blank?: Words | false }) {
  const { say } = useTexts()
  const { id, typed, errors } = useField(name, label)
  const chosen = String(typed ?? value ?? '')
  return (
    <FieldFrame id={id} errors={errors} label={label} hint={hint} required={required}>
      <select
        id={id}
        name={name}
        class="control"
        required={required}
        aria-invalid={errors.length ? 'true' : undefined}
        aria-describedby={describedBy(id, hint, errors)}
      >
        {blank && <option value="">{say(blank)}</option>}
        {options.map((option) => (
          <option value={option.value} selected={option.value === chosen} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

function Ticks({ type, id, name, options, chosen, required, errors }: TicksProps) {
  const wrong = errors.length > 0
  return (
    // Of a group with a role of its own, a list would be one between it and its choices.
    <ul class="ticks" role={type === 'radio' ? 'presentation' : undefined}>
      {options.map((option, index) => {
        // The first one carries the field's id, so that an error leads to it.
        const optionId = index === 0 ? id : `${id}-${index}`
        return (
          <li>
            <input
              type={type}
              id={optionId}
              name={name}
              value={option.value}
              checked={chosen.includes(option.value)}
              disabled={option.disabled}
              required={type === 'radio' && required}
              aria-invalid={wrong && type === 'checkbox' ? 'true' : undefined}
              aria-describedby={
                [wrong && `${id}-error`, option.hint && `${optionId}-about`].filter(Boolean).join(' ') ||
                undefined
              }
            />
            <label for={optionId}>{option.label}</label>
            {option.hint && (
              <p class="hint" id={`${optionId}-about`}>
                {option.hint}
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}
type TicksProps = {
  type: 'radio' | 'checkbox'
  id: string
  name: string
  options: readonly Option[]
  chosen: readonly string[]
  required?: boolean | undefined
  errors: readonly string[]
}

export function Radios({ name, options, value, ...words }: ChoiceProps) {
  const { id, typed, errors } = useField(name, words.label)
  return (
    <GroupFrame id={id} errors={errors} {...words} oneOnly>
      <Ticks
        type="radio"
        id={id}
        name={name}
        options={options}
        chosen={[String(typed ?? value ?? '')]}
        required={words.required}
        errors={errors}
      />
    </GroupFrame>
  )
}

type CheckboxesProps = FieldWords & {
  name: string
  options: readonly Option[]
  value?: readonly string[] | undefined
}

/** Any number of answers; they arrive as a list under `name`. */
export function Checkboxes({ name, options, value = [], ...words }: CheckboxesProps) {
  const { id, typed, errors, form } = useField(name, words.label)
  // Once the form was sent, nothing ticked means nothing ticked, not the value it began with.
  const chosen = '_once' in form.values ? [typed ?? []].flat() : value
  return (
    <GroupFrame id={id} errors={errors} {...words}>
      <Ticks type="checkbox" id={id} name={`${name}[]`} options={options} chosen={chosen} errors={errors} />
    </GroupFrame>
  )
}

/** One yes or no; `value` arrives (by default "yes") when ticked, nothing otherwise. */
export function Checkbox({
  name,
  value = 'yes',
  checked = false,
  label,
  hint,
}: Omit<FieldWords, 'required'> & { name: string; value?: string; checked?: boolean }) {
  const { say } = useTexts()
  const { id, typed, errors, form } = useField(name, label)
  return (
    <div class={`field tick${errors.length ? ' has-error' : ''}`}>
      <input
        type="checkbox"
        id={id}
        name={name}
        value={value}
        checked={'_once' in form.values ? typed === value : checked}
        aria-invalid={errors.length ? 'true' : undefined}
        aria-describedby={describedBy(id, hint, errors)}
      />
      <label for={id}>{say(label)}</label>
      <FieldNotes id={id} hint={hint} errors={errors} />
    </div>
  )
}
