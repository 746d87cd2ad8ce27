import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Checkbox } from '../../../../ground/ui/choices.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { Field, Hidden } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import { AmountField } from '../../../funds/amounts/parts/amount-field.tsx'
import type { Commitment } from '../../../funds/reads.ts'

type Props = { commitment: Commitment; here: string; today: string; form: FormState; askAgain: boolean }

/** What a fund holds for this, what was paid of it, and a place to say that more was. */
export function Money({ commitment, here, today, form, askAgain }: Props) {
  const { t, cents } = useTexts()
  const { id, fund, heldCents, paidCents, state } = commitment
  return (
    <Section heading="pacts.money.heading">
      <DefinitionList
        items={[
          ['pacts.draft.fund', fund],
          ['pacts.money.held', cents(heldCents)],
          ['pacts.money.paidSoFar', cents(paidCents)],
          ['pacts.list.state', t(`funds.state.${state}`)],
        ]}
      />
      {heldCents > 0 && state !== 'waiting' && (
        <Form {...form} submit="pacts.money.pay" action={`${here}/pay`} idPrefix="pay">
          <Hidden name="commitmentId" value={id} />
          <div class="field-row">
            <AmountField name="amount" label="pacts.money.amount" cents={heldCents} />
            <Field name="paidOn" type="date" label="pacts.money.on" required value={today} />
          </div>
          <Field
            name="reference"
            label="pacts.money.reference"
            hint="pacts.money.referenceHint"
            maxlength={120}
          />
          {askAgain && <Checkbox name="again" label="pacts.money.again" />}
        </Form>
      )}
      {state === 'waiting' && <p>{t('pacts.money.waiting')}</p>}
    </Section>
  )
}
