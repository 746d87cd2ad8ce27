import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import type { PersonMet } from '../reads.ts'

/** Whom one may want to meet again: a line each, and what to do about it; each may be left for later. */
export function PeopleToMeet({ people }: { people: readonly PersonMet[] }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <ul class="plain-list stack">
      {people.map(({ id, name, lastOn }) => (
        <li class="panel beside">
          <div>
            <a href={below(`/people/${id}`)}>{name}</a>
            <p class="hint">
              {t('encounters.people.last')}: <When at={lastOn} />
            </p>
          </div>
          <a href={below(`/diary/new?who=person:${id}`)} aria-label={t('encounters.people.meet', { name })}>
            {t('encounters.day.new')}
          </a>
          <ActionButton
            action={below(`/diary/people/${id}/later`)}
            label={['encounters.people.laterThis', { name }]}
          />
        </li>
      ))}
    </ul>
  )
}
