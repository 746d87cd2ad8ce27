import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { Field } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'

/** The code of who has no account, filled in where they came by its square. */
export const CodeField = ({ code }: { code?: string | undefined }) => (
  <Field
    name="code"
    label="calls.vote.code"
    hint="calls.vote.codeHint"
    required
    autocomplete="off"
    maxlength={20}
    value={code}
  />
)

/** Without a code: a link by mail. */
export const LetterForm = ({ action, form }: { action: string; form: FormState }) => (
  <Section heading="calls.vote.byMail" lead="calls.vote.byMailLead">
    <Form {...form} action={action} submit="calls.vote.sendLink" idPrefix="letter">
      <Field name="email" type="email" label="calls.idea.email" required autocomplete="email" />
    </Form>
  </Section>
)
