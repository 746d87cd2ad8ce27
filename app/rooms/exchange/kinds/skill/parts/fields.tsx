import { Field, TextArea } from '../../../../../ground/ui/field.tsx'
import { OneOf, Several } from '../../../parts/asked.tsx'
import { wordsOf } from '../../../parts/typed.ts'
import type { FieldsProps } from '../../forms.ts'
import { HOW, LEVELS, SKILLS } from '../rules.ts'

const PATH = 'exchange.skill'

const About = ({ values = {} }: FieldsProps) => (
  <>
    <TextArea name="about" label={`${PATH}.fields.about`} maxlength={1000} value={wordsOf(values.about)} />
    <TextArea
      name="note"
      label={`${PATH}.fields.note`}
      hint={`${PATH}.fields.noteHint`}
      maxlength={1000}
      value={wordsOf(values.note)}
    />
  </>
)

export function NeedFields({ values = {} }: FieldsProps) {
  return (
    <>
      <OneOf
        kind="skill"
        name="skill"
        label={`${PATH}.fields.skill`}
        family="skill"
        all={SKILLS}
        value={values.skill}
        required
      />
      <OneOf
        kind="skill"
        name="level"
        label={`${PATH}.fields.level`}
        family="level"
        all={LEVELS}
        value={values.level}
      />
      <Several
        kind="skill"
        name="how"
        label={`${PATH}.fields.how`}
        family="how"
        all={HOW}
        value={values.how}
      />
      <About values={values} />
    </>
  )
}

export function OfferFields({ values = {} }: FieldsProps) {
  return (
    <>
      <Several
        kind="skill"
        name="skills"
        label={`${PATH}.fields.skills`}
        family="skill"
        all={SKILLS}
        value={values.skills}
        required
      />
      <OneOf
        kind="skill"
        name="upTo"
        label={`${PATH}.fields.upTo`}
        family="level"
        all={LEVELS}
        value={values.upTo}
      />
      <Several
        kind="skill"
        name="how"
        label={`${PATH}.fields.how`}
        family="how"
        all={HOW}
        value={values.how}
      />
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
      <TextArea name="what" label={`${PATH}.fields.what`} maxlength={1000} value={wordsOf(values.what)} />
    </>
  )
}
