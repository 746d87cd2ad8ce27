import { Field, TextArea } from '../../../../../ground/ui/field.tsx'
import { OneOf } from '../../../parts/asked.tsx'
import { wordsOf } from '../../../parts/typed.ts'
import type { FieldsProps } from '../../forms.ts'
import { CONDITIONS, SORTS } from '../rules.ts'

const PATH = 'exchange.goods'

export function NeedFields({ values = {} }: FieldsProps) {
  return (
    <>
      <OneOf
        kind="goods"
        name="sort"
        label={`${PATH}.fields.sort`}
        family="sort"
        all={SORTS}
        value={values.sort}
        required
      />
      <OneOf
        kind="goods"
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
        value={wordsOf(values.note)}
      />
    </>
  )
}

export function OfferFields({ values = {} }: FieldsProps) {
  return (
    <>
      <OneOf
        kind="goods"
        name="sort"
        label={`${PATH}.fields.sort`}
        family="sort"
        all={SORTS}
        value={values.sort}
        required
      />
      <OneOf
        kind="goods"
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
        value={wordsOf(values.about)}
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
          value={wordsOf(values.bestBefore)}
        />
      </div>
      <TextArea
        name="collect"
        label={`${PATH}.fields.collect`}
        hint={`${PATH}.fields.collectHint`}
        value={wordsOf(values.collect)}
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
        value={wordsOf(values.collectBy)}
      />
      <TextArea name="note" label={`${PATH}.fields.note`} value={wordsOf(values.note)} />
    </>
  )
}
