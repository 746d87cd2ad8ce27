import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Checkbox, Radios } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { type Terms, UNITS } from '../../signups/rules.ts'

/** On which terms people sign up; a session has no say on what it is that they sign up to. */
export function TermsFields({ terms, isSession }: { terms: Terms | undefined; isSession: boolean }) {
  const { t } = useTexts()
  return (
    <>
      <Checkbox name="taking" label="activities.signups.terms.taking" checked={terms?.taking ?? true} />
      {!isSession && (
        <Radios
          name="unit"
          label="activities.signups.terms.unit"
          value={terms?.unit ?? 'session'}
          options={UNITS.toReversed().map((value) => ({
            value,
            label: t(`activities.signups.terms.unit.${value}`),
          }))}
        />
      )}
      <div class="field-row">
        <Field
          name="capacity"
          type="number"
          label="activities.signups.terms.capacity"
          hint="activities.signups.terms.capacityHint"
          inputmode="numeric"
          min={1}
          value={terms?.capacity}
        />
        <Field
          name="closesHours"
          type="number"
          label="activities.signups.terms.closesHours"
          hint="activities.signups.terms.closesHoursHint"
          inputmode="numeric"
          min={0}
          value={terms?.closesHours ?? 0}
        />
      </div>
      <Checkbox
        name="waitingList"
        label="activities.signups.terms.waitingList"
        checked={terms?.waitingList ?? true}
      />
    </>
  )
}
