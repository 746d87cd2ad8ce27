import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Tag } from '../../../../ground/ui/tag.tsx'
import type { State } from '../../rules.ts'

const TONES = {
  waiting: 'attention',
  rejected: 'plain',
  open: 'primary',
  partlyPaid: 'primary',
  paid: 'good',
  accounted: 'good',
  released: 'plain',
} as const satisfies Record<State, string>

export function StateTag({ state }: { state: State }) {
  const { t } = useTexts()
  return <Tag tone={TONES[state]}>{t(`funds.state.${state}`)}</Tag>
}
