import { useTexts } from '../../../ground/texts/use-texts.ts'
import { Tag } from '../../../ground/ui/tag.tsx'
import type { Call } from '../reads.ts'
import { phaseOf } from '../rules.ts'

const TONES = {
  draft: 'attention',
  coming: 'plain',
  open: 'primary',
  assessing: 'primary',
  supporting: 'primary',
  voting: 'primary',
  decided: 'good',
} as const

/** Where a call stands today. */
export function PhaseTag({ call }: { call: Call }) {
  const { t, dayOf, now } = useTexts()
  const phase = phaseOf(call, dayOf(now))
  return <Tag tone={TONES[phase]}>{t(`calls.phase.${phase}`)}</Tag>
}
