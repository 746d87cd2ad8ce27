import { useTexts } from '../../../../../ground/texts/use-texts.ts'
import { Checkbox, Checkboxes } from '../../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../../ground/ui/field.tsx'
import { AmountField } from '../../../../funds/amounts/parts/amount-field.tsx'
import { numberOf, wordsOf } from '../../../parts/typed.ts'
import type { FieldsProps } from '../../forms.ts'
import { DOINGS } from '../rules.ts'

const linesOf = (value: unknown) => (Array.isArray(value) ? value.join('\n') : wordsOf(value))

function Doings({ name, label, value }: { name: string; label: `${string}.${string}`; value: unknown }) {
  const { t } = useTexts()
  return (
    <Checkboxes
      name={name}
      label={label}
      options={DOINGS.map((one) => ({ value: one, label: t(`exchange.condominium.doing.${one}`) }))}
      value={Array.isArray(value) ? value.map(String) : []}
    />
  )
}

export function HouseholdFields({ values = {} }: FieldsProps) {
  return (
    <>
      <Field
        name="people"
        type="number"
        label="exchange.condominium.fields.people"
        required
        min={1}
        max={15}
        value={numberOf(values.people)}
      />
      <Doings name="canGive" label="exchange.condominium.fields.canGive" value={values.canGive} />
      <TextArea
        name="about"
        label="exchange.condominium.fields.aboutUs"
        hint="exchange.condominium.fields.noNames"
        maxlength={1000}
        value={wordsOf(values.about)}
      />
      <Checkbox
        name="stepFree"
        label="exchange.condominium.fields.stepFreeNeed"
        checked={values.stepFree === 'yes'}
      />
      <TextArea
        name="story"
        label="exchange.condominium.fields.story"
        hint="exchange.condominium.fields.reservedHint"
        maxlength={2000}
        value={wordsOf(values.story)}
      />
    </>
  )
}

export function HouseFields({ values = {} }: FieldsProps) {
  return (
    <>
      <Field
        name="bedrooms"
        type="number"
        label="exchange.condominium.fields.bedrooms"
        required
        min={0}
        max={10}
        value={numberOf(values.bedrooms)}
      />
      <AmountField
        name="rentCents"
        label="exchange.condominium.fields.rent"
        cents={numberOf(values.rentCents)}
        required={false}
      />
      <Checkbox
        name="stepFree"
        label="exchange.condominium.fields.stepFree"
        checked={values.stepFree === 'yes'}
      />
      <Doings name="looksFor" label="exchange.condominium.fields.looksFor" value={values.looksFor} />
      <TextArea
        name="about"
        label="exchange.condominium.fields.about"
        hint="exchange.condominium.fields.noNames"
        maxlength={1000}
        value={wordsOf(values.about)}
      />
      <TextArea
        name="conditions"
        label="exchange.condominium.fields.conditions"
        hint="exchange.condominium.fields.reservedHint"
        maxlength={1000}
        value={wordsOf(values.conditions)}
      />
    </>
  )
}

const Tasks = ({ name, values, hint }: { name: string; values: Record<string, unknown>; hint?: true }) => (
  <TextArea
    name={name}
    label={`exchange.condominium.fields.${name}`}
    {...(hint ? { hint: 'exchange.condominium.fields.tasksHint' as const } : {})}
    rows={3}
    value={linesOf(values[name])}
  />
)

/** The house: how many homes, and what its people do for it in turn. */
export function CondominiumFields({ values = {} }: FieldsProps) {
  return (
    <>
      <Field
        name="homes"
        type="number"
        label="exchange.condominium.fields.homes"
        required
        min={1}
        max={500}
        value={numberOf(values.homes)}
      />
      <Tasks name="weekly" values={values} hint />
      <Tasks name="fortnightly" values={values} />
      <Tasks name="monthly" values={values} />
      <TextArea
        name="houseRules"
        label="exchange.condominium.fields.houseRules"
        rows={6}
        maxlength={4000}
        value={wordsOf(values.houseRules)}
      />
      <TextArea
        name="shared"
        label="exchange.condominium.fields.shared"
        hint="exchange.condominium.fields.sharedHint"
        maxlength={1000}
        value={wordsOf(values.shared)}
      />
    </>
  )
}
