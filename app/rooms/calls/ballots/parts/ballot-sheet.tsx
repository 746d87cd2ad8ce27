import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Page } from '../../../../ground/ui/page.tsx'
import type { Idea } from '../../ideas/reads.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import type { Call } from '../../reads.ts'
import { isVoted } from '../../rules.ts'

/** A sheet to print: boxes to cross, and a line for the number that is written on it when the box is opened, never before. */
export function BallotSheet({ call, ideas }: { call: Call; ideas: Idea[] }) {
  const { t, cents } = useTexts()
  const crumbs = useCrumbs()
  const voted = isVoted(call.method)
  return (
    <Page
      heading={{ said: call.title }}
      lead={
        voted ? ['calls.ballots.sheetLead', { count: call.mostChoices ?? 1 }] : 'calls.ballots.sheetSupport'
      }
      crumbs={crumbs(call, { href: `/calls/${call.id}/ballots`, label: 'calls.ballots.heading' })}
      width="reading"
    >
      <ul class="plain-list stack">
        {ideas.map(({ title, signature, askedCents }) => (
          <li>
            <span aria-hidden="true">☐ </span>
            <strong>{title}</strong>{' '}
            <span class="hint">
              {[signature, t('calls.idea.asks', { amount: cents(askedCents) })].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <p class="hint">{t('calls.ballots.sheetNumber')}</p>
    </Page>
  )
}
