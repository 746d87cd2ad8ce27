import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { HoursSection } from '../../hours/parts/hours-section.tsx'
import type { Given } from '../../hours/rules.ts'
import type { volunteerOf } from '../reads.ts'
import { CHECKS, lacksOn } from '../rules.ts'
import { CheckList } from './check-list.tsx'
import { CheckTags } from './check-tags.tsx'

export type VolunteerRead = Awaited<ReturnType<typeof volunteerOf>> & {
  personId: string
  name: string
  given: Given[]
}
export type Sent = { which?: 'check' | 'leave' | 'hours'; form?: FormState }

export function VolunteerPage({ one, today, which, form }: { one: VolunteerRead; today: string } & Sent) {
  const { t } = useTexts()
  const at = useBelow()
  const stands = one.times.some(({ untilOn }) => untilOn === null)
  return (
    <Page
      heading={{ said: one.name }}
      kicker={t('operators.volunteers.one')}
      crumbs={[{ href: at('/volunteers'), label: 'operators.volunteers.heading' }]}
    >
      <CheckTags lacks={lacksOn(one.times, one.checks, today)} />
      <Section heading="operators.volunteers.checks" lead="operators.volunteers.checksLead">
        <CheckList personId={one.personId} checks={one.checks} mayChange />
      </Section>
      <Section heading="operators.volunteers.addCheck">
        <Form
          {...(which === 'check' ? form : {})}
          action={at(`/volunteers/${one.personId}/checks`)}
          idPrefix="check"
          submit="operators.volunteers.saveCheck"
        >
          <Select
            name="kind"
            label="operators.volunteers.kind"
            options={CHECKS.map((kind) => ({ value: kind, label: t(`operators.volunteers.check.${kind}`) }))}
            required
          />
          <div class="field-row">
            <Field name="doneOn" type="date" label="operators.volunteers.doneOn" value={today} required />
            <Field
              name="expiresOn"
              type="date"
              label="operators.volunteers.expiresOn"
              hint="operators.volunteers.expiresHint"
            />
          </div>
        </Form>
      </Section>
      <HoursSection
        personId={one.personId}
        given={one.given}
        today={today}
        form={which === 'hours' ? (form ?? {}) : {}}
        mayNote
      />
      <p>
        <a href={at(`/training/people/${one.personId}`)}>{t('operators.training.toPerson')}</a>
      </p>
      <Times times={one.times} />
      {stands && (
        <Section heading="operators.volunteers.leave" lead="operators.volunteers.leaveLead">
          <Form
            {...(which === 'leave' ? form : {})}
            action={at(`/volunteers/${one.personId}/leave`)}
            idPrefix="leave"
            submit="operators.volunteers.leaveNow"
          >
            <Field name="untilOn" type="date" label="operators.volunteers.untilOn" value={today} required />
          </Form>
        </Section>
      )}
    </Page>
  )
}

function Times({ times }: Pick<VolunteerRead, 'times'>) {
  const { t, day } = useTexts()
  return (
    <Section heading="operators.volunteers.times">
      {times.length === 0 && <p>{t('operators.volunteers.notRegistered')}</p>}
      <ul class="plain-list">
        {times.map(({ organisation, fromOn, untilOn }) => (
          <li>
            {[
              t(untilOn ? 'operators.volunteers.fromUntil' : 'operators.volunteers.since', {
                from: day(fromOn),
                until: untilOn ? day(untilOn) : '',
              }),
              organisation,
            ]
              .filter(Boolean)
              .join(' · ')}
          </li>
        ))}
      </ul>
    </Section>
  )
}
