import { useTexts } from '../../../ground/texts/use-texts.ts'
import { DefinitionList } from '../../../ground/ui/definition-list.tsx'
import { Section } from '../../../ground/ui/page.tsx'
import { Table } from '../../../ground/ui/table.tsx'
import type { Call } from '../reads.ts'
import { shareOf } from '../rules.ts'

/** What a call promises: days, money, criteria, and in plain words how ideas come into an order. */
export function CallRule({ call }: { call: Call }) {
  const { t, cents, day, number, percent } = useTexts()
  return (
    <>
      <Section heading="calls.rule.heading">
        <DefinitionList
          items={[
            ['calls.rule.who', call.who.map((who) => t(`calls.who.${who}`)).join(', ')],
            [
              'calls.rule.days',
              t('calls.list.days', { opens: day(call.opensOn), closes: day(call.closesOn) }),
            ],
            ['calls.rule.result', day(call.resultOn)],
            ['calls.form.total', cents(call.totalCents)],
            ['calls.form.ceiling', cents(call.ceilingCents)],
          ]}
        />
      </Section>
      <Section heading="calls.form.criteria" lead="calls.rule.mean">
        <Table
          caption="calls.form.criteria"
          captionHidden
          rows={call.criteria}
          columns={[
            { heading: 'calls.rule.criterion', main: true, cell: ({ label }) => label },
            { heading: 'calls.rule.best', numeric: true, cell: ({ best }) => number(best) },
            {
              heading: 'calls.rule.share',
              numeric: true,
              cell: (one) => percent(shareOf(one, call.criteria)),
            },
          ]}
        />
        <p>{t('calls.rule.ties')}</p>
        {call.leastPoints > 0 && <p>{t('calls.rule.least', { points: call.leastPoints })}</p>}
        {call.blind && <p>{t('calls.rule.blind')}</p>}
      </Section>
    </>
  )
}
