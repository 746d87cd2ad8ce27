import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { Timeline, TimelineEntry } from '../../../../ground/ui/timeline.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import type { IntakeLoaded } from '../../parts/intake-loaded.ts'
import { formOf, type Sent } from '../../parts/sent.ts'
import { CONTACT_HOWS } from '../../rules.ts'
import { Closings } from './closings.tsx'
import { Referrals } from './referrals.tsx'

export type GoingProps = IntakeLoaded & { sent: Sent; today: string }

/** What is next, whom one asked, how it went, and how it ended. */
export function GoingSections(props: GoingProps) {
  return (
    <>
      <Steps {...props} />
      <Referrals {...props} />
      <Contacts {...props} />
      <Closings {...props} />
    </>
  )
}

function Steps({ intake, steps, members, inside, sent }: GoingProps) {
  const { t } = useTexts()
  const below = useBelow()
  const here = below(`/intakes/${intake.id}/steps`)
  const acting = members.filter((one) => one.acts && !one.untilAt)
  return (
    <Section heading="intakes.steps.heading">
      {steps.length === 0 && <p class="hint">{t('intakes.steps.none')}</p>}
      <ul class="plain-list stack">
        {steps.map((step) => (
          <li class="panel beside">
            <div>
              {step.words}
              <p class="hint">
                {step.assigned}
                {step.dueOn && ' · '}
                {step.dueOn && <When at={step.dueOn} />}
              </p>
            </div>
            {step.doneOn ? (
              <Tag tone="good">{t('intakes.steps.wasDone')}</Tag>
            ) : (
              inside && <ActionButton action={`${here}/${step.id}/done`} label="intakes.steps.done" />
            )}
          </li>
        ))}
      </ul>
      {inside && !intake.closedOn && (
        <Form {...formOf(sent, 'step')} action={here} submit="intakes.steps.save" idPrefix="step">
          <Field name="step" label="intakes.steps.next" maxlength={2000} required />
          <div class="field-row">
            <Field name="dueOn" type="date" label="intakes.steps.due" />
            {acting.length > 1 && (
              <Select
                name="assignedTo"
                label="intakes.steps.who"
                blank="intakes.steps.me"
                options={acting.map((one) => ({ value: one.personId, label: one.name }))}
              />
            )}
          </div>
        </Form>
      )}
    </Section>
  )
}

function Contacts({ intake, contacts, inside, sent, today }: GoingProps) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Section heading="intakes.contacts.heading">
      {inside && !intake.closedOn && (
        <Form
          {...formOf(sent, 'contact')}
          action={below(`/intakes/${intake.id}/contacts`)}
          submit="intakes.contacts.save"
          idPrefix="contact"
        >
          <TextArea name="contact" label="intakes.contacts.words" rows={2} maxlength={2000} />
          <div class="field-row">
            <Select
              name="contactHow"
              label="intakes.contacts.how"
              options={CONTACT_HOWS.map((value) => ({ value, label: t(`intakes.contactHow.${value}`) }))}
              required
            />
            <Field name="onDay" type="date" label="intakes.contacts.on" value={today} max={today} required />
          </div>
        </Form>
      )}
      {contacts.length > 0 && (
        <Timeline>
          {contacts.map((one) => (
            <TimelineEntry at={one.onDay} title={t(`intakes.contactHow.${one.how}`)} kicker={one.by}>
              {one.words && <p>{one.words}</p>}
            </TimelineEntry>
          ))}
        </Timeline>
      )}
    </Section>
  )
}
