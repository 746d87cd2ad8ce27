import { useTexts, type Words } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Section } from '../../../../ground/ui/page.tsx'
import type { FoundSession, List } from '../reads.ts'

type Props = { heading: Words; lead?: Words; none: Words; found: List<FoundSession> }

/** Meetings to look at, each leading to its register. */
export function Sessions({ heading, lead, none, found }: Props) {
  const { t, say, day } = useTexts()
  const at = useBelow()
  return (
    <Section heading={heading} {...(lead && found.total > 0 ? { lead } : {})}>
      {found.total === 0 ? (
        <p>{say(none)}</p>
      ) : (
        <ul>
          {found.rows.map(({ id, activityId, title, heldOn }) => (
            <li>
              <a href={at(`/activities/${activityId}/sessions/${id}`)}>
                {title}, {day(heldOn)}
              </a>
            </li>
          ))}
        </ul>
      )}
      {found.total > found.rows.length && (
        <p class="hint">{t('indicators.periods.more', { count: found.total - found.rows.length })}</p>
      )}
    </Section>
  )
}
