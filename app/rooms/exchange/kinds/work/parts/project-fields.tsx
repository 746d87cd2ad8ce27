import { useTexts } from '../../../../../ground/texts/use-texts.ts'
import { Checkbox, Select } from '../../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../../ground/ui/field.tsx'
import { wordsOf } from '../../../parts/typed.ts'
import type { FieldsProps } from '../../forms.ts'
import { FORMS, MOST_WEEK } from '../rules.ts'

/** Cents as euro are typed here, or what was typed. */
export const euro = (value: unknown) =>
  typeof value === 'number'
    ? (value / 100).toFixed(2).replace('.', ',')
    : typeof value === 'string'
      ? value
      : undefined
const WORDS = ['told', 'goals', 'tasks', 'learns'] as const
const TUTORS = ['companyTutor', 'ourTutor'] as const

/** What was agreed, and the project in words. */
export function ProjectFields({ values = {} }: FieldsProps) {
  const { t } = useTexts()
  return (
    <>
      <Select
        name="way"
        label="exchange.work.project.way"
        required
        options={FORMS.map((value) => ({ value, label: t(`exchange.work.way.${value}`) }))}
        value={wordsOf(values.way)}
      />
      <div class="field-row">
        <Field
          name="weekHours"
          type="number"
          label="exchange.work.fields.weekHours"
          min={1}
          max={MOST_WEEK}
          value={values.weekHours === undefined ? undefined : String(values.weekHours)}
        />
        <Field
          name="allowanceCents"
          inputmode="decimal"
          label="exchange.work.project.allowance"
          value={euro(values.allowanceCents)}
        />
        <Field
          name="incentiveCents"
          inputmode="decimal"
          label="exchange.work.project.incentive"
          hint="exchange.work.project.incentiveHint"
          value={euro(values.incentiveCents)}
        />
      </div>
      <Checkbox
        name="insured"
        label="exchange.work.project.insured"
        hint="exchange.work.project.insuredHint"
        checked={values.insured === 'yes'}
      />
      {WORDS.map((name) => (
        <TextArea
          name={name}
          label={`exchange.work.project.${name}`}
          rows={3}
          maxlength={2000}
          value={wordsOf(values[name])}
        />
      ))}
      <div class="field-row">
        {TUTORS.map((name) => (
          <Field
            name={name}
            label={`exchange.work.project.${name}`}
            maxlength={200}
            value={wordsOf(values[name])}
          />
        ))}
      </div>
    </>
  )
}
