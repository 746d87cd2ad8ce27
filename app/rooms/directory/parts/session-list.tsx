import { html, raw } from 'hono/html'
import { useContext } from 'hono/jsx'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { HeadingLevel } from '../../../ground/ui/heading-level.ts'
import { DateLeaf } from '../../../ground/ui/when.tsx'
import { entryKind } from './words.ts'

export type SessionInList = {
  id: string
  startsAt: Date
  endsAt: Date | null
  wholeDay?: boolean
  title: string
  ownTitle: string | null
  kind: string
  cancelled: boolean
  placeName: string | null
  municipality: string | null
}
type ListProps<One> = {
  sessions: readonly One[]
  href: (one: One) => string
  /** A leaf with the day on each: where no heading says it. */
  dated?: boolean
}

/**
 * Sessions one under the other, each leading to its page. The agenda shows fifty at once, and elements cost three times
 * what a template costs: `html` escapes what it is given.
 */
export function SessionList<One extends SessionInList>({ sessions, href, dated = false }: ListProps<One>) {
  const { t, hours, time } = useTexts()
  const when = ({ startsAt, endsAt, wholeDay }: One) =>
    wholeDay ? '' : `${endsAt ? hours(startsAt, endsAt) : time(startsAt)} · `
  const level = raw(`h${useContext(HeadingLevel)}`)
  const cancelled = html`<span class="tag tag-attention">${t('directory.session.cancelled')}</span>`
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
            {html`<div>
              <p class="kicker">${when(one)}${t(entryKind(one.kind))}</p>
              <${level} class="card-title"><a href="${href(one)}">${titleOf(one)}</a></${level}>
              ${one.cancelled ? cancelled : ''}${one.placeName ? html`<p>${placeWords(one)}</p>` : ''}
            </div>`}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** "Cucito insieme", or with a title of its own "Cucito insieme: al mercato". */
export const titleOf = ({ title, ownTitle }: { title: string; ownTitle: string | null }) =>
  ownTitle ? `${title}: ${ownTitle}` : title

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
