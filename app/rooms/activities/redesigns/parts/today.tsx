import { holdsRole } from '../../../../ground/access/actor.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Section } from '../../../../ground/ui/page.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import type { DaySection } from '../../../encounters/parts/sections.ts'
import { sameAs } from '../../../people/reads.ts'
import { madeBy } from '../../makers/reads.ts'
import { type ForgottenStep, forgottenSteps } from '../reads.ts'

/** For "La mia giornata": what was asked for a place long ago and nobody answered, of one's labs; of all for who coordinates. */
export const forgottenToday: DaySection = async (tx, actor, { day, now }) => {
  const mine = holdsRole(actor, 'coordinator')
    ? undefined
    : (await madeBy(tx, actor.personId ? await sameAs(tx, actor.personId) : [], day, now)).map(({ id }) => id)
  if (mine?.length === 0) return null
  const steps = await forgottenSteps(tx, day, mine)
  return steps.length > 0 ? <Forgotten steps={steps} /> : null
}

function Forgotten({ steps }: { steps: readonly ForgottenStep[] }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Section heading="activities.redesigns.forgottenHeading">
      <ul class="plain-list stack">
        {steps.map(({ redesignId, title, what, askedOf, onDate }) => (
          <li>
            <a href={below(`/redesigns/${redesignId}`)}>{title}</a>: {what}
            <p class="hint">
              {t('activities.redesigns.askedOf', { who: askedOf })} · <When at={onDate} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
