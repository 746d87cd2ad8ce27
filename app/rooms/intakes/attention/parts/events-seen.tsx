import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { LIFE_EVENTS } from '../../../people/vulnerability/rules.ts'
import { formOf } from '../../parts/sent.ts'
import type { ReadingProps } from './reading.tsx'

/** What happened, as far as the reader may know; what they wrote alone may be told to the circle. */
export function EventsSeen({ intake, reading: { facts }, inside, sent, today }: ReadingProps) {
  const { t, day } = useTexts()
  const below = useBelow()
  const here = below(`/intakes/${intake.id}/events`)
  const form = formOf(sent, 'event')
  return (
    <div>
      <h3>{t('intakes.reading.events')}</h3>
      {facts.length === 0 && <p class="hint">{t('intakes.reading.noEvents')}</p>}
      <ul class="plain-list stack">
        {facts.map((fact) => (
          <li>
            <strong>{t(`people.lifeEvent.${fact.kind}`)}</strong>{' '}
            <span class="hint">
              {day(fact.from_on)}
              {fact.until_on && ` – ${day(fact.until_on)}`}
            </span>
            {fact.words && <p>{fact.words}</p>}
            {inside && fact.own && !fact.shared && (
              <ActionButton action={`${here}/${fact.id}/share`} label="intakes.reading.share" />
            )}
          </li>
        ))}
      </ul>
      {inside && (
        <details open={form.values !== undefined}>
          <summary>{t('intakes.reading.addEvent')}</summary>
          <Form {...form} action={here} submit="intakes.reading.saveEvent" idPrefix="event">
            <Select
              name="kind"
              label="people.vulnerability.kind"
              options={LIFE_EVENTS.map((value) => ({ value, label: t(`people.lifeEvent.${value}`) }))}
              required
            />
            <Field name="fromOn" type="date" label="people.vulnerability.from" max={today} required />
            <Field name="untilOn" type="date" label="people.vulnerability.until" />
            <Field name="words" label="people.vulnerability.words" maxlength={2000} />
          </Form>
        </details>
      )}
    </div>
  )
}
