import { PrintedSheet, usePaper } from '../../../../ground/paper/frame.tsx'
import type { Sheet } from '../../../../ground/paper/sheets.ts'
import { Tick } from '../../../../ground/paper/slips.tsx'
import type { Idea } from '../../ideas/reads.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import type { Call } from '../../reads.ts'
import { isVoted } from '../../rules.ts'

type Props = { sheet: Sheet; call: Call; ideas: readonly Idea[] }

/** A sheet to print: boxes to cross, and a line for the number that is written on it when the box is opened, never before. */
export function BallotSheet({ sheet, call, ideas }: Props) {
  const { t, cents } = usePaper(sheet)
  const crumbs = useCrumbs()
  const lead = isVoted(call.method)
    ? t('calls.ballots.sheetLead', { count: call.mostChoices ?? 1 })
    : t('calls.ballots.sheetSupport')
  return (
    <PrintedSheet
      sheet={sheet}
      title={call.title}
      facts={[lead]}
      crumbs={crumbs(call, { href: `/calls/${call.id}/ballots`, label: 'calls.ballots.heading' })}
      pages={[
        <ul class="plain-list stack paper-form">
          {ideas.map(({ title, signature, askedCents }) => (
            <li>
              <strong>
                <Tick label={title} />
              </strong>{' '}
              <span class="hint">
                {[signature, t('calls.idea.asks', { amount: cents(askedCents) })].filter(Boolean).join(' · ')}
              </span>
            </li>
          ))}
        </ul>,
      ]}
      notice={t('calls.ballots.sheetNumber')}
    />
  )
}
