import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import type { Estimate } from '../reads.ts'

type Props = { pactId: string; estimate: Estimate | undefined; form: FormState }

/** Who else is better off: an estimate, with who made it and how. */
export function Estimated({ pactId, estimate, form }: Props) {
  const { t, day } = useTexts()
  const below = useBelow()
  const open = Object.keys(form.errors ?? {}).length > 0
  return (
    <Section heading="pacts.estimate.heading">
      {estimate && (
        <p>
          {t('pacts.estimate.said', { count: estimate.people })}
          <br />
          <span class="hint">
            {t('pacts.estimate.by', {
              author: estimate.author,
              day: day(estimate.at),
              method: estimate.method,
            })}
          </span>
        </p>
      )}
      <details open={open}>
        <summary>{t(estimate ? 'pacts.estimate.again' : 'pacts.estimate.make')}</summary>
        <Form
          {...form}
          submit="pacts.estimate.save"
          action={below(`/pacts/${pactId}/estimate`)}
          idPrefix="estimate"
        >
          <Field name="people" type="number" label="pacts.estimate.people" min={0} max={10_000} required />
          <TextArea
            name="method"
            label="pacts.estimate.method"
            hint="pacts.estimate.methodHint"
            rows={2}
            required
          />
        </Form>
      </details>
    </Section>
  )
}
