import { useTexts } from '../../../ground/texts/use-texts.ts'
import { Section } from '../../../ground/ui/page.tsx'
import { Stat, StatGrid } from '../../../ground/ui/stat.tsx'
import type { Completeness } from '../reads.ts'
import { shareOf } from '../rules.ts'

/** How far the figures can be trusted: what was closed, and what has a name. */
export function CompletenessStats({
  sessionsDue,
  sessionsClosed,
  named,
  anonymous,
  presencesShown,
}: Completeness & { presencesShown: boolean }) {
  const { t, number, percent } = useTexts()
  const presences = named + anonymous
  const said = (part: number, whole: number) => {
    const share = shareOf(part, whole)
    return share === null ? '–' : percent(share)
  }
  return (
    <Section heading="indicators.completeness.heading">
      <StatGrid>
        <Stat
          label="indicators.completeness.closed"
          figure={said(sessionsClosed, sessionsDue)}
          note={t('indicators.completeness.closedNote', {
            part: number(sessionsClosed),
            whole: number(sessionsDue),
          })}
        />
        <Stat
          label="indicators.completeness.named"
          figure={presencesShown ? said(named, presences) : t('indicators.table.suppressed')}
          note={
            presencesShown &&
            t('indicators.completeness.namedNote', { part: number(named), whole: number(presences) })
          }
        />
      </StatGrid>
    </Section>
  )
}
