import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Checkbox } from '../../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { AmountField } from '../../../funds/amounts/parts/amount-field.tsx'
import type { Agreement } from '../../agreements/reads.ts'
import { scaleOf } from '../../agreements/rules.ts'
import type { FactOf, Hindrance } from '../../kinds/forms.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { ReasonList } from '../../parts/reasons.tsx'
import type { Fact } from '../reads.ts'

type Props = {
  agreement: Agreement
  of: FactOf
  fact?: Fact | undefined
  planning: boolean
  team: boolean
  form: FormState
  hindrances: readonly Hindrance[]
  found: readonly Found[]
  today: string
}

/** What is noted, planned or done of an agreement: the day, and what this sort of fact asks. */
export function FactPage(shown: Props) {
  const { agreement, of, fact, planning, form, hindrances, today } = shown
  const { t } = useTexts()
  const below = useBelow()
  const asks = hindrances.length > 0 && hindrances.every((one) => one.asks)
  const here = below(`/exchange/agreements/${agreement.id}`)
  return (
    <Page
      heading={planning ? ['exchange.fact.plan', { what: t(of.label) }] : of.label}
      kicker={agreement.title}
      crumbs={[...useCrumbs(), { href: here, label: { said: agreement.title } }]}
      width="reading"
    >
      {of.alarming && !planning && <Callout text="exchange.fact.willTell" />}
      {hindrances.length > 0 && (
        <Callout kind="warning" heading="exchange.agree.against" alert>
          <ReasonList reasons={hindrances.map(({ reason }) => reason)} />
        </Callout>
      )}
      <Form {...form} submit={planning ? 'exchange.fact.savePlan' : 'exchange.fact.save'}>
        <Field
          name="day"
          type="date"
          label={planning ? 'exchange.fact.dueOn' : 'exchange.fact.day'}
          required
          value={planning ? undefined : (fact?.dueOn ?? today) > today ? today : (fact?.dueOn ?? today)}
          {...(!planning && { max: today })}
        />
        <Asked {...shown} />
        {asks && <Checkbox name="anyway" label="exchange.agree.anyway" />}
      </Form>
    </Page>
  )
}

function Asked({ of, fact, planning, team, found, form }: Props) {
  const below = useBelow()
  const [from, to] = scaleOf(of)
  return (
    <>
      {of.asks.includes('hours') && (
        <Field
          name="hours"
          type="number"
          min={0.25}
          step={0.25}
          label="exchange.fact.hours"
          required={!planning}
          value={fact?.hours}
        />
      )}
      {of.asks.includes('cents') && (
        <AmountField
          name="amount"
          label="exchange.fact.euros"
          required={!planning}
          cents={fact?.amount ?? undefined}
        />
      )}
      {of.asks.includes('grams') && (
        <Field name="amount" inputmode="decimal" label="exchange.fact.weight" required={!planning} />
      )}
      {of.asks.includes('step') && !planning && (
        <Field
          name="amount"
          type="number"
          min={from}
          max={to}
          label={['exchange.fact.stepAsked', { from, to }]}
          required
        />
      )}
      {of.asks.includes('person') && team && (
        <Combobox
          name="personId"
          label="exchange.fact.person"
          search={below('/people/search')}
          value={[]}
          found={form.searching?.name === 'personId' ? found : []}
        />
      )}
      {of.asks.includes('words') && (
        <TextArea name="words" label="exchange.fact.words" hint="exchange.fact.wordsHint" maxlength={2000} />
      )}
    </>
  )
}
