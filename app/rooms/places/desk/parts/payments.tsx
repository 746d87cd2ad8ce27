import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import { PAID_HOW } from '../forms.ts'

export type PaymentLine = { id: string; on_date: string; cents: number; how: string }

type Props = { payments: readonly PaymentLine[]; action: string; form: FormState }

/** What was received for a booking, and the form that notes more. */
export function Payments({ payments, action, form }: Props) {
  const { t, day, money, dayOf, now } = useTexts()
  return (
    <Section heading="places.payment.heading" lead="places.payment.lead">
      {payments.length > 0 && (
        <ul class="plain-list">
          {payments.map((one) => (
            <li>
              {day(one.on_date)} · {money(one.cents / 100)} · {t(`places.payment.how.${one.how}`)}
            </li>
          ))}
        </ul>
      )}
      <Form {...form} action={action} submit="places.payment.save" idPrefix="pay">
        <div class="field-row">
          <Field name="sum" label="places.payment.sum" inputmode="decimal" maxlength={10} required />
          <Field
            name="onDate"
            type="date"
            label="places.payment.on"
            value={dayOf(now)}
            max={dayOf(now)}
            required
          />
          <Select
            name="how"
            label="places.payment.how"
            options={PAID_HOW.map((how) => ({ value: how, label: t(`places.payment.how.${how}`) }))}
            value="transfer"
            required
          />
        </div>
      </Form>
    </Section>
  )
}
