import { daysLater } from '../../../../ground/calendar/local-time.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Section } from '../../../../ground/ui/page.tsx'
import type { DaySection } from '../../../encounters/parts/sections.ts'
import { type Step, stepsDue } from '../reads.ts'
import { StepTag } from './step-table.tsx'

const AHEAD_DAYS = 7

/** For somebody's day: the steps of ideas they help with that are late, or due in a week. */
export const ideaStepsToday: DaySection = async (tx, actor, { day }) => {
  const steps = await stepsDue(tx, actor.personId, daysLater(day, AHEAD_DAYS))
  return steps.length === 0 ? null : <StepsToday steps={steps} />
}

function StepsToday({ steps }: { steps: Step[] }) {
  const { day } = useTexts()
  const below = useBelow()
  return (
    <Section heading="calls.step.today">
      <ul class="plain-list stack">
        {steps.map((step) => (
          <li>
            <a href={below(`/ideas/${step.ideaId}/project`)}>{step.what}</a> <StepTag step={step} />
            <br />
            <span class="hint">
              {step.idea} · {day(step.dueOn)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
