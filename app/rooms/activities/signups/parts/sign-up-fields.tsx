import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Radios, Select } from '../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { RELATIONS } from '../rules.ts'

/** Who takes part and how to reach them; for a minor also who answers for them. */
export function SignUpFields({ nameRequired = true }: { nameRequired?: boolean }) {
  const { t } = useTexts()
  return (
    <>
      <Radios
        name="who"
        label="activities.signups.form.who"
        value="self"
        options={(['self', 'minor'] as const).map((value) => ({
          value,
          label: t(`activities.signups.form.who.${value}`),
        }))}
      />
      <Field
        name="name"
        label="activities.signups.form.name"
        hint="activities.signups.form.nameHint"
        maxlength={80}
        required={nameRequired}
      />
      <div class="field-row">
        <Field
          name="responsible"
          label="activities.signups.form.responsible"
          hint="activities.signups.form.responsibleHint"
          maxlength={80}
        />
        <Select
          name="relation"
          label="activities.signups.form.relation"
          options={RELATIONS.map((value) => ({ value, label: t(`activities.signups.relation.${value}`) }))}
        />
      </div>
      <div class="field-row">
        <Field
          name="email"
          type="email"
          label="activities.signups.form.email"
          hint="activities.signups.form.emailHint"
          autocomplete="email"
        />
        <Field
          name="phone"
          type="tel"
          label="activities.signups.form.phone"
          hint="activities.signups.form.phoneHint"
          autocomplete="tel"
          inputmode="tel"
        />
      </div>
      <TextArea
        name="needs"
        label="activities.signups.form.needs"
        hint="activities.signups.form.needsHint"
        rows={2}
        maxlength={500}
      />
    </>
  )
}
