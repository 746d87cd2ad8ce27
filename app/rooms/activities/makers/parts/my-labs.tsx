import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Section } from '../../../../ground/ui/page.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import type { DaySection } from '../../../encounters/parts/sections.ts'
import { sameAs } from '../../../people/reads.ts'
import { type Standing, standingPhases } from '../../phases/reads.ts'
import { madeBy } from '../reads.ts'

type Mine = Awaited<ReturnType<typeof madeBy>>

/** For "La mia giornata": the labs one makes, where each stands and when it meets next. */
export const myLabs: DaySection = async (tx, actor, { day, now }) => {
  if (!actor.personId) return null
  const mine = await madeBy(tx, await sameAs(tx, actor.personId), day, now)
  if (mine.length === 0) return null
  const standing = await standingPhases(
    tx,
    mine.map(({ id }) => id),
  )
  return <MyLabs mine={mine} standing={standing} />
}

function MyLabs({ mine, standing }: { mine: Mine; standing: ReadonlyMap<string, Standing> }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Section heading="activities.makers.mine">
      <ul class="plain-list stack">
        {mine.map(({ id, title, nextAt }) => {
          const phase = standing.get(id)?.phase
          return (
            <li class="beside">
              <a href={below(`/activities/${id}`)}>{title}</a>
              {phase && <Tag>{t(`activities.phase.${phase}`)}</Tag>}
              {nextAt ? <When at={nextAt} /> : <span class="hint">{t('activities.makers.noNext')}</span>}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
