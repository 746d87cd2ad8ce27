import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Field } from '../../../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import type { PrivacyOf } from '../reads.ts'
import { GivenHow } from './consents.tsx'

type Props = { agreements: PrivacyOf['agreements']; here: string; form: FormState }

/** The agreement to be accompanied: a fact of its own, with a beginning and an end. */
export function Agreement({ agreements, here, form }: Props) {
  const { t, day } = useTexts()
  const standing = agreements.find((one) => !one.endedOn)
  return (
    <Section heading="people.agreement.section">
      {agreements.length === 0 && <p class="hint">{t('people.agreement.none')}</p>}
      <ul>
        {agreements.map((one) => (
          <li>
            {day(one.agreedOn)}
            {one.endedOn && ` · ${t('people.agreement.endedOn', { day: day(one.endedOn) })}`}
            {one.evidence && ` · ${one.evidence}`}
          </li>
        ))}
      </ul>
      {standing ? (
        <ActionButton action={`${here}/agreements/${standing.id}/end`} label="people.agreement.end" />
      ) : (
        <details open={form.values !== undefined}>
          <summary>{t('people.agreement.add')}</summary>
          <Form {...form} action={`${here}/agreements`} idPrefix="agreement">
            <GivenHow name="agreedOn" label="people.agreement.on" />
            <Field name="evidence" label="people.consents.evidence" maxlength={500} />
          </Form>
        </details>
      )}
    </Section>
  )
}
