import type { TextKey } from '../../../../../ground/texts/texts.ts'
import { useTexts } from '../../../../../ground/texts/use-texts.ts'
import { Checkboxes } from '../../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../../ground/ui/field.tsx'
import type { FieldsProps } from '../../forms.ts'
import { FAVOURS, WHEN } from '../rules.ts'

const PATH = 'exchange.time'
const words = (value: unknown) => (typeof value === 'string' ? value : undefined)
const several = (value: unknown) => (Array.isArray(value) ? value.map(String) : [])

type Asked = {
  name: string
  label: TextKey
  family: string
  all: readonly string[]
  value: unknown
  required?: boolean
}
function Several({ name, label, family, all, value, required = false }: Asked) {
  const { t } = useTexts()
  return (
    <Checkboxes
      name={name}
      label={label}
      required={required}
      options={all.map((one) => ({ value: one, label: t(`exchange.time.${family}.${one}`) }))}
      value={several(value)}
    />
  )
}

/** A need and an offer of time ask the same things. */
export function NoticeFields({ values = {} }: FieldsProps) {
  return (
    <>
      <Several
        name="favours"
        label={`${PATH}.fields.favours`}
        family="favour"
        all={FAVOURS}
        value={values.favours}
        required
      />
      <Several name="when" label={`${PATH}.fields.when`} family="when" all={WHEN} value={values.when} />
      <TextArea name="about" label={`${PATH}.fields.about`} maxlength={1000} value={words(values.about)} />
      <TextArea
        name="note"
        label={`${PATH}.fields.note`}
        hint={`${PATH}.fields.noteHint`}
        maxlength={1000}
        value={words(values.note)}
      />
    </>
  )
}

export function AgreementFields({ values = {} }: FieldsProps) {
  return (
    <>
      <Field
        name="hours"
        type="number"
        label={`${PATH}.fields.hours`}
        hint={`${PATH}.fields.hoursHint`}
        min={0.5}
        max={200}
        step={0.5}
        value={values.hours === undefined ? undefined : String(values.hours)}
      />
      <TextArea name="what" label={`${PATH}.fields.what`} maxlength={1000} value={words(values.what)} />
    </>
  )
}
