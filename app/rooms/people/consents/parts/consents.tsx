import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import { Timeline, TimelineEntry } from '../../../../ground/ui/timeline.tsx'
import type { GuardianOf } from '../../guardians/reads.ts'
import { fullName } from '../../rules.ts'
import type { PrivacyOf } from '../reads.ts'
import { CONSENT_KINDS, type ConsentKind, HOWS } from '../rules.ts'

type Props = {
  consents: PrivacyOf['consents']
  guardians: readonly GuardianOf[]
  here: string
  form: FormState
}

/** Each consent with its day, how and what shows it; the ones that stand have a way out. */
export function Consents({ consents, guardians, here, form }: Props) {
  const { t } = useTexts()
  return (
    <Section heading="people.consents.section">
      {consents.length === 0 && <p class="hint">{t('people.consents.none')}</p>}
      <ConsentList consents={consents} here={here} />
      <details open={form.values !== undefined}>
        <summary>{t('people.consents.add')}</summary>
        <Form {...form} action={`${here}/consents`} submit="people.consents.save" idPrefix="consent">
          <Select
            name="kind"
            label="people.consents.kind"
            options={CONSENT_KINDS.map((value) => ({ value, label: t(`people.consents.kind.${value}`) }))}
            required
          />
          <GivenHow name="givenOn" label="people.consents.givenOn" />
          {guardians.length > 0 && (
            <Select
              name="givenBy"
              label="people.consents.givenBy"
              options={guardians.map((one) => ({ value: one.guardianId, label: fullName(one) }))}
            />
          )}
          {guardians.length === 0 && form.errors?.givenBy && (
            <p class="hint">{t('people.consents.givenBy.missing')}</p>
          )}
          <Field
            name="evidence"
            label="people.consents.evidence"
            hint="people.consents.evidenceHint"
            maxlength={500}
          />
        </Form>
      </details>
    </Section>
  )
}

function ConsentList({ consents, here }: Pick<Props, 'consents' | 'here'>) {
  const { t, day } = useTexts()
  return (
    <Timeline>
      {consents.map((one) => (
        <TimelineEntry
          at={one.givenOn}
          title={t(`people.consents.kind.${one.kind as ConsentKind}`)}
          kicker={one.revokedOn && t('people.consents.revokedOn', { day: day(one.revokedOn) })}
        >
          <p class="hint">
            {[t(`people.consents.how.${one.how as (typeof HOWS)[number]}`), one.givenBy, one.evidence]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {!one.revokedOn && (
            <ActionButton action={`${here}/consents/${one.id}/revoke`} label="people.consents.revoke" />
          )}
        </TimelineEntry>
      ))}
    </Timeline>
  )
}

type GivenProps = {
  name: string
  label: 'people.consents.givenOn' | 'people.agreement.on' | 'people.informed.on'
}

/** On what day and how something was said: the same two fields in each of these forms. */
export function GivenHow({ name, label }: GivenProps) {
  const { t, dayOf, now } = useTexts()
  return (
    <div class="field-row">
      <Field name={name} type="date" label={label} value={dayOf(now)} max={dayOf(now)} required />
      <Select
        name="how"
        label="people.consents.how"
        options={HOWS.map((value) => ({ value, label: t(`people.consents.how.${value}`) }))}
        required
      />
    </div>
  )
}
