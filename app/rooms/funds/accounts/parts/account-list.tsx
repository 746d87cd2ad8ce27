import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Radios } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Section } from '../../../../ground/ui/page.tsx'
import { Timeline, TimelineEntry } from '../../../../ground/ui/timeline.tsx'
import type { Account } from '../reads.ts'

type Props = { commitmentId: string; accounts: Account[]; mayAnswer: boolean }

/** What was said of the money, and what was answered. */
export function AccountList({ commitmentId, accounts, mayAnswer }: Props) {
  const { t, cents } = useTexts()
  const below = useBelow()
  return (
    <Section
      heading="funds.accounts.list"
      actions={
        <ButtonLink
          href={below(`/funds/commitments/${commitmentId}/accounts`)}
          label="funds.accounts.heading"
          quiet
          icon="plus"
        />
      }
    >
      {accounts.length === 0 && <p>{t('funds.accounts.none')}</p>}
      {accounts.length > 0 && (
        <Timeline>
          {accounts.map((one) => (
            <TimelineEntry
              at={one.renderedOn}
              title={t('funds.accounts.spent', { amount: cents(one.spentCents) })}
              kicker={t(one.outcome ? `funds.accounts.outcome_${one.outcome}` : 'funds.accounts.waits')}
            >
              <p>{one.words}</p>
              {one.answer && <p class="hint">{one.answer}</p>}
              {mayAnswer && !one.outcome && <AnswerForm account={one} />}
            </TimelineEntry>
          ))}
        </Timeline>
      )}
    </Section>
  )
}

/** Accepted, or sent back and why. */
export function AnswerForm({ account, form = {} }: { account: Account; form?: FormState }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Form
      {...form}
      idPrefix={`a-${account.id.slice(-6)}`}
      action={below(`/funds/commitments/${account.commitmentId}/accounts/${account.id}`)}
      submit="funds.accounts.answerAct"
    >
      <Radios
        name="outcome"
        label="funds.accounts.answerWhat"
        required
        options={(['accepted', 'sent_back'] as const).map((outcome) => ({
          value: outcome,
          label: t(`funds.accounts.answer_${outcome}`),
        }))}
      />
      <Field name="answer" label="funds.decide.why" hint="funds.accounts.answerHint" maxlength={500} />
    </Form>
  )
}
