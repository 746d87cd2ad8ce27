import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Card, CardGrid } from '../../../../ground/ui/card.tsx'
import type { Proceeding } from '../reads.ts'
import { pathOf } from './here.ts'
import { StageTag } from './stage-tag.tsx'

/** Proceedings side by side: which kind, until when, where they stand. */
export function ProceedingList({
  proceedings,
  today,
}: {
  proceedings: readonly Proceeding[]
  today: string
}) {
  const { t, day } = useTexts()
  const below = useBelow()
  return (
    <CardGrid>
      {proceedings.map((one) => (
        <Card
          title={one.title}
          href={below(pathOf(one))}
          kicker={t(`tables.proceeding.kind.${one.kind}`)}
          foot={t('tables.proceeding.until', { day: day(one.closesOn) })}
        >
          <StageTag days={one} today={today} />
        </Card>
      ))}
    </CardGrid>
  )
}
