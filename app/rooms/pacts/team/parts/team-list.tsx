import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Section } from '../../../../ground/ui/page.tsx'
import type { CircleMember } from '../../../operators/circles/rules.ts'
import { partWords } from '../../parts/part-words.ts'
import type { Pact } from '../../reads.ts'

/** Who walks along today. */
export function TeamList({ pact, members }: { pact: Pact; members: readonly CircleMember[] }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Section heading="pacts.team.heading">
      <ul class="plain-list">
        {members
          .filter(({ untilAt }) => !untilAt)
          .map(({ name, part }) => (
            <li>
              {name}
              <br />
              <span class="hint">{partWords(t, part)}</span>
            </li>
          ))}
      </ul>
      <p>
        <a href={below(`/pacts/${pact.id}/team`)}>{t('pacts.team.change')}</a>
      </p>
    </Section>
  )
}
