import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Field, FileField, Hidden, TextArea } from '../../../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import type { Redesign } from '../reads.ts'

type Sent = { which?: string; form?: FormState }
type Props = { redesign: Redesign; here: string; today: string; sent: Sent }

/** What the team does for a proposal: asks, adds drawings, opens it to anyone, writes what came of it. */
export function Follow({ redesign, here, today, sent }: Props) {
  const { t } = useTexts()
  const own = (which: string) => (sent.which === which ? sent.form : {})
  return (
    <>
      {(!redesign.endedOn || sent.which === 'steps') && (
        <Section heading="activities.redesigns.ask">
          <Form
            {...own('steps')}
            action={`${here}/steps`}
            submit="activities.redesigns.askSave"
            idPrefix="step"
          >
            <TextArea name="what" label="activities.redesigns.askWhat" rows={3} maxlength={1000} required />
            <div class="field-row">
              <Field
                name="askedOf"
                label="activities.redesigns.askWho"
                hint="activities.redesigns.askWhoHint"
                maxlength={160}
                required
              />
              <Field
                name="onDate"
                type="date"
                label="activities.redesigns.askOn"
                value={today}
                min={redesign.proposedOn}
                max={today}
                required
              />
            </div>
          </Form>
        </Section>
      )}
      <Section heading="activities.redesigns.addFile">
        <Form
          {...own('files')}
          action={`${here}/files`}
          submit="activities.redesigns.addFileSave"
          idPrefix="file"
          files
        >
          <FileField
            name="file"
            label="activities.redesigns.file"
            hint="activities.redesigns.fileHint"
            accept=".pdf,.png,.jpg,.jpeg"
            required
          />
          <Field
            name="alt"
            label="activities.redesigns.alt"
            hint="activities.redesigns.altHint"
            maxlength={200}
            required
          />
        </Form>
      </Section>
      <Section heading="activities.redesigns.who">
        {redesign.shown ? (
          <>
            <p>{t('activities.redesigns.isShown')}</p>
            <ActionButton
              action={`${here}/show`}
              label="activities.redesigns.hide"
              fields={{ shown: 'no' }}
            />
          </>
        ) : (
          <Form {...own('show')} action={`${here}/show`} submit="activities.redesigns.show" idPrefix="show">
            <Hidden name="shown" value="yes" />
            <Field
              name="agreedOn"
              type="date"
              label="activities.redesigns.agreedOn"
              hint="activities.redesigns.agreedHint"
              value={redesign.agreedOn}
              max={today}
              required
            />
          </Form>
        )}
      </Section>
      <details open={sent.which === 'wording'}>
        <summary>{t('activities.redesigns.reword')}</summary>
        <Form {...own('wording')} action={`${here}/wording`} idPrefix="wording">
          <Field
            name="title"
            label="activities.redesigns.title"
            value={redesign.title}
            maxlength={160}
            required
          />
          <TextArea
            name="what"
            label="activities.redesigns.what"
            value={redesign.what}
            rows={6}
            maxlength={4000}
            required
          />
        </Form>
      </details>
      {!redesign.endedOn && (
        <details open={sent.which === 'end'}>
          <summary>{t('activities.redesigns.end')}</summary>
          <Form {...own('end')} action={`${here}/end`} submit="activities.redesigns.endSave" idPrefix="end">
            <TextArea
              name="outcome"
              label="activities.redesigns.outcome"
              hint="activities.redesigns.outcomeHint"
              rows={4}
              maxlength={2000}
              required
            />
            <Field
              name="endedOn"
              type="date"
              label="activities.redesigns.endedOn"
              value={today}
              min={redesign.proposedOn}
              max={today}
              required
            />
          </Form>
        </details>
      )}
    </>
  )
}
