import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Select } from '../../../ground/ui/choices.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../../ground/ui/form.tsx'
import { Section } from '../../../ground/ui/page.tsx'
import { fullName } from '../../people/rules.ts'
import type { Agreement } from '../reads.ts'
import { AGREEMENT_KINDS, HOWS } from '../rules.ts'
import type { IntakeLoaded } from './intake-loaded.ts'
import { formOf, type Sent } from './sent.ts'

type Props = Pick<IntakeLoaded, 'intake' | 'agreements' | 'guardians' | 'inside'> & {
  sent: Sent
  today: string
}

/** What the person agreed to, each from its day; ending is as easy as agreeing. */
export function Agreements({ intake, agreements, guardians, inside, sent, today }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  const here = below(`/intakes/${intake.id}/agreements`)
  const form = formOf(sent, 'agree')
  return (
    <Section heading="intakes.agreements.heading">
      <ul class="plain-list stack">
        {agreements.map((one) => (
          <OneAgreement one={one} here={here} inside={inside} today={today} />
        ))}
      </ul>
      {inside && (
        <details open={form.values !== undefined}>
          <summary>{t('intakes.agreements.add')}</summary>
          <Form {...form} action={here} submit="intakes.agreements.save" idPrefix="agree">
            <Select
              name="kind"
              label="intakes.agreements.kind"
              options={AGREEMENT_KINDS.map((value) => ({
                value,
                label: t(`intakes.agreements.kind.${value}`),
              }))}
              required
            />
            <Select
              name="how"
              label="intakes.new.how"
              options={HOWS.map((value) => ({ value, label: t(`intakes.how.${value}`) }))}
              required
            />
            <Select
              name="givenBy"
              label="intakes.new.givenBy"
              blank="intakes.new.themselves"
              options={guardians.map((one) => ({ value: one.guardianId, label: fullName(one) }))}
            />
            <Field
              name="agreedOn"
              type="date"
              label="intakes.agreements.on"
              value={today}
              max={today}
              required
            />
          </Form>
        </details>
      )}
    </Section>
  )
}

type OneProps = { one: Agreement; here: string; inside: boolean; today: string }

function OneAgreement({ one, here, inside, today }: OneProps) {
  const { t, day } = useTexts()
  return (
    <li>
      <strong>{t(`intakes.agreements.kind.${one.kind}`)}</strong>
      <p class="hint">
        {day(one.agreedOn)} · {t(`intakes.how.${one.how as 'signed'}`)}
        {one.givenBy && ` · ${t('intakes.agreements.by', { who: one.givenBy })}`}
        {one.endedOn && ` · ${t('intakes.agreements.endedOn', { day: day(one.endedOn) })}`}
      </p>
      {inside && !one.endedOn && (
        <ActionButton
          action={`${here}/${one.id}/end`}
          fields={{ endedOn: today }}
          label="intakes.agreements.end"
        />
      )}
    </li>
  )
}
