import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Combobox } from '../../../../ground/ui/combobox.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { formOf } from '../../parts/sent.ts'
import { ANSWERS, HOWS } from '../../rules.ts'
import type { Referral } from '../reads.ts'
import type { GoingProps } from './going.tsx'

/** Whom one asked, what was told, and what they answered. */
export function Referrals(props: GoingProps) {
  const { t } = useTexts()
  const below = useBelow()
  const { intake, referrals, inside, found, sent, today } = props
  const form = formOf(sent, 'referral')
  return (
    <Section heading="intakes.referrals.heading" lead="intakes.referrals.lead">
      <ul class="plain-list stack">
        {referrals.map((one) => (
          <OneReferral one={one} props={props} />
        ))}
      </ul>
      {inside && !intake.closedOn && (
        <details open={form.values !== undefined}>
          <summary>{t('intakes.referrals.add')}</summary>
          <Form
            {...form}
            action={below(`/intakes/${intake.id}/referrals`)}
            submit="intakes.referrals.save"
            idPrefix="referral"
          >
            <Combobox
              name="organisation"
              label="intakes.referrals.whom"
              search={below('/organisations/search')}
              found={form.searching?.name === 'organisation' ? found : []}
              required
            />
            <TextArea
              name="asked"
              label="intakes.referrals.asked"
              hint="intakes.referrals.askedHint"
              rows={2}
              maxlength={2000}
              required
            />
            <div class="field-row">
              <Select
                name="agreedHow"
                label="intakes.referrals.agreed"
                options={HOWS.map((value) => ({ value, label: t(`intakes.how.${value}`) }))}
                required
              />
              <Field
                name="askedOn"
                type="date"
                label="intakes.referrals.on"
                value={today}
                max={today}
                required
              />
            </div>
          </Form>
        </details>
      )}
    </Section>
  )
}

function OneReferral({ one, props }: { one: Referral; props: GoingProps }) {
  const { t, day } = useTexts()
  const below = useBelow()
  const form = formOf(props.sent, 'answer', one.id)
  return (
    <li class="panel">
      <a href={below(`/organisations/${one.organisationId}`)}>{one.organisation}</a>{' '}
      <Tag tone={one.answer === null ? 'attention' : 'plain'}>
        {t(`intakes.answer.${one.answer ?? 'awaited'}`)}
      </Tag>
      <p>{one.words}</p>
      <p class="hint">
        {day(one.askedOn)} · {t(`intakes.how.${one.agreedHow as 'signed'}`)}
        {one.answeredOn && ` · ${t('intakes.referrals.answeredOn', { day: day(one.answeredOn) })}`}
      </p>
      {one.answerSaid && <p>{one.answerSaid}</p>}
      {props.inside && one.answer === null && (
        <details open={form.values !== undefined}>
          <summary>{t('intakes.referrals.answer')}</summary>
          <Form
            {...form}
            action={below(`/intakes/${props.intake.id}/referrals/${one.id}/answer`)}
            submit="intakes.referrals.saveAnswer"
            idPrefix={`answer-${one.id}`}
          >
            <Select
              name="answer"
              label="intakes.referrals.theySaid"
              options={ANSWERS.map((value) => ({ value, label: t(`intakes.answer.${value}`) }))}
              required
            />
            <Field name="answerSaid" label="intakes.referrals.words" maxlength={2000} />
            <Field
              name="answeredOn"
              type="date"
              label="intakes.referrals.on"
              value={props.today}
              max={props.today}
              required
            />
          </Form>
        </details>
      )}
    </li>
  )
}
