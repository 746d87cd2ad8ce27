import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Tag } from '../../../../ground/ui/tag.tsx'
import type { Idea } from '../reads.ts'

const TONES = { draft: 'attention', submitted: 'primary', admitted: 'good', refused: 'plain' } as const

/** Where an idea stands. */
export const StateTag = ({ state }: Pick<Idea, 'state'>) => (
  <Tag tone={TONES[state]}>{useTexts().t(`calls.state.${state}`)}</Tag>
)

type Props = {
  ideas: readonly Idea[]
  withState?: boolean
  /** By how many each is supported, where people may. */
  supports?: ReadonlyMap<string, number> | undefined
}

/** Ideas by title, with who proposes them, what they ask, and how many support them. */
export function IdeaList({ ideas, withState = false, supports }: Props) {
  const { t, cents } = useTexts()
  const below = useBelow()
  return (
    <ul class="plain-list stack">
      {ideas.map((idea) => (
        <li>
          <a href={below(`/ideas/${idea.id}`)}>{idea.title}</a> {withState && <StateTag state={idea.state} />}{' '}
          {idea.onPaper && withState && <Tag>{t('calls.idea.onPaper')}</Tag>}
          <br />
          <span class="hint">
            {[
              idea.signature,
              t('calls.idea.asks', { amount: cents(idea.askedCents) }),
              supports && t('calls.support.count', { count: supports.get(idea.id) ?? 0 }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}
