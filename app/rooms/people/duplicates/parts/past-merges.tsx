import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import { fullName } from '../../rules.ts'
import type { PastMerge } from '../reads.ts'

/** The records this one stands for, each with the way to take it apart again. */
export function PastMerges({ merges }: { merges: readonly PastMerge[] }) {
  const { t, day } = useTexts()
  const below = useBelow()
  if (merges.length === 0) return null
  return (
    <Section heading="people.merge.past">
      <ul class="plain-list">
        {merges.map((merge) => (
          <li class="stack">
            <p>{t('people.merge.pastOne', { name: fullName(merge), on: day(merge.merged_at) })}</p>
            <ActionButton action={below(`/people/merges/${merge.id}/undo`)} label="people.merge.undo" />
          </li>
        ))}
      </ul>
    </Section>
  )
}
