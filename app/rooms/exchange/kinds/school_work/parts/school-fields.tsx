import { useTexts } from '../../../../../ground/texts/use-texts.ts'
import { Checkbox, Checkboxes, Radios, Select } from '../../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../../ground/ui/field.tsx'
import type { FieldsProps } from '../../forms.ts'
import { FORMS, SECTORS } from '../rules.ts'

const words = (value: unknown) => (typeof value === 'string' ? value : undefined)
const number = (value: unknown) =>
  typeof value === 'number' || typeof value === 'string' ? value : undefined
const several = (value: unknown) => (Array.isArray(value) ? value.map(String) : [])

function FormAndYear({ values }: { values: Record<string, unknown> }) {
  const { t } = useTexts()
  return (
    <>
      <Radios
        name="form"
        label="exchange.school_work.fields.form"
        required
        options={FORMS.map((value) => ({ value, label: t(`exchange.school_work.form.${value}`) }))}
        value={words(values.form) ?? 'placement'}
      />
      <Field
        name="schoolYear"
        label="exchange.school_work.fields.schoolYear"
        hint="exchange.school_work.fields.schoolYearHint"
        required
        maxlength={9}
        value={words(values.schoolYear)}
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
        value={several(values.sectors)}
      />
      <TextArea
        name="likes"
        label="exchange.school_work.fields.likes"
        rows={3}
        maxlength={1000}
        value={words(values.likes)}
      />
      <div class="field-row">
        <Field
          name="code"
          label="exchange.school_work.fields.code"
          hint="exchange.school_work.fields.codeHint"
          maxlength={40}
          value={words(values.code)}
        />
        <Field
          name="bornOn"
          type="date"
          label="exchange.school_work.fields.bornOn"
          hint="exchange.work.fields.reservedHint"
          value={words(values.bornOn)}
        />
        <Field
          name="maxKm"
          type="number"
          label="exchange.work.fields.maxKm"
          hint="exchange.work.fields.maxKmHint"
          min={1}
          max={200}
          value={number(values.maxKm)}
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
        value={words(values.note)}
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
        value={words(values.what)}
      />
      <Select
        name="sector"
        label="exchange.work.fields.sector"
        required
        options={SECTORS.map((value) => ({ value, label: t(`exchange.work.sector.${value}`) }))}
        value={words(values.sector)}
      />
      <div class="field-row">
        <Field
          name="hours"
          type="number"
          label="exchange.school_work.fields.hours"
          required
          min={1}
          max={1000}
          value={number(values.hours)}
        />
        <Field
          name="startsOn"
          type="date"
          label="exchange.school_work.fields.startsOn"
          required
          value={words(values.startsOn)}
        />
        <Field
          name="endsOn"
          type="date"
          label="exchange.school_work.fields.endsOn"
          required
          value={words(values.endsOn)}
        />
        <Field
          name="ageFrom"
          type="number"
          label="exchange.school_work.fields.ageFrom"
          min={6}
          max={25}
          value={number(values.ageFrom)}
        />
        <Field
          name="ageTo"
          type="number"
          label="exchange.school_work.fields.ageTo"
          min={6}
          max={25}
          value={number(values.ageTo)}
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
          value={words(values.tutor)}
        />
        <Field
          name="contact"
          label="exchange.work.fields.contact"
          hint="exchange.work.fields.reservedHint"
          maxlength={200}
          value={words(values.contact)}
        />
        <Field
          name="papersUntil"
          type="date"
          label="exchange.school_work.fields.papersUntil"
          hint="exchange.school_work.fields.papersUntilHint"
          value={words(values.papersUntil)}
        />
      </div>
      <Field
        name="papers"
        label="exchange.school_work.fields.papers"
        hint="exchange.school_work.fields.papersHint"
        maxlength={500}
        value={words(values.papers)}
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
        value={number(values.hours)}
      />
      {WORDS.map((name) => (
        <TextArea
          name={name}
          label={`exchange.work.project.${name}`}
          rows={3}
          maxlength={2000}
          value={words(values[name])}
        />
      ))}
      <div class="field-row">
        {TUTORS.map((name) => (
          <Field
            name={name}
            label={`exchange.school_work.project.${name}`}
            maxlength={200}
            value={words(values[name])}
          />
        ))}
      </div>
    </>
  )
}
