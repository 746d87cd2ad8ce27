import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import { formOf } from '../../parts/sent.ts'
import { OUTCOMES } from '../../rules.ts'
import type { GoingProps } from './going.tsx'

/** How it ended, each time; and the way to end it or to begin again. */
export function Closings({ intake, closings, inside, sent, today }: GoingProps) {
  const { t, day } = useTexts()
  const below = useBelow()
  const form = formOf(sent, 'close')
  if (!inside && closings.length === 0) return null
  return (
    <Section heading="intakes.close.heading">
      <ul class="plain-list stack">
        {closings.map((one) => (
          <li class="panel">
            <strong>{t(`intakes.outcome.${one.outcome}`)}</strong>
            <p>{one.changed}</p>
            <p class="hint">
              {day(one.closedOn)}
              {one.reopenedOn && ` · ${t('intakes.close.reopenedOn', { day: day(one.reopenedOn) })}`}
            </p>
          </li>
        ))}
      </ul>
      {inside && intake.closedOn && (
        <ActionButton action={below(`/intakes/${intake.id}/reopen`)} label="intakes.close.reopen" />
      )}
      {inside && !intake.closedOn && (
        <details open={form.values !== undefined}>
          <summary>{t('intakes.close.begin')}</summary>
          <Form
            {...form}
            action={below(`/intakes/${intake.id}/close`)}
            submit="intakes.close.save"
            idPrefix="close"
          >
            <Select
              name="outcome"
              label="intakes.close.outcome"
              options={OUTCOMES.map((value) => ({ value, label: t(`intakes.outcome.${value}`) }))}
              required
            />
            <TextArea name="changed" label="intakes.close.changed" rows={3} maxlength={2000} required />
            <Field name="closedOn" type="date" label="intakes.close.on" value={today} max={today} required />
          </Form>
        </details>
      )}
    </Section>
  )
}
