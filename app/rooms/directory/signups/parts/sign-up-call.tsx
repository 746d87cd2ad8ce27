import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { ButtonLink } from '../../../../ground/ui/page.tsx'
import type { Target } from '../../../activities/signups/reads.ts'
import { closesAt, standingOf } from '../../../activities/signups/rules.ts'
import { PlacesLeft } from './places-left.tsx'

/** On the page of a session, or of an activity: how to sign up, or why not any more. Nothing where no sign-up is asked for. */
export function SignUpCall({ target, href }: { target: Target | undefined; href: string }) {
  const { t, now, time, weekday } = useTexts()
  if (!target?.terms?.taking || target.cancelled || !target.public) return null
  const standing = standingOf(target.terms, target, target.counts, now)
  if (standing === 'tooLate') {
    const isYetToBegin = target.startsAt !== null && target.startsAt > now
    return isYetToBegin ? <p>{t('directory.signups.tooLate')}</p> : null
  }
  const until = target.startsAt && closesAt(target.startsAt, target.terms.closesHours)
  return (
    <Callout>
      <p>
        <PlacesLeft target={target} />
        {until && target.terms.closesHours > 0 && (
          <> {t('directory.signups.until', { time: time(until), day: weekday(until) })}</>
        )}
      </p>
      {standing !== 'full' && (
        <ButtonLink
          href={href}
          label={standing === 'open' ? 'directory.signups.signUp' : 'directory.signups.joinLine'}
        />
      )}
    </Callout>
  )
}
