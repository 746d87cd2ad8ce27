import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Tag } from '../../../../ground/ui/tag.tsx'
import type { HandOverPart } from '../reads.ts'
import { useDuties } from './duty-words.ts'

/** What was handed over: from whom, to whom, on which day, and what became of it. */
export function PartList({ parts }: { parts: readonly HandOverPart[] }) {
  const { t, day, dayOf } = useTexts()
  const { say } = useDuties()
  const at = useBelow()
  return (
    <ul class="plain-list stack">
      {parts.map((part) => (
        <li>
          <a href={at(`/hand-overs/${part.id}`)}>{say(part.kind, part.things.length)}</a>{' '}
          <PartTag part={part} />
          <p class="hint">
            {t('operators.handOver.line', { from: part.from, to: part.to, day: day(dayOf(part.at)) })}
          </p>
        </li>
      ))}
    </ul>
  )
}

export function PartTag({ part }: { part: HandOverPart }) {
  const { t, shortDay } = useTexts()
  if (part.acceptedAt)
    return <Tag tone="good">{t('operators.handOver.accepted', { day: shortDay(part.acceptedAt) })}</Tag>
  if (part.passedAt) return <Tag>{t('operators.handOver.passed', { day: shortDay(part.passedAt) })}</Tag>
  return <Tag tone="attention">{t('operators.handOver.waiting')}</Tag>
}
