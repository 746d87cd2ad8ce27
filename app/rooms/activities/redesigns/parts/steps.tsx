import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { Timeline, TimelineEntry } from '../../../../ground/ui/timeline.tsx'
import type { Step } from '../reads.ts'
import { daysWaiting, isForgotten } from '../rules.ts'

type Props = {
  steps: readonly Step[]
  here: string
  today: string
  over: boolean
  mayChange: boolean
  sent: { which?: string; form?: FormState }
}

/** What was asked of whom, and what was answered; what waits for long says so. */
export function Steps({ steps, here, today, over, mayChange, sent }: Props) {
  const { t, day } = useTexts()
  return (
    <Timeline>
      {steps.map((step) => (
        <TimelineEntry
          at={step.onDate}
          title={step.what}
          kicker={t('activities.redesigns.askedOf', { who: step.askedOf })}
        >
          {step.answeredOn ? (
            <p class="prose">
              <strong>{t('activities.redesigns.answeredOn', { day: day(step.answeredOn) })}</strong>{' '}
              {step.answer}
            </p>
          ) : (
            <p>
              {isForgotten(step, today) && !over ? (
                <Tag tone="attention">
                  {t('activities.redesigns.forgotten', { count: daysWaiting(step, today) })}
                </Tag>
              ) : (
                <Tag>{t('activities.redesigns.waits')}</Tag>
              )}
            </p>
          )}
          {mayChange && !step.answeredOn && (
            <details open={sent.which === step.id}>
              <summary>{t('activities.redesigns.answer')}</summary>
              <Form
                {...(sent.which === step.id ? sent.form : {})}
                action={`${here}/steps/${step.id}/answer`}
                submit="activities.redesigns.answerSave"
                idPrefix={`a${step.id}`}
              >
                <TextArea
                  name="answer"
                  label="activities.redesigns.answerWords"
                  rows={3}
                  maxlength={2000}
                  required
                />
                <Field
                  name="answeredOn"
                  type="date"
                  label="activities.redesigns.answeredDay"
                  value={today}
                  min={step.onDate}
                  max={today}
                  required
                />
              </Form>
            </details>
          )}
        </TimelineEntry>
      ))}
    </Timeline>
  )
}
