import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import type { PathPart } from '../reads.ts'

/** Parts of a plan, each with whom it is for and the button that ends it. */
export function PartList({ parts, mayDo = false }: { parts: readonly PathPart[]; mayDo?: boolean }) {
  const { t } = useTexts()
  const at = useBelow()
  return (
    <ul class="plain-list stack">
      {parts.map((part) => (
        <li class="panel beside">
          <div>
            <Tag>{t(`intakes.side.${part.side}`)}</Tag> {part.plan}
            <p class="hint">
              {part.forWhom}
              {part.untilOn && ' · '}
              {part.untilOn && <When at={part.untilOn} />}
            </p>
          </div>
          {part.doneOn ? (
            <Tag tone="good">{t('intakes.steps.wasDone')}</Tag>
          ) : (
            mayDo && <ActionButton action={at(`/paths/${part.id}/done`)} label="intakes.steps.done" />
          )}
        </li>
      ))}
    </ul>
  )
}
