import { Field, TextArea } from '../../../../ground/ui/field.tsx'

/** What a body says of itself to take part: `site` where it writes by itself and is answered by mail. */
export const ApplyingFields = ({ site }: { site: boolean }) => (
  <>
    <Field
      name="name"
      label="tables.apply.name"
      required
      maxlength={200}
      autocomplete={site ? 'organization' : 'off'}
    />
    <Field
      name="fiscalCode"
      label="tables.apply.fiscalCode"
      hint="tables.apply.fiscalCodeHint"
      required
      maxlength={20}
    />
    <TextArea
      name="words"
      label="tables.apply.words"
      hint="tables.apply.wordsHint"
      required
      rows={8}
      maxlength={8000}
    />
    <Field
      name="who"
      label="tables.apply.who"
      required
      maxlength={160}
      autocomplete={site ? 'name' : 'off'}
    />
    <Field
      name="email"
      type="email"
      label="tables.apply.email"
      hint={site ? 'tables.apply.emailHint' : 'tables.apply.emailPaperHint'}
      required={site}
      maxlength={254}
      autocomplete={site ? 'email' : 'off'}
    />
    <Field
      name="phone"
      type="tel"
      label="tables.apply.phone"
      maxlength={40}
      autocomplete={site ? 'tel' : 'off'}
    />
  </>
)
