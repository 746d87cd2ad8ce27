import type { Formats } from '../../../../ground/texts/formats.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { SubmitButton } from '../../../../ground/ui/form.tsx'
import { AmountField } from '../../../funds/amounts/parts/amount-field.tsx'
import type { FundLine } from '../../../funds/reads.ts'
import type { PactKind } from '../../rules.ts'
import { asksFor } from '../../rules.ts'
import { Rows } from './rows.tsx'

type Typed = Record<string, unknown>
export type Table = {
  kind: PactKind
  person: string
  /** Names to pick from for who does what. */
  names: readonly string[]
  funds: readonly FundLine[]
  typed: Typed
  ceilingCents: number
}

/** The pact as it is written together: the person's words first, goals between what the community gives and what they do. */
export function DraftFields({ kind, person, names, funds, typed, ceilingCents }: Table) {
  const { cents } = useTexts()
  return (
    <>
      <TextArea
        name="ownWords"
        label="pacts.draft.ownWords"
        hint="pacts.draft.ownWordsHint"
        rows={4}
        required
      />
      <div class="sides">
        <TextArea
          name="capabilities"
          label="pacts.draft.capabilities"
          hint="pacts.draft.capabilitiesHint"
          required
        />
        <TextArea name="needs" label="pacts.draft.needs" hint="pacts.draft.needsHint" />
      </div>
      {asksFor(kind, 'goals') && (
        <Rows
          sort="goal"
          typed={typed}
          heading="pacts.draft.goals"
          lead="pacts.draft.goalsLead"
          row={(name) => <Field name={name('what')} label="pacts.draft.goal" maxlength={400} />}
        />
      )}
      <div class="sides">
        <Rows
          sort="give"
          typed={typed}
          heading="pacts.draft.gives"
          lead={['pacts.draft.givesLead', { ceiling: cents(ceilingCents) }]}
          row={(name) => (
            <>
              <Field name={name('what')} label="pacts.draft.what" maxlength={400} />
              <div class="field-row">
                <Field name={name('who')} label="pacts.draft.who" suggestions={names} maxlength={120} />
                <Field name={name('due')} type="date" label="pacts.draft.due" />
              </div>
              {asksFor(kind, 'money') && (
                <div class="field-row">
                  <AmountField
                    name={name('amount')}
                    label="pacts.draft.amount"
                    hint="pacts.draft.amountHint"
                    required={false}
                  />
                  {funds.length > 0 && <FundChoice name={name('fund')} funds={funds} cents={cents} />}
                </div>
              )}
            </>
          )}
        />
        {asksFor(kind, 'give_backs') && (
          <Rows
            sort="back"
            typed={typed}
            heading={['pacts.draft.giveBacks', { name: person }]}
            lead="pacts.draft.giveBacksLead"
            row={(name) => (
              <>
                <Field name={name('what')} label="pacts.draft.backWhat" maxlength={400} />
                <Field name={name('where')} label="pacts.draft.where" maxlength={120} />
                <div class="field-row">
                  <Field name={name('hours')} label="pacts.draft.hours" inputmode="decimal" maxlength={8} />
                  <Field name={name('due')} type="date" label="pacts.draft.due" />
                </div>
              </>
            )}
          />
        )}
      </div>
      <div class="beside">
        <SubmitButton label="pacts.draft.more" name="_act" value="more" quiet />
      </div>
      <div class="sides">
        {asksFor(kind, 'steps') && (
          <Rows
            sort="step"
            typed={typed}
            heading="pacts.draft.steps"
            lead="pacts.draft.stepsLead"
            row={(name) => (
              <>
                <Field name={name('what')} label="pacts.draft.what" maxlength={400} />
                <div class="field-row">
                  <Field name={name('who')} label="pacts.draft.who" suggestions={names} maxlength={120} />
                  <Field name={name('due')} type="date" label="pacts.draft.due" />
                </div>
              </>
            )}
          />
        )}
        <div>
          {asksFor(kind, 'reviews') && (
            <Rows
              sort="review"
              typed={typed}
              heading="pacts.draft.reviews"
              lead="pacts.draft.reviewsLead"
              row={(name) => <Field name={name('due')} type="date" label="pacts.draft.review" />}
            />
          )}
          {asksFor(kind, 'measures') && (
            <Rows
              sort="measure"
              typed={typed}
              heading="pacts.draft.measures"
              lead="pacts.draft.measuresLead"
              row={(name) => (
                <Field
                  name={name('what')}
                  label="pacts.draft.measure"
                  suggestions={MEASURES}
                  maxlength={400}
                />
              )}
            />
          )}
        </div>
      </div>
      {kind.questions.map((question, at) => (
        <TextArea name={`answer-${at}`} label={{ said: question }} rows={2} />
      ))}
    </>
  )
}

/** The measures that pacts most often stand beside; any other is written by its name. */
const MEASURES = ['Titoli sociali', 'FNA', 'Carta SIA', 'Assegno di inclusione', 'Carta acquisti']

type FundChoiceProps = { name: string; funds: readonly FundLine[]; cents: Formats['cents'] }

const FundChoice = ({ name, funds, cents }: FundChoiceProps) => (
  <Select
    name={name}
    label="pacts.draft.fund"
    blank="pacts.draft.noFund"
    options={funds.map((fund) => ({ value: fund.id, label: `${fund.name} (${cents(fund.freeCents)})` }))}
  />
)
