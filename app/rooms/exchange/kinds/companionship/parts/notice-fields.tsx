import type { TextKey } from '../../../../../ground/texts/texts.ts'
import { useTexts } from '../../../../../ground/texts/use-texts.ts'
import { Checkboxes, Select } from '../../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../../ground/ui/field.tsx'
import type { FieldsProps } from '../../forms.ts'
import { COMPANY, DAYS, LANGUAGES, PETS, TOPICS } from '../rules.ts'

export const wordsIn = (value: unknown) => (typeof value === 'string' ? value : undefined)
export const severalIn = (value: unknown) => (Array.isArray(value) ? value.map(String) : [])

type Asked = { name: string; label: TextKey; family: string; all: readonly string[]; value: unknown }

export function Several({ name, label, family, all, value, required }: Asked & { required?: boolean }) {
  const { t } = useTexts()
  return (
    <Checkboxes
      name={name}
      label={label}
      required={required}
      options={all.map((one) => ({ value: one, label: t(`exchange.companionship.${family}.${one}`) }))}
      value={severalIn(value)}
    />
  )
}

export function OneOf({ name, label, family, all, value, required }: Asked & { required?: boolean }) {
  const { t } = useTexts()
  return (
    <Select
      name={name}
      label={label}
      required={required}
      options={all.map((one) => ({ value: one, label: t(`exchange.companionship.${family}.${one}`) }))}
      value={wordsIn(value)}
    />
  )
}

const PATH = 'exchange.companionship'

/** What somebody would like: which days, what they like to do, in which language. */
export function NeedFields({ values = {} }: FieldsProps) {
  return (
    <>
      <Several
        name="days"
        label={`${PATH}.fields.days`}
        family="day"
        all={DAYS}
        value={values.days}
        required
      />
      <Several
        name="topics"
        label={`${PATH}.fields.topics`}
        family="topic"
        all={TOPICS}
        value={values.topics}
      />
      <OneOf
        name="language"
        label={`${PATH}.fields.language`}
        family="language"
        all={LANGUAGES}
        value={values.language ?? 'it'}
        required
      />
      <OneOf name="pets" label={`${PATH}.fields.pets`} family="pets" all={PETS} value={values.pets} />
      <OneOf
        name="company"
        label={`${PATH}.fields.company`}
        family="company"
        all={COMPANY}
        value={values.company}
      />
      <TextArea
        name="know"
        label={`${PATH}.fields.know`}
        hint={`${PATH}.fields.reservedHint`}
        maxlength={2000}
        value={wordsIn(values.know)}
      />
    </>
  )
}

/** What a volunteer has to give: days, what they like, how far they come. */
export function OfferFields({ values = {} }: FieldsProps) {
  return (
    <>
      <Several
        name="days"
        label={`${PATH}.fields.days`}
        family="day"
        all={DAYS}
        value={values.days}
        required
      />
      <Several
        name="topics"
        label={`${PATH}.fields.topics`}
        family="topic"
        all={TOPICS}
        value={values.topics}
      />
      <Several
        name="languages"
        label={`${PATH}.fields.languages`}
        family="language"
        all={LANGUAGES}
        value={values.languages ?? ['it']}
        required
      />
      <OneOf name="pets" label={`${PATH}.fields.pets`} family="pets" all={PETS} value={values.pets} />
      <OneOf name="iAm" label={`${PATH}.fields.iAm`} family="company" all={COMPANY} value={values.iAm} />
      <Field
        name="maxKm"
        type="number"
        label={`${PATH}.fields.maxKm`}
        hint={`${PATH}.fields.maxKmHint`}
        min={0.5}
        max={100}
        step={0.5}
        value={values.maxKm === undefined ? undefined : String(values.maxKm)}
      />
      <TextArea
        name="why"
        label={`${PATH}.fields.why`}
        hint={`${PATH}.fields.reservedHint`}
        maxlength={1500}
        value={wordsIn(values.why)}
      />
    </>
  )
}
