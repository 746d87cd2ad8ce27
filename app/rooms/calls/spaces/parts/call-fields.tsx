import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import type { SpaceCall } from '../reads.ts'
import { ROWS, SHEET } from '../rules.ts'

/** What a call for spaces says before it opens; a new one starts from the sheet of the house. */
export function SpaceCallFields({ call }: { call?: SpaceCall | undefined }) {
  const { t } = useTexts()
  const known = call?.criteria ?? SHEET.map((one) => ({ ...one, label: t(`calls.spaces.sheet.${one.code}`) }))
  return (
    <>
      <Field name="title" label="calls.form.title" required maxlength={160} value={call?.title} />
      <TextArea
        name="purpose"
        label="calls.form.purpose"
        hint="calls.spaces.purposeHint"
        required
        rows={6}
        maxlength={6000}
        value={call?.purpose}
      />
      <div class="field-row">
        <Field name="opensOn" type="date" label="calls.form.opensOn" required value={call?.opensOn} />
        <Field name="closesOn" type="date" label="calls.spaces.closesOn" required value={call?.closesOn} />
        <Field name="resultOn" type="date" label="calls.form.resultOn" required value={call?.resultOn} />
      </div>
      <Section heading="calls.spaces.sheet" lead="calls.spaces.sheetLead">
        {ROWS.map((row) => (
          <div class="field-row">
            <Field
              name={`c${row}_label`}
              label={['calls.form.criterion', { number: row }]}
              maxlength={200}
              value={known[row - 1]?.label}
            />
            <Field
              name={`c${row}_weight`}
              label={['calls.form.weight', { number: row }]}
              inputmode="numeric"
              value={known[row - 1]?.weight}
            />
            <Field
              name={`c${row}_best`}
              label={['calls.form.best', { number: row }]}
              inputmode="numeric"
              value={known[row - 1]?.best}
            />
          </div>
        ))}
      </Section>
    </>
  )
}
