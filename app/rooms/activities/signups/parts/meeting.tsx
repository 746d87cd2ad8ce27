import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { When } from '../../../../ground/ui/when.tsx'
import type { Target } from '../reads.ts'

type Props = { target: Pick<Target, 'nextAt' | 'sessionId' | 'place' | 'endsAt'> }

/** When and where it is; of a whole activity when it is next. */
export function MeetingLine({ target: { nextAt, sessionId, place, endsAt } }: Props) {
  const { t } = useTexts()
  return (
    <p class="beside">
      {nextAt && (
        <span>
          {!sessionId && `${t('activities.signups.next')} `}
          <When at={nextAt} end={sessionId ? (endsAt ?? undefined) : undefined} as="full" />
        </span>
      )}
      {place}
    </p>
  )
}

export const nameOf = ({ title, ownTitle }: Pick<Target, 'title' | 'ownTitle'>) =>
  [title, ownTitle].filter(Boolean).join(': ')
