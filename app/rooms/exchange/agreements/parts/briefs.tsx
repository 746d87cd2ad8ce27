import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { ButtonLink } from '../../../../ground/ui/page.tsx'
import type { Brief } from '../../briefs/reads.ts'
import type { Agreement } from '../reads.ts'

type Props = { briefs: readonly Brief[]; agreement: Agreement; team: boolean; here: string; me: string }

/** What was written for somebody to do their part: theirs, or, for the team, everybody's. */
export function Briefs({ briefs, agreement, team, here, me }: Props) {
  const { t, day } = useTexts()
  return (
    <>
      {briefs.map(({ forPersonId, name, words, untilOn }) => (
        <Callout
          heading={forPersonId === me || !name ? 'exchange.brief.forYou' : ['exchange.brief.for', { name }]}
        >
          <p class="prose">{words}</p>
          {untilOn && <p class="hint">{t('exchange.brief.until', { day: day(untilOn) })}</p>}
        </Callout>
      ))}
      {team && !agreement.endedOn && (agreement.need.personId || agreement.offer.personId) && (
        <p>
          <ButtonLink href={`${here}/brief`} label="exchange.brief.write" quiet />
        </p>
      )}
    </>
  )
}
