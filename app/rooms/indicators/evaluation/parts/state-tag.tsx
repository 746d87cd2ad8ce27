import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Tag } from '../../../../ground/ui/tag.tsx'
import type { Evaluation } from '../reads.ts'
import { stateOn } from '../rules.ts'

const TONES = { coming: 'plain', running: 'primary', over: 'plain' } as const

/** Where an evaluation stands today. */
export function StateTag({ evaluation }: { evaluation: Evaluation }) {
  const { t, dayOf, now } = useTexts()
  const state = stateOn(evaluation, dayOf(now))
  return <Tag tone={TONES[state]}>{t(`indicators.evaluation.state.${state}`)}</Tag>
}
