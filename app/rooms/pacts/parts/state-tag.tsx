import { useTexts } from '../../../ground/texts/use-texts.ts'
import { Tag } from '../../../ground/ui/tag.tsx'
import type { PactState } from '../rules.ts'

const TONES = { draft: 'plain', toSign: 'attention', running: 'primary', ended: 'plain' } as const

export function StateTag({ state }: { state: PactState }) {
  return <Tag tone={TONES[state]}>{useTexts().t(`pacts.state.${state}`)}</Tag>
}
