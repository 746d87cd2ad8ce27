import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Tag } from '../../../../ground/ui/tag.tsx'
import type { RoundState } from '../rules.ts'

const TONES = { open: 'plain', run: 'primary', decided: 'attention', published: 'good' } as const

export function StateTag({ state }: { state: RoundState }) {
  const { t } = useTexts()
  return <Tag tone={TONES[state]}>{t(`exchange.rounds.state.${state}`)}</Tag>
}
