import { useContext } from 'hono/jsx'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { HeadingLevel } from '../../../ground/ui/heading-level.ts'
import { DateLeaf } from '../../../ground/ui/when.tsx'
import { activityKind } from './words.ts'

export type SessionInList = {
  id: string
  activityId: string
  startsAt: Date
  endsAt: Date
  title: string
  ownTitle: string | null
  kind: string
  cancelledAt: Date | null
  placeName: string | null
  municipality: string | null
}
type ListProps = {
  sessions: readonly SessionInList[]
  href: (activityId: string, id: string) => string
  /** A leaf with the day on each: where no heading says it. */
  dated?: boolean
}

/** Sessions one under the other, each leading to its page. Written plainly: the agenda shows fifty at once. */
export function SessionList({ sessions, href, dated = false }: ListProps) {
  const { t, hours } = useTexts()
  const Heading = `h${useContext(HeadingLevel)}` as const
  return (
    <ul class="plain-list">
      {sessions.map((one) => (
        <li class="card card-link">
          <div class="card-main">
            {dated && (
              <div class="card-mark">
                <DateLeaf at={one.startsAt} />
              </div>
            )}
            <div>
              <p class="kicker">{`${hours(one.startsAt, one.endsAt)} · ${t(activityKind(one.kind))}`}</p>
              <Heading class="card-title">
                <a href={href(one.activityId, one.id)}>
                  {one.ownTitle ? `${one.title}: ${one.ownTitle}` : one.title}
                </a>
              </Heading>
              {one.cancelledAt && <span class="tag tag-attention">{t('directory.session.cancelled')}</span>}
              {one.placeName && <p>{placeWords(one)}</p>}
            </div>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** "Casa Fontana, Montichiari": the municipality only where the name does not say it already. */
export const placeWords = ({
  placeName,
  municipality,
}: {
  placeName: string | null
  municipality: string | null
}) =>
  placeName && municipality && !placeName.includes(municipality)
    ? `${placeName}, ${municipality}`
    : (placeName ?? municipality ?? '')
