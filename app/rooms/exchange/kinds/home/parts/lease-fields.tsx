import { useTexts } from '../../../../../ground/texts/use-texts.ts'
import { Radios } from '../../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../../ground/ui/field.tsx'
import { AmountField } from '../../../../funds/amounts/parts/amount-field.tsx'
import { numberOf, wordsOf } from '../../../parts/typed.ts'
import type { FieldsProps } from '../../forms.ts'
import { LEASE_FORMS } from '../rules.ts'

/** What tenant and landlord agree: the rent; then, where there are, arrears and how they are made good. */
export function LeaseFields({ values = {} }: FieldsProps) {
  const { t } = useTexts()
  const euro = (name: string, label: `${string}.${string}`, hint?: `${string}.${string}`) => (
    <AmountField
      name={name}
      label={label}
      cents={numberOf(values[name])}
      required={false}
      {...(hint ? { hint } : {})}
    />
  )
  return (
    <>
      <Radios
        name="form"
        label="exchange.home.fields.form"
        required
        options={LEASE_FORMS.map((value) => ({
          value,
          label: t(`exchange.home.form.${value}`),
          hint: t(`exchange.home.formHint.${value}`),
        }))}
        value={wordsOf(values.form)}
      />
      <AmountField name="rentCents" label="exchange.home.fields.rent" cents={numberOf(values.rentCents)} />
      {euro('rentBeforeCents', 'exchange.home.fields.rentBefore', 'exchange.home.fields.rentBeforeHint')}
      {euro('extrasCents', 'exchange.home.fields.extras', 'exchange.home.fields.extrasHint')}
      {euro('depositCents', 'exchange.home.fields.deposit')}
      {euro('guaranteeCents', 'exchange.home.fields.guarantee', 'exchange.home.fields.guaranteeHint')}
      {euro('arrearsCents', 'exchange.home.fields.arrears', 'exchange.home.fields.arrearsHint')}
      <Field
        name="instalments"
        type="number"
        label="exchange.home.fields.instalments"
        min={1}
        max={120}
        value={numberOf(values.instalments)}
      />
      <Field
        name="firstOn"
        type="date"
        label="exchange.home.fields.firstOn"
        value={wordsOf(values.firstOn)}
      />
      {euro('byHoursCents', 'exchange.home.fields.byHoursCents', 'exchange.home.fields.byHoursHint')}
      <Field
        name="byHours"
        type="number"
        label="exchange.home.fields.byHours"
        min={1}
        max={1000}
        value={numberOf(values.byHours)}
      />
      <Field
        name="address"
        label="exchange.home.fields.address"
        maxlength={200}
        value={wordsOf(values.address)}
      />
      <TextArea
        name="givesBack"
        label="exchange.home.fields.givesBack"
        hint="exchange.home.fields.givesBackHint"
        maxlength={1000}
        value={wordsOf(values.givesBack)}
      />
      <TextArea
        name="conditions"
        label="exchange.home.fields.conditionsAgreed"
        maxlength={2000}
        value={wordsOf(values.conditions)}
      />
    </>
  )
}
