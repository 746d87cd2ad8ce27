import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Radios } from '../../../../ground/ui/choices.tsx'
import { TextArea } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import type { Idea } from '../reads.ts'

/** Admitted or not, and why: said once the call takes no more ideas. */
export function JudgeForm({ idea, closed, form }: { idea: Idea; closed: boolean; form: FormState }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Section heading="calls.judge.heading">
      {closed ? (
        <Form {...form} action={below(`/ideas/${idea.id}/judge`)} submit="calls.judge.save">
          <Radios
            name="answer"
            label="calls.judge.answer"
            required
            options={(['admitted', 'refused'] as const).map((value) => ({
              value,
              label: t(`calls.judge.${value}`),
            }))}
          />
          <TextArea
            name="reason"
            label="calls.judge.why"
            hint="calls.judge.whyHint"
            required
            maxlength={2000}
          />
        </Form>
      ) : (
        <Callout text="calls.judge.tooEarly" />
      )}
    </Section>
  )
}
