import { useTexts } from '../../../ground/texts/use-texts.ts'
import { DefinitionList } from '../../../ground/ui/definition-list.tsx'
import { Section } from '../../../ground/ui/page.tsx'
import { Table } from '../../../ground/ui/table.tsx'
import type { Call } from '../reads.ts'
import { isAssessed, isVoted, shareOf } from '../rules.ts'

/** What a call promises: days, money, who takes part, and in plain words how ideas come into an order. */
export function CallRule({ call }: { call: Call }) {
  const { t, cents, day } = useTexts()
  const { supportsUntil, votesFrom, votesUntil } = call
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
            ['calls.form.supportsUntil', supportsUntil && day(supportsUntil)],
            [
              'calls.rule.votes',
              votesFrom &&
                votesUntil &&
                t('calls.list.days', { opens: day(votesFrom), closes: day(votesUntil) }),
            ],
            ['calls.rule.result', day(call.resultOn)],
            ['calls.form.total', cents(call.totalCents)],
            ['calls.form.ceiling', cents(call.ceilingCents)],
            ['calls.form.rule', t(`calls.method.${call.method}`)],
          ]}
        />
      </Section>
      {isVoted(call.method) && <VoteRule call={call} />}
      {isAssessed(call.method) && <JuryRule call={call} />}
    </>
  )
}

/** How votes decide, and who may give one. */
function VoteRule({ call }: { call: Call }) {
  const { t } = useTexts()
  const most = { count: call.mostChoices ?? 1 }
  return (
    <Section heading="calls.rule.voteHeading" lead={['calls.rule.mostChoices', most]}>
      <div class="prose">
        {call.method === 'votes' && <p>{t('calls.rule.byVotes')}</p>}
        {call.method === 'mixed' && (
          <p>{t('calls.rule.byBoth', { votes: call.votesWeight, jury: 100 - (call.votesWeight ?? 0) })}</p>
        )}
        {call.method === 'shares' && (
          <>
            <p>{t('calls.rule.shares1')}</p>
            <p>{t('calls.rule.shares2')}</p>
            <p>{t('calls.rule.shares3')}</p>
          </>
        )}
        {call.leastSupports > 0 && <p>{t('calls.rule.leastSupports', { count: call.leastSupports })}</p>}
        <p>{t('calls.rule.onePerson')}</p>
      </div>
    </Section>
  )
}

/** The criteria of the jury, with their weights. */
function JuryRule({ call }: { call: Call }) {
  const { t, number, percent } = useTexts()
  return (
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
      <p>{t(call.method === 'mixed' ? 'calls.rule.tiesBoth' : 'calls.rule.ties')}</p>
      {call.method === 'jury' && call.leastSupports > 0 && (
        <p>{t('calls.rule.leastSupports', { count: call.leastSupports })}</p>
      )}
      {call.leastPoints > 0 && <p>{t('calls.rule.least', { points: call.leastPoints })}</p>}
      {call.blind && <p>{t('calls.rule.blind')}</p>}
    </Section>
  )
}
