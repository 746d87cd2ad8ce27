import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import type { Redesign, RedesignFile, Step } from '../reads.ts'
import { Drawings } from './drawings.tsx'
import { Follow } from './follow.tsx'
import { Steps } from './steps.tsx'

type Props = {
  redesign: Redesign
  files: readonly RedesignFile[]
  steps: readonly Step[]
  today: string
  mayChange: boolean
  sent: { which?: string; form?: FormState }
}

/** One page for everyone: what is proposed, its drawings, what was asked and answered. The team goes on from here. */
export function RedesignView({ redesign, files, steps, today, mayChange, sent }: Props) {
  const { t, day } = useTexts()
  const below = useBelow()
  const here = below(`/redesigns/${redesign.id}`)
  return (
    <Page
      heading={{ said: redesign.title }}
      kicker={redesign.place}
      crumbs={[{ href: below('/redesigns'), label: 'activities.redesigns.publicHeading' }]}
      width="reading"
    >
      {mayChange && !redesign.shown && <Callout text="activities.redesigns.onlyTeam" />}
      <p class="prose">{redesign.what}</p>
      <DefinitionList
        items={[
          [
            'activities.redesigns.by',
            redesign.activity && (
              <a
                href={below(
                  mayChange ? `/activities/${redesign.activityId}` : `/agenda/${redesign.activityId}`,
                )}
              >
                {redesign.activity}
              </a>
            ),
          ],
          ['activities.redesigns.proposedOn', day(redesign.proposedOn)],
        ]}
      />
      {redesign.outcome && redesign.endedOn && (
        <Section heading="activities.redesigns.outcome" lead={{ said: day(redesign.endedOn) }}>
          <p class="prose">{redesign.outcome}</p>
        </Section>
      )}
      {files.length > 0 && (
        <Section heading="activities.redesigns.files">
          <Drawings files={files} here={here} mayChange={mayChange} />
        </Section>
      )}
      <Section heading="activities.redesigns.steps">
        {steps.length > 0 ? (
          <Steps
            steps={steps}
            here={here}
            today={today}
            over={redesign.endedOn !== null}
            mayChange={mayChange}
            sent={sent}
          />
        ) : (
          <p>{t('activities.redesigns.noSteps')}</p>
        )}
      </Section>
      {mayChange && <Follow redesign={redesign} here={here} today={today} sent={sent} />}
    </Page>
  )
}
