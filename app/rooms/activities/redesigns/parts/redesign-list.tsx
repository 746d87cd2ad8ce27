import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Tag } from '../../../../ground/ui/tag.tsx'
import type { Redesign } from '../reads.ts'

/** Proposals for places, with whose they are and whether they are over. */
export function RedesignList({ list }: { list: readonly Redesign[] }) {
  const { t, day } = useTexts()
  const below = useBelow()
  return (
    <ul class="plain-list stack">
      {list.map(({ id, title, place, activity, proposedOn, endedOn, shown }) => (
        <li>
          <a href={below(`/redesigns/${id}`)}>{title}</a>{' '}
          {endedOn ? (
            <Tag>{t('activities.redesigns.isOver')}</Tag>
          ) : (
            <Tag tone="primary">{t('activities.redesigns.goesOn')}</Tag>
          )}{' '}
          {!shown && <Tag tone="attention">{t('activities.redesigns.notShown')}</Tag>}
          <p class="hint">{[place, activity, day(proposedOn)].filter(Boolean).join(' · ')}</p>
        </li>
      ))}
    </ul>
  )
}
