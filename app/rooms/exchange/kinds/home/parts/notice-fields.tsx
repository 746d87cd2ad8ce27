import { useTexts } from '../../../../../ground/texts/use-texts.ts'
import { Checkbox, Select } from '../../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../../ground/ui/field.tsx'
import { AmountField } from '../../../../funds/amounts/parts/amount-field.tsx'
import { numberOf, wordsOf } from '../../../parts/typed.ts'
import type { FieldsProps } from '../../forms.ts'
import { CONTRACTS } from '../forms.ts'
import { AFFORDABLE_SHARE, OVERBURDEN_SHARE } from '../rules.ts'

/** What a household looks for; what it earns and how it lives is for the team alone. */
export function NeedFields({ values = {}, municipalities = [] }: FieldsProps) {
  return (
    <>
      <Field
        name="people"
        type="number"
        label="exchange.home.fields.people"
        hint="exchange.home.fields.peopleHint"
        required
        min={1}
        max={15}
        value={numberOf(values.people)}
      />
      <AmountField
        name="incomeCents"
        label="exchange.home.fields.income"
        hint="exchange.home.fields.incomeHint"
        cents={numberOf(values.incomeCents)}
        required={false}
      />
      <Field
        name="share"
        type="number"
        label="exchange.home.fields.share"
        hint="exchange.home.fields.shareHint"
        min={10}
        max={OVERBURDEN_SHARE}
        value={numberOf(values.share) ?? AFFORDABLE_SHARE}
      />
      <Checkbox
        name="stepFree"
        label="exchange.home.fields.stepFreeNeed"
        hint="exchange.home.fields.stepFreeNeedHint"
        checked={values.stepFree === 'yes'}
      />
      <Select
        name="schoolAt"
        label="exchange.home.fields.schoolAt"
        options={municipalities}
        value={wordsOf(values.schoolAt)}
      />
      <Select
        name="workAt"
        label="exchange.home.fields.workAt"
        options={municipalities}
        value={wordsOf(values.workAt)}
      />
      <TextArea
        name="story"
        label="exchange.home.fields.story"
        hint="exchange.home.fields.reservedHint"
        maxlength={2000}
        value={wordsOf(values.story)}
      />
    </>
  )
}

/** A home as anyone may see it; its address is told to whoever is to see it. */
export function OfferFields({ values = {} }: FieldsProps) {
  const { t } = useTexts()
  return (
    <>
      <AmountField name="rentCents" label="exchange.home.fields.rent" cents={numberOf(values.rentCents)} />
      <AmountField
        name="extrasCents"
        label="exchange.home.fields.extras"
        hint="exchange.home.fields.extrasHint"
        cents={numberOf(values.extrasCents)}
        required={false}
      />
      <Field
        name="bedrooms"
        type="number"
        label="exchange.home.fields.bedrooms"
        hint="exchange.home.fields.bedroomsHint"
        required
        min={0}
        max={10}
        value={numberOf(values.bedrooms)}
      />
      <Field
        name="squareMetres"
        type="number"
        label="exchange.home.fields.squareMetres"
        min={12}
        max={500}
        value={numberOf(values.squareMetres)}
      />
      <Checkbox
        name="stepFree"
        label="exchange.home.fields.stepFree"
        hint="exchange.home.fields.stepFreeHint"
        checked={values.stepFree === 'yes'}
      />
      <Checkbox
        name="furnished"
        label="exchange.home.fields.furnished"
        checked={values.furnished === 'yes'}
      />
      <Select
        name="contract"
        label="exchange.home.fields.contract"
        options={CONTRACTS.map((value) => ({ value, label: t(`exchange.home.contract.${value}`) }))}
        value={wordsOf(values.contract)}
      />
      <TextArea
        name="about"
        label="exchange.home.fields.about"
        hint="exchange.home.fields.aboutHint"
        maxlength={1000}
        value={wordsOf(values.about)}
      />
      <Field
        name="address"
        label="exchange.home.fields.address"
        hint="exchange.home.fields.reservedHint"
        maxlength={200}
        value={wordsOf(values.address)}
      />
      <TextArea
        name="conditions"
        label="exchange.home.fields.conditions"
        hint="exchange.home.fields.reservedHint"
        maxlength={1000}
        value={wordsOf(values.conditions)}
      />
    </>
  )
}
