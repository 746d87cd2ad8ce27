import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import { HOWS } from '../../../people/consents/rules.ts'
import { ReleaseBox } from '../../progress/parts/release-box.tsx'
import type { Pact } from '../../reads.ts'
import { type Agreement, stillAgrees } from '../reads.ts'

type Props = {
  pact: Pact
  agreements: readonly Agreement[]
  heldCents: number
  today: string
  form: FormState
}

/** That the person agrees, from when to when; taking it back is as easy as giving it. */
export function Agreements({ pact, agreements, heldCents, today, form }: Props) {
  const { t, day } = useTexts()
  const below = useBelow()
  const agrees = stillAgrees(agreements)
  return (
    <Section heading="pacts.agreement.heading">
      <ul class="plain-list">
        {agreements.map(({ agreedOn, how, endedOn }) => (
          <li>
            {t('pacts.agreement.agreedOn', { day: day(agreedOn) })}
            <div class="hint">
              {[
                t(`people.consents.how.${how}`),
                endedOn && t('pacts.agreement.endedOn', { day: day(endedOn) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </li>
        ))}
      </ul>
      <details open={form.values !== undefined}>
        <summary>{t(agrees ? 'pacts.agreement.withdraw' : 'pacts.agreement.again')}</summary>
        {agrees ? (
          <Form
            {...form}
            submit="pacts.agreement.saveWithdrawal"
            action={below(`/pacts/${pact.id}/withdraw`)}
            idPrefix="agreement"
          >
            <p class="hint">{t('pacts.agreement.withdrawHint')}</p>
            <Field
              name="withdrawnOn"
              type="date"
              label="pacts.agreement.from"
              value={today}
              max={today}
              required
            />
            <TextArea name="said" label="pacts.agreement.said" rows={2} maxlength={4000} />
            {heldCents > 0 && !pact.endedOn && <ReleaseBox heldCents={heldCents} />}
          </Form>
        ) : (
          <Form
            {...form}
            submit="pacts.agreement.saveAgain"
            action={below(`/pacts/${pact.id}/agree`)}
            idPrefix="agreement"
          >
            <Select
              name="agreedHow"
              label="pacts.new.agreedHow"
              options={HOWS.map((how) => ({ value: how, label: t(`people.consents.how.${how}`) }))}
              required
            />
            <Field
              name="agreedOn"
              type="date"
              label="pacts.new.agreedOn"
              value={today}
              max={today}
              required
            />
          </Form>
        )}
      </details>
    </Section>
  )
}
