import type { TextKey } from '../../../../../ground/texts/texts.ts'
import { useTexts } from '../../../../../ground/texts/use-texts.ts'
import { Select } from '../../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../../ground/ui/field.tsx'
import type { FieldsProps } from '../../forms.ts'
import { CONDITIONS, SORTS } from '../rules.ts'

const PATH = 'exchange.goods'
const words = (value: unknown) => (typeof value === 'string' ? value : undefined)

type Asked = {
  name: string
  label: TextKey
  family: string
  all: readonly string[]
  value: unknown
  required?: boolean
}

function OneOf({ name, label, family, all, value, required }: Asked) {
  const { t } = useTexts()
  return (
    <Select
      name={name}
      label={label}
      required={required}
      options={all.map((one) => ({ value: one, label: t(`exchange.goods.${family}.${one}`) }))}
      value={words(value)}
    />
  )
}

export function NeedFields({ values = {} }: FieldsProps) {
  return (
    <>
      <OneOf
        name="sort"
        label={`${PATH}.fields.sort`}
        family="sort"
        all={SORTS}
        value={values.sort}
        required
      />
      <OneOf
        name="atLeast"
        label={`${PATH}.fields.atLeast`}
        family="condition"
        all={CONDITIONS}
        value={values.atLeast}
      />
      <TextArea
        name="note"
        label={`${PATH}.fields.note`}
        hint={`${PATH}.fields.noteHint`}
        value={words(values.note)}
      />
    </>
  )
}

export function OfferFields({ values = {} }: FieldsProps) {
  return (
    <>
      <OneOf
        name="sort"
        label={`${PATH}.fields.sort`}
        family="sort"
        all={SORTS}
        value={values.sort}
        required
      />
      <OneOf
        name="condition"
        label={`${PATH}.fields.condition`}
        family="condition"
        all={CONDITIONS}
        value={values.condition}
        required
      />
      <TextArea
        name="about"
        label={`${PATH}.fields.about`}
        hint={`${PATH}.fields.aboutHint`}
        value={words(values.about)}
      />
      <div class="field-row">
        <Field
          name="kilos"
          label={`${PATH}.fields.kilos`}
          hint={`${PATH}.fields.kilosHint`}
          inputmode="decimal"
          value={values.kilos === undefined ? undefined : String(values.kilos)}
        />
        <Field
          name="bestBefore"
          type="date"
          label={`${PATH}.fields.bestBefore`}
          hint={`${PATH}.fields.bestBeforeHint`}
          value={words(values.bestBefore)}
        />
      </div>
      <TextArea
        name="collect"
        label={`${PATH}.fields.collect`}
        hint={`${PATH}.fields.collectHint`}
        value={words(values.collect)}
      />
    </>
  )
}

export function AgreementFields({ values = {} }: FieldsProps) {
  return (
    <>
      <Field
        name="collectBy"
        type="date"
        label={`${PATH}.fields.collectBy`}
        value={words(values.collectBy)}
      />
      <TextArea name="note" label={`${PATH}.fields.note`} value={words(values.note)} />
    </>
  )
}
