import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import type { Found } from '../../../../ground/ui/combobox.tsx'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import type { Commitment } from '../../../funds/reads.ts'
import { IdeaMoney } from '../../grants/parts/money.tsx'
import type { Idea } from '../../ideas/reads.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import type { Call } from '../../reads.ts'
import type { Became, Step, Told } from '../reads.ts'
import { BecameSections } from './became.tsx'
import { type Choice, OutcomeForm, StepForm, StoryForm } from './project-forms.tsx'
import { StepTable } from './step-table.tsx'

type Props = {
  idea: Idea
  call: Call
  steps: Step[]
  became: Became[]
  told: Told[]
  /** Nothing for who does not keep the ledger. */
  money: Commitment[] | undefined
  helpers: Choice[]
  activities: Choice[]
  places: Choice[]
  team: boolean
  forms: { step: FormState; outcome: FormState; story: FormState; found: readonly Found[] }
}

/** A funded idea from its first step to its story. */
export function ProjectPage(props: Props) {
  const { idea, call, steps, became, told, money, helpers, activities, places, team, forms } = props
  const { t } = useTexts()
  const below = useBelow()
  const crumbs = useCrumbs()
  const here = below(`/ideas/${idea.id}`)
  return (
    <Page
      heading="calls.project.heading"
      kicker={idea.title}
      lead="calls.project.lead"
      crumbs={crumbs(call, { href: `/ideas/${idea.id}`, label: { said: idea.title } })}
    >
      <Section heading="calls.step.heading">
        {steps.length === 0 ? (
          <>
            <p>{t('calls.step.none')}</p>
            <ActionButton action={`${here}/plan`} label="calls.plan.begin" quiet={false} />
          </>
        ) : (
          <StepTable steps={steps} />
        )}
        <StepForm here={here} form={forms.step} helpers={helpers} />
      </Section>
      {money && <IdeaMoney idea={idea} money={money} />}
      <BecameSections became={became} told={told} />
      <OutcomeForm here={here} form={forms.outcome} activities={activities} places={places} />
      {team && <StoryForm here={here} form={forms.story} found={forms.found} told={told} />}
    </Page>
  )
}
