import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Checkbox, Select } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import type { Item } from '../reads.ts'

export type SessionChoice = { id: string; title: string; startsAt: Date; place: string | null }
type Props = { item: Item; here: string; sessions: readonly SessionChoice[]; today: string; form: FormState }

/** Saying that something was done: on a day or, for a give-back, in a session whose register then says it too. */
export function DoneSection({ item, here, sessions, today, form }: Props) {
  const { day } = useTexts()
  return (
    <Section heading="pacts.done.heading">
      <Form {...form} submit="pacts.done.save" action={`${here}/done`} idPrefix="done">
        {sessions.length > 0 && (
          <Select
            name="sessionId"
            label="pacts.done.session"
            hint="pacts.done.sessionHint"
            blank="pacts.done.elsewhere"
            options={sessions.map(({ id, title, startsAt, place }) => ({
              value: id,
              label: [day(startsAt), title, place].filter(Boolean).join(' · '),
            }))}
          />
        )}
        <div class="field-row">
          <Field
            name="on"
            type="date"
            label={sessions.length > 0 ? 'pacts.done.onElsewhere' : 'pacts.done.on'}
            value={today}
            max={today}
          />
          {(item.side === 'person' || item.hours !== null) && (
            <Field name="hours" label="pacts.done.hours" inputmode="decimal" maxlength={8} />
          )}
        </div>
        <Checkbox
          name="complete"
          label="pacts.done.all"
          hint="pacts.done.allHint"
          checked={item.hours === null}
        />
      </Form>
    </Section>
  )
}
