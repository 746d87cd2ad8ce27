import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Field } from '../../../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { type Given, sumOf } from '../rules.ts'

const FEW = 30

type Props = { personId: string; given: readonly Given[]; today: string; form: FormState; mayNote: boolean }

/** What somebody gave in the last twelve months, and a form to note hours that no other page tells of. */
export function HoursSection({ personId, given, today, form, mayNote }: Props) {
  const { t, day, number } = useTexts()
  const at = useBelow()
  const { days, hours } = sumOf(given)
  return (
    <Section heading="operators.hours.heading" lead="operators.hours.lead">
      <p>
        {given.length === 0
          ? t('operators.hours.none')
          : t('operators.hours.sum', { count: days, hours: number(hours) })}
      </p>
      {given.length > 0 && (
        <Table
          caption="operators.hours.heading"
          captionHidden
          rows={given.slice(0, FEW)}
          columns={[
            { heading: 'operators.hours.onDate', main: true, cell: ({ onDate }) => day(onDate) },
            { heading: 'operators.hours.what', cell: ({ what }) => what },
            {
              heading: 'operators.hours.hours',
              numeric: true,
              cell: ({ hours: given }) => (given === null ? '–' : number(given)),
            },
            {
              heading: 'operators.volunteers.mistake',
              cell: (one) =>
                mayNote && one.mayWithdraw ? (
                  <ActionButton
                    action={at(`/volunteers/${personId}/hours/${one.id}/withdraw`)}
                    label={['operators.hours.withdraw', { day: day(one.onDate) }]}
                  />
                ) : null,
            },
          ]}
        />
      )}
      {mayNote && (
        <Form
          {...form}
          action={at(`/volunteers/${personId}/hours`)}
          idPrefix="hours"
          submit="operators.hours.save"
        >
          <div class="field-row">
            <Field name="onDate" type="date" label="operators.hours.onDate" value={today} required />
            <Field
              name="hours"
              label="operators.hours.hours"
              hint="operators.hours.hoursHint"
              inputmode="decimal"
              required
            />
          </div>
          <Field
            name="what"
            label="operators.hours.what"
            hint="operators.hours.whatHint"
            maxlength={160}
            required
          />
        </Form>
      )}
    </Section>
  )
}
