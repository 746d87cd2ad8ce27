import type { TextKey } from '../../../../../ground/texts/texts.ts'
import { useTexts } from '../../../../../ground/texts/use-texts.ts'
import { Checkboxes, Select } from '../../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../../ground/ui/field.tsx'
import type { FieldsProps } from '../../forms.ts'
import { HOW, LEVELS, SKILLS } from '../rules.ts'

const PATH = 'exchange.skill'
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
const optionsOf = (all: readonly string[], family: string, t: (key: TextKey) => string) =>
  all.map((one) => ({ value: one, label: t(`exchange.skill.${family}.${one}`) }))

function Several({ all, family, value, required = false, ...words }: Asked) {
  const { t } = useTexts()
  return (
    <Checkboxes {...words} required={required} options={optionsOf(all, family, t)} value={several(value)} />
  )
}
function OneOf({ all, family, value, required = false, ...asked }: Asked) {
  const { t } = useTexts()
  return <Select {...asked} required={required} options={optionsOf(all, family, t)} value={words(value)} />
}

const About = ({ values = {} }: FieldsProps) => (
  <>
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

export function NeedFields({ values = {} }: FieldsProps) {
  return (
    <>
      <OneOf
        name="skill"
        label={`${PATH}.fields.skill`}
        family="skill"
        all={SKILLS}
        value={values.skill}
        required
      />
      <OneOf name="level" label={`${PATH}.fields.level`} family="level" all={LEVELS} value={values.level} />
      <Several name="how" label={`${PATH}.fields.how`} family="how" all={HOW} value={values.how} />
      <About values={values} />
    </>
  )
}

export function OfferFields({ values = {} }: FieldsProps) {
  return (
    <>
      <Several
        name="skills"
        label={`${PATH}.fields.skills`}
        family="skill"
        all={SKILLS}
        value={values.skills}
        required
      />
      <OneOf name="upTo" label={`${PATH}.fields.upTo`} family="level" all={LEVELS} value={values.upTo} />
      <Several name="how" label={`${PATH}.fields.how`} family="how" all={HOW} value={values.how} />
      <About values={values} />
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
