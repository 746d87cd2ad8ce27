import { useTexts } from '../../../ground/texts/use-texts.ts'
import { Checkbox, Checkboxes, Radios, Select } from '../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../ground/ui/field.tsx'
import { Section } from '../../../ground/ui/page.tsx'
import { AmountField } from '../../funds/amounts/parts/amount-field.tsx'
import type { FundLine } from '../../funds/reads.ts'
import { CRITERION_ROWS } from '../forms.ts'
import type { Call } from '../reads.ts'
import { METHODS, WHO } from '../rules.ts'

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
      <MethodFields call={call} />
      <CriterionFields call={call} />
    </>
  )
}

/** How the result comes about, and what people may do before it. Days that a rule does not ask for stay empty. */
function MethodFields({ call }: { call?: Call | undefined }) {
  const { t } = useTexts()
  return (
    <Section heading="calls.form.method" lead="calls.form.methodLead">
      <Radios
        name="method"
        label="calls.form.rule"
        required
        options={METHODS.map((value) => ({
          value,
          label: t(`calls.method.${value}`),
          hint: t(`calls.methodHint.${value}`),
        }))}
        value={call?.method ?? 'jury'}
      />
      <div class="field-row">
        <Field name="votesFrom" type="date" label="calls.form.votesFrom" value={call?.votesFrom} />
        <Field name="votesUntil" type="date" label="calls.form.votesUntil" value={call?.votesUntil} />
        <Field
          name="mostChoices"
          label="calls.form.mostChoices"
          inputmode="numeric"
          value={call?.mostChoices}
        />
      </div>
      <Field
        name="votesWeight"
        label="calls.form.votesWeight"
        hint="calls.form.votesWeightHint"
        inputmode="numeric"
        value={call?.votesWeight}
      />
      <div class="field-row">
        <Field
          name="supportsUntil"
          type="date"
          label="calls.form.supportsUntil"
          hint="calls.form.supportsHint"
          value={call?.supportsUntil}
        />
        <Field
          name="leastSupports"
          label="calls.form.leastSupports"
          hint="calls.form.leastSupportsHint"
          inputmode="numeric"
          value={call?.leastSupports ?? 0}
        />
      </div>
    </Section>
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
              maxlength={160}
              value={known?.label}
            />
            <Field
              name={`c${row}_weight`}
              label={['calls.form.weight', { number: row }]}
              inputmode="numeric"
              value={known?.weight}
            />
            <Field
              name={`c${row}_best`}
              label={['calls.form.best', { number: row }]}
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
