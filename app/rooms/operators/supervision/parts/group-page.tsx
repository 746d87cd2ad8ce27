import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Checkboxes, type Option, Select } from '../../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { ActionButton, Form, Refusal } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import type { CircleMember } from '../../circles/rules.ts'
import type { SupervisionGroup, SupervisionHeld } from '../reads.ts'

export type Said = {
  held?: FormState
  member?: FormState
  notes?: { id: string; form: FormState }
  refusal?: string
}
type Props = {
  group: SupervisionGroup
  members: CircleMember[]
  others: Option[]
  held: SupervisionHeld[]
  isIn: boolean
  today: string
  said: Said
}

export function GroupPage({ group, members, others, held, isIn, today, said }: Props) {
  const { t, day, number } = useTexts()
  const at = useBelow()
  const address = at(`/training/supervision/${group.id}`)
  const writes = isIn && !group.endedOn
  return (
    <Page
      heading={{ said: group.name }}
      kicker={t('operators.supervision.with', { who: group.supervisor })}
      lead={isIn ? 'operators.supervision.inside' : 'operators.supervision.outside'}
      crumbs={[
        { href: at('/training'), label: 'operators.training.heading' },
        { href: at('/training/supervision'), label: 'operators.supervision.heading' },
      ]}
      width="reading"
    >
      <Refusal reason={said.refusal} />
      {group.endedOn && <p>{t('operators.supervision.endedOn', { day: day(group.endedOn) })}</p>}
      {held.length === 0 && (
        <EmptyState heading="operators.supervision.noSessions" text="operators.supervision.noSessionsText" />
      )}
      {held.map((one) => (
        <Section heading={{ said: day(one.onDate) }}>
          <p>
            {t('operators.supervision.line', {
              hours: number(one.hours),
              who: one.present.join(', ') || t('operators.supervision.nobody'),
            })}
          </p>
          {isIn && (
            <Form
              {...(said.notes?.id === one.id ? said.notes.form : {})}
              action={`${address}/held/${one.id}`}
              idPrefix={`notes-${one.id}`}
              submit="operators.supervision.saveNotes"
            >
              <TextArea
                name="notes"
                label="operators.supervision.notes"
                value={one.notes}
                rows={4}
                maxlength={8000}
              />
            </Form>
          )}
        </Section>
      ))}
      {writes && (
        <>
          <Section heading="operators.supervision.write">
            <Form
              {...said.held}
              action={`${address}/held`}
              idPrefix="held"
              submit="operators.supervision.save"
            >
              <div class="field-row">
                <Field
                  name="onDate"
                  type="date"
                  label="operators.supervision.onDate"
                  value={today}
                  required
                />
                <Field
                  name="hours"
                  label="operators.supervision.hours"
                  inputmode="decimal"
                  value="2"
                  required
                />
              </div>
              <Checkboxes
                name="present"
                label="operators.supervision.present"
                options={members.map(({ personId, name }) => ({ value: personId, label: name }))}
                value={members.map(({ personId }) => personId)}
                required
              />
              <TextArea
                name="notes"
                label="operators.supervision.notes"
                hint="operators.supervision.notesHint"
                rows={5}
                maxlength={8000}
              />
            </Form>
          </Section>
          <Section heading="operators.supervision.members" lead="operators.supervision.membersLead">
            <p>{members.map(({ name }) => name).join(', ')}</p>
            {others.length > 0 && (
              <Form
                {...said.member}
                action={`${address}/members`}
                idPrefix="member"
                submit="operators.supervision.letIn"
                inline
              >
                <Select name="personId" label="operators.supervision.whoJoins" options={others} required />
              </Form>
            )}
            <ActionButton action={`${address}/leave`} label="operators.supervision.leave" />
            <ActionButton action={`${address}/end`} label="operators.supervision.end" />
          </Section>
        </>
      )}
    </Page>
  )
}
