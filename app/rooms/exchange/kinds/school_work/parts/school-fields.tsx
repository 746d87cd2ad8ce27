import { useTexts } from '../../../../../ground/texts/use-texts.ts'
import { Checkbox, Checkboxes, Radios, Select } from '../../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../../ground/ui/field.tsx'
import { numberTyped, severalOf, wordsOf } from '../../../parts/typed.ts'
import type { FieldsProps } from '../../forms.ts'
import { FORMS, SECTORS } from '../rules.ts'

function FormAndYear({ values }: { values: Record<string, unknown> }) {
  const { t } = useTexts()
  return (
    <>
      <Radios
        name="form"
        label="exchange.school_work.fields.form"
        required
        options={FORMS.map((value) => ({ value, label: t(`exchange.school_work.form.${value}`) }))}
        value={wordsOf(values.form) ?? 'placement'}
      />
      <Field
        name="schoolYear"
        label="exchange.school_work.fields.schoolYear"
        hint="exchange.school_work.fields.schoolYearHint"
        required
        maxlength={9}
        value={wordsOf(values.schoolYear)}
      />
    </>
  )
}

export function NeedFields({ values = {} }: FieldsProps) {
  const { t } = useTexts()
  return (
    <>
      <FormAndYear values={values} />
      <Checkboxes
        name="sectors"
        label="exchange.school_work.fields.sectors"
        options={SECTORS.map((value) => ({ value, label: t(`exchange.work.sector.${value}`) }))}
        value={severalOf(values.sectors)}
      />
      <TextArea
        name="likes"
        label="exchange.school_work.fields.likes"
        rows={3}
        maxlength={1000}
        value={wordsOf(values.likes)}
      />
      <div class="field-row">
        <Field
          name="code"
          label="exchange.school_work.fields.code"
          hint="exchange.school_work.fields.codeHint"
          maxlength={40}
          value={wordsOf(values.code)}
        />
        <Field
          name="bornOn"
          type="date"
          label="exchange.school_work.fields.bornOn"
          hint="exchange.work.fields.reservedHint"
          value={wordsOf(values.bornOn)}
        />
        <Field
          name="maxKm"
          type="number"
          label="exchange.work.fields.maxKm"
          hint="exchange.work.fields.maxKmHint"
          min={1}
          max={200}
          value={numberTyped(values.maxKm)}
        />
      </div>
      <Checkbox
        name="stepFree"
        label="exchange.school_work.fields.stepFreeNeeded"
        checked={values.stepFree === 'yes'}
      />
      <TextArea
        name="note"
        label="exchange.work.fields.note"
        hint="exchange.work.fields.reservedHint"
        rows={3}
        maxlength={1500}
        value={wordsOf(values.note)}
      />
    </>
  )
}

export function OfferFields({ values = {} }: FieldsProps) {
  const { t } = useTexts()
  return (
    <>
      <FormAndYear values={values} />
      <TextArea
        name="what"
        label="exchange.school_work.fields.what"
        required
        maxlength={1500}
        value={wordsOf(values.what)}
      />
      <Select
        name="sector"
        label="exchange.work.fields.sector"
        required
        options={SECTORS.map((value) => ({ value, label: t(`exchange.work.sector.${value}`) }))}
        value={wordsOf(values.sector)}
      />
      <div class="field-row">
        <Field
          name="hours"
          type="number"
          label="exchange.school_work.fields.hours"
          required
          min={1}
          max={1000}
          value={numberTyped(values.hours)}
        />
        <Field
          name="startsOn"
          type="date"
          label="exchange.school_work.fields.startsOn"
          required
          value={wordsOf(values.startsOn)}
        />
        <Field
          name="endsOn"
          type="date"
          label="exchange.school_work.fields.endsOn"
          required
          value={wordsOf(values.endsOn)}
        />
        <Field
          name="ageFrom"
          type="number"
          label="exchange.school_work.fields.ageFrom"
          min={6}
          max={25}
          value={numberTyped(values.ageFrom)}
        />
        <Field
          name="ageTo"
          type="number"
          label="exchange.school_work.fields.ageTo"
          min={6}
          max={25}
          value={numberTyped(values.ageTo)}
        />
      </div>
      <Checkbox
        name="stepFree"
        label="exchange.school_work.fields.stepFree"
        checked={values.stepFree === 'yes'}
      />
      <div class="field-row">
        <Field
          name="tutor"
          label="exchange.school_work.fields.tutor"
          hint="exchange.work.fields.reservedHint"
          maxlength={200}
          value={wordsOf(values.tutor)}
        />
        <Field
          name="contact"
          label="exchange.work.fields.contact"
          hint="exchange.work.fields.reservedHint"
          maxlength={200}
          value={wordsOf(values.contact)}
        />
        <Field
          name="papersUntil"
          type="date"
          label="exchange.school_work.fields.papersUntil"
          hint="exchange.school_work.fields.papersUntilHint"
          value={wordsOf(values.papersUntil)}
        />
      </div>
      <Field
        name="papers"
        label="exchange.school_work.fields.papers"
        hint="exchange.school_work.fields.papersHint"
        maxlength={500}
        value={wordsOf(values.papers)}
      />
    </>
  )
}

const WORDS = ['goals', 'tasks'] as const
const TUTORS = ['hostTutor', 'schoolTutor'] as const

export function ProjectFields({ values = {} }: FieldsProps) {
  return (
    <>
      <FormAndYear values={values} />
      <Field
        name="hours"
        type="number"
        label="exchange.school_work.fields.hours"
        required
        min={1}
        max={1000}
        value={numberTyped(values.hours)}
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
            label={`exchange.school_work.project.${name}`}
            maxlength={200}
            value={wordsOf(values[name])}
          />
        ))}
      </div>
    </>
  )
}
