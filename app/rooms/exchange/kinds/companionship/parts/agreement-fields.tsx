import { Field, TextArea } from '../../../../../ground/ui/field.tsx'
import { OneOf, Several } from '../../../parts/asked.tsx'
import { wordsOf } from '../../../parts/typed.ts'
import type { FieldsProps } from '../../forms.ts'
import { DAYS, EVERY } from '../rules.ts'

const PATH = 'exchange.companionship'

/** How often, which days, how long; and what both hope for, which the mediator keeps. */
export function AgreementFields({ values = {} }: FieldsProps) {
  return (
    <>
      <OneOf
        kind="companionship"
        name="every"
        label={`${PATH}.fields.every`}
        family="every"
        all={EVERY.map(String)}
        value={String(values.every ?? EVERY[0])}
        required
      />
      <Several
        kind="companionship"
        name="days"
        label={`${PATH}.fields.agreedDays`}
        family="day"
        all={DAYS}
        value={values.days}
        required
      />
      <Field
        name="hours"
        type="number"
        label={`${PATH}.fields.hours`}
        min={0.5}
        max={6}
        step={0.5}
        value={String(values.hours ?? 1.5)}
        required
      />
      <TextArea name="hopes" label={`${PATH}.fields.hopes`} maxlength={2000} value={wordsOf(values.hopes)} />
      <TextArea
        name="care"
        label={`${PATH}.fields.care`}
        hint={`${PATH}.fields.careHint`}
        maxlength={2000}
        value={wordsOf(values.care)}
      />
    </>
  )
}
