import { useTexts } from '../../../ground/texts/use-texts.ts'
import { Callout } from '../../../ground/ui/callout.tsx'

/** How figures of people are protected, and what of this page may leave the team. */
export function Protection({ teamSees, href }: { teamSees: boolean; href: string | undefined }) {
  const { t } = useTexts()
  return (
    <Callout
      heading="indicators.protection.noteHeading"
      text={teamSees ? 'indicators.protection.noteTeam' : 'indicators.protection.note'}
    >
      {href && (
        <p>
          <a href={href}>{t('indicators.protection.link')}</a>
        </p>
      )}
    </Callout>
  )
}
