import { useTexts } from '../../../ground/texts/use-texts.ts'
import { Checkbox, Checkboxes, Select } from '../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../ground/ui/field.tsx'
import { Section } from '../../../ground/ui/page.tsx'
import { AmountField } from '../../funds/amounts/parts/amount-field.tsx'
import type { FundLine } from '../../funds/reads.ts'
import { CRITERION_ROWS } from '../forms.ts'
import type { Call } from '../reads.ts'
import { WHO } from '../rules.ts'

type Props = { funds: readonly FundLine[]; call?: Call | undefined }

/** What a call says before it opens. */
export function CallFields({ funds, call }: Props) {
  const { t, cents } = useTexts()
  return (
    <>
      <Field name="title" label="calls.form.title" required maxlength={160} value={call?.title} />
      <TextArea
        name="purpose"
        label="calls.form.purpose"
        hint="calls.form.purposeHint"
        required
        rows={6}
        maxlength={6000}
        value={call?.purpose}
      />
      <Checkboxes
        name="who"
        label="calls.form.who"
        required
        options={WHO.map((value) => ({ value, label: t(`calls.who.${value}`) }))}
        value={call?.who ?? []}
      />
      <Select
        name="fundId"
        label="calls.form.fund"
        hint="calls.form.fundHint"
        blank="calls.form.noFund"
        options={funds.map(({ id, name, freeCents }) => ({
          value: id,
          label: t('calls.form.fundFree', { name, free: cents(freeCents) }),
        }))}
        value={call?.fundId}
      />
      <div class="field-row">
        <AmountField name="total" label="calls.form.total" cents={call?.totalCents} />
        <AmountField name="ceiling" label="calls.form.ceiling" cents={call?.ceilingCents} />
      </div>
      <div class="field-row">
        <Field name="opensOn" type="date" label="calls.form.opensOn" required value={call?.opensOn} />
        <Field name="closesOn" type="date" label="calls.form.closesOn" required value={call?.closesOn} />
        <Field name="resultOn" type="date" label="calls.form.resultOn" required value={call?.resultOn} />
      </div>
      <CriterionFields call={call} />
    </>
  )
}

function CriterionFields({ call }: { call?: Call | undefined }) {
  return (
    <Section heading="calls.form.criteria" lead="calls.form.criteriaLead">
      {CRITERION_ROWS.map((row) => {
        const known = call?.criteria[row - 1]
        return (
          <div class="field-row">
            <Field
              name={`c${row}_label`}
              label={['calls.form.criterion', { number: row }]}
              required={row === 1}
              maxlength={160}
              value={known?.label}
            />
            <Field
              name={`c${row}_weight`}
              label={['calls.form.weight', { number: row }]}
              required={row === 1}
              inputmode="numeric"
              value={known?.weight}
            />
            <Field
              name={`c${row}_best`}
              label={['calls.form.best', { number: row }]}
              required={row === 1}
              inputmode="numeric"
              value={known?.best}
            />
          </div>
        )
      })}
      <Field
        name="least"
        label="calls.form.least"
        hint="calls.form.leastHint"
        inputmode="numeric"
        value={call?.leastPoints ?? 0}
      />
      <Checkbox
        name="blind"
        label="calls.form.blind"
        hint="calls.form.blindHint"
        checked={call?.blind === true}
      />
    </Section>
  )
}
