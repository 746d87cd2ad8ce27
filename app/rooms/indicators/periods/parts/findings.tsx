import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import type { FoundInPeriod, FoundLeap } from '../reads.ts'
import { type Span, sameMonthsBefore } from '../rules.ts'
import { Sessions } from './sessions.tsx'

/** Everything to look at before a period is closed, what is missing first. */
export function Findings({ span, found }: { span: Span; found: FoundInPeriod }) {
  const { t, day, number } = useTexts()
  const at = useBelow()
  const { unplaced } = found
  return (
    <>
      <p>{t('indicators.periods.span', { from: day(span.from), to: day(span.to) })}</p>
      <Sessions
        heading={['indicators.periods.open', { count: found.open.total }]}
        lead="indicators.periods.openLead"
        none="indicators.periods.noneOpen"
        found={found.open}
      />
      <Sessions
        heading={['indicators.periods.empty', { count: found.empty.total }]}
        lead="indicators.periods.emptyLead"
        none="indicators.periods.noneEmpty"
        found={found.empty}
      />
      <Sessions
        heading={['indicators.periods.crowded', { count: found.crowded.total }]}
        lead="indicators.periods.crowdedLead"
        none="indicators.periods.noneCrowded"
        found={found.crowded}
      />
      <Section heading="indicators.periods.leaps" lead="indicators.periods.leapsLead">
        {found.leaps.length === 0 ? (
          <p>{t('indicators.periods.noLeaps')}</p>
        ) : (
          <Leaps span={span} leaps={found.leaps} />
        )}
      </Section>
      {found.beyond.map(({ code, value, people }) => (
        <Callout
          kind="warning"
          text={[
            'indicators.periods.beyond',
            { name: t(`indicators.${code}.name`), value: number(value), people: number(people) },
          ]}
        />
      ))}
      <Section heading={['indicators.periods.unplaced', { count: unplaced.total }]}>
        {unplaced.total === 0 ? (
          <p>{t('indicators.periods.noneUnplaced')}</p>
        ) : (
          <ul>
            {unplaced.rows.map(({ id, name }) => (
              <li>
                <a href={at(`/people/${id}`)}>{name}</a>
              </li>
            ))}
          </ul>
        )}
        {unplaced.total > unplaced.rows.length && (
          <p class="hint">{t('indicators.periods.more', { count: unplaced.total - unplaced.rows.length })}</p>
        )}
      </Section>
      <Sessions
        heading={['indicators.periods.late', { count: found.late.total }]}
        lead="indicators.periods.lateLead"
        none="indicators.periods.noneLate"
        found={found.late}
      />
      {found.lateEncounters > 0 && (
        <p>{t('indicators.periods.lateEncounters', { count: found.lateEncounters })}</p>
      )}
    </>
  )
}

function Leaps({ span, leaps }: { span: Span; leaps: FoundLeap[] }) {
  const { t, number, day } = useTexts()
  const at = useBelow()
  const before = sameMonthsBefore(span)
  return (
    <Table
      caption="indicators.periods.leaps"
      captionHidden
      rows={leaps}
      columns={[
        {
          heading: 'indicators.table.indicator',
          main: true,
          cell: ({ code }: FoundLeap) => (
            <a href={at(`/outcomes/${code}?as-of=${span.to}`)}>{t(`indicators.${code}.name`)}</a>
          ),
        },
        {
          heading: ['indicators.periods.span', { from: day(before.from), to: day(before.to) }],
          numeric: true,
          cell: (one) => number(one.before),
        },
        {
          heading: ['indicators.periods.span', { from: day(span.from), to: day(span.to) }],
          numeric: true,
          cell: ({ now }) => number(now),
        },
        { heading: 'indicators.periods.leap', cell: ({ leap }) => t(`indicators.periods.${leap}`) },
      ]}
    />
  )
}
