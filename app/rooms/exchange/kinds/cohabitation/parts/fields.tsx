import { useTexts } from '../../../../../ground/texts/use-texts.ts'
import { Checkbox, Checkboxes, Radios, Select } from '../../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../../ground/ui/field.tsx'
import { AmountField } from '../../../../funds/amounts/parts/amount-field.tsx'
import { numberOf, severalOf, wordsOf } from '../../../parts/typed.ts'
import type { FieldsProps } from '../../forms.ts'
import { HANDS, SMOKING, USUAL_TRIAL_DAYS } from '../rules.ts'

function Hands({ label, value }: { label: `${string}.${string}`; value: unknown }) {
  const { t } = useTexts()
  return (
    <Checkboxes
      name="hands"
      label={label}
      options={HANDS.map((hand) => ({ value: hand, label: t(`exchange.cohabitation.hand.${hand}`) }))}
      value={severalOf(value)}
    />
  )
}

const Tick = ({ name, values }: { name: string; values: Record<string, unknown> }) => (
  <Checkbox name={name} label={`exchange.cohabitation.fields.${name}`} checked={values[name] === 'yes'} />
)

const About = ({ name, values, label, hint, most }: AboutProps) => (
  <TextArea
    name={name}
    label={label}
    {...(hint ? { hint } : {})}
    maxlength={most}
    value={wordsOf(values[name])}
  />
)
type AboutProps = {
  name: string
  values: Record<string, unknown>
  label: `${string}.${string}`
  hint?: `${string}.${string}`
  most: number
}

/** Whoever looks for a home with somebody: what they would gladly do comes before what they need. */
export function GuestFields({ values = {}, municipalities = [] }: FieldsProps) {
  return (
    <>
      <Field
        name="people"
        type="number"
        label="exchange.cohabitation.fields.people"
        required
        min={1}
        max={4}
        value={numberOf(values.people)}
      />
      <Hands label="exchange.cohabitation.fields.handsGiven" value={values.hands} />
      <About
        name="about"
        values={values}
        label="exchange.cohabitation.fields.aboutMe"
        hint="exchange.cohabitation.fields.noNames"
        most={1000}
      />
      <AmountField
        name="mostCents"
        label="exchange.cohabitation.fields.most"
        hint="exchange.cohabitation.fields.mostHint"
        cents={numberOf(values.mostCents)}
        required={false}
      />
      <Select
        name="workAt"
        label="exchange.cohabitation.fields.workAt"
        options={municipalities}
        value={wordsOf(values.workAt)}
      />
      <Checkbox
        name="stepFree"
        label="exchange.cohabitation.fields.stepFreeNeed"
        checked={values.stepFree === 'yes'}
      />
      <Tick name="smokes" values={values} />
      <Checkbox
        name="animals"
        label="exchange.cohabitation.fields.animalsMine"
        checked={values.animals === 'yes'}
      />
      <Tick name="noAnimals" values={values} />
      <About
        name="story"
        values={values}
        label="exchange.cohabitation.fields.story"
        hint="exchange.cohabitation.fields.reservedHint"
        most={2000}
      />
    </>
  )
}

/** Whoever has a room and would gladly not be alone in the house. */
export function HostFields({ values = {} }: FieldsProps) {
  const { t } = useTexts()
  return (
    <>
      <Field
        name="rooms"
        type="number"
        label="exchange.cohabitation.fields.rooms"
        required
        min={1}
        max={5}
        value={numberOf(values.rooms)}
      />
      <AmountField
        name="contributionCents"
        label="exchange.cohabitation.fields.contribution"
        hint="exchange.cohabitation.fields.contributionHint"
        cents={numberOf(values.contributionCents)}
        required={false}
      />
      <Hands label="exchange.cohabitation.fields.handsAsked" value={values.hands} />
      <Radios
        name="smoking"
        label="exchange.cohabitation.fields.smoking"
        required
        options={SMOKING.map((value) => ({ value, label: t(`exchange.cohabitation.smoking.${value}`) }))}
        value={wordsOf(values.smoking)}
      />
      <Checkbox
        name="animals"
        label="exchange.cohabitation.fields.animalsHere"
        checked={values.animals === 'yes'}
      />
      <Tick name="noAnimals" values={values} />
      <Tick name="stepFree" values={values} />
      <About
        name="about"
        values={values}
        label="exchange.cohabitation.fields.about"
        hint="exchange.cohabitation.fields.noNames"
        most={1000}
      />
      <Field
        name="address"
        label="exchange.cohabitation.fields.address"
        hint="exchange.cohabitation.fields.reservedHint"
        maxlength={200}
        value={wordsOf(values.address)}
      />
      <About
        name="wishes"
        values={values}
        label="exchange.cohabitation.fields.wishes"
        hint="exchange.cohabitation.fields.reservedHint"
        most={1000}
      />
    </>
  )
}

/** The pact of who lives together: the rules both agreed on are its heart. */
export function PactFields({ values = {} }: FieldsProps) {
  return (
    <>
      <AmountField
        name="contributionCents"
        label="exchange.cohabitation.fields.contribution"
        hint="exchange.cohabitation.fields.contributionHint"
        cents={numberOf(values.contributionCents)}
        required={false}
      />
      <Field
        name="trialDays"
        type="number"
        label="exchange.cohabitation.fields.trialDays"
        hint="exchange.cohabitation.fields.trialDaysHint"
        min={7}
        max={180}
        value={numberOf(values.trialDays) ?? USUAL_TRIAL_DAYS}
      />
      <TextArea
        name="houseRules"
        label="exchange.cohabitation.fields.houseRules"
        hint="exchange.cohabitation.fields.houseRulesHint"
        required
        rows={8}
        maxlength={3000}
        value={wordsOf(values.houseRules)}
      />
      <About name="ownSpaces" values={values} label="exchange.cohabitation.fields.ownSpaces" most={1000} />
      <About name="together" values={values} label="exchange.cohabitation.fields.together" most={1000} />
      <About name="hand" values={values} label="exchange.cohabitation.fields.hand" most={1000} />
    </>
  )
}
