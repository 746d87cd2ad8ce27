import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Radios } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'

/** A second person's yes, or no and why. */
export function DecideForm({ commitmentId, form = {} }: { commitmentId: string; form?: FormState }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Section heading="funds.decide.heading" lead="funds.decide.lead">
      <Form {...form} action={below(`/funds/commitments/${commitmentId}/decide`)} submit="funds.decide.act">
        <Radios
          name="decision"
          label="funds.decide.what"
          required
          options={(['approved', 'rejected'] as const).map((decision) => ({
            value: decision,
            label: t(`funds.decide.${decision}`),
          }))}
        />
        <Field name="why" label="funds.decide.why" hint="funds.decide.whyHint" maxlength={300} />
      </Form>
    </Section>
  )
}
