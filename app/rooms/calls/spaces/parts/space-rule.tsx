import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { shareOf } from '../../rules.ts'
import type { SpaceCall } from '../reads.ts'
import { phaseOf } from '../rules.ts'

const TONES = {
  draft: 'attention',
  coming: 'plain',
  open: 'primary',
  assessing: 'primary',
  decided: 'good',
} as const

/** Where a call for spaces stands today. */
export function SpacePhase({ call }: { call: SpaceCall }) {
  const { t, dayOf, now } = useTexts()
  const phase = phaseOf(call, dayOf(now))
  return <Tag tone={TONES[phase]}>{t(`calls.phase.${phase}`)}</Tag>
}

/** The days of a call for spaces, its score sheet, and in plain words how the order comes out. */
export function SpaceRule({ call }: { call: SpaceCall }) {
  const { t, day, number, percent } = useTexts()
  return (
    <>
      <Section heading="calls.rule.heading">
        <DefinitionList
          items={[
            [
              'calls.rule.days',
              t('calls.list.days', { opens: day(call.opensOn), closes: day(call.closesOn) }),
            ],
            ['calls.rule.result', day(call.resultOn)],
          ]}
        />
      </Section>
      <Section heading="calls.spaces.sheet" lead="calls.spaces.mean">
        {call.criteria.length === 0 ? (
          <p>{t('calls.spaces.noSheet')}</p>
        ) : (
          <Table
            caption="calls.spaces.sheet"
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
        )}
        <p>{t('calls.spaces.ties')}</p>
      </Section>
    </>
  )
}
