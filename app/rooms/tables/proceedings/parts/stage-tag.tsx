import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { type Days, type Stage, stageOn } from '../rules.ts'

const TONES: Record<Stage, 'plain' | 'primary' | 'good' | 'attention'> = {
  draft: 'attention',
  to_come: 'plain',
  open: 'primary',
  examined: 'primary',
  chosen: 'good',
  closed: 'plain',
}

/** Where a proceeding stands, in a word. */
export function StageTag({ days, today }: { days: Days; today: string }) {
  const { t } = useTexts()
  const stage = stageOn(days, today)
  return <Tag tone={TONES[stage]}>{t(`tables.proceeding.stage.${stage}`)}</Tag>
}
