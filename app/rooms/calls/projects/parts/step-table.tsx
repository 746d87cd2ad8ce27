import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import type { Step } from '../reads.ts'
import { stepState } from '../rules.ts'

const TONES = { done: 'good', late: 'attention', toDo: 'plain' } as const

/** Where a step stands today. */
export function StepTag({ step }: { step: Step }) {
  const { t, dayOf, now } = useTexts()
  const state = stepState(step, dayOf(now))
  return <Tag tone={TONES[state]}>{t(`calls.step.${state}`)}</Tag>
}

/** The steps of an idea, each with its end or the way to it. */
export function StepTable({ steps }: { steps: Step[] }) {
  const { t, day } = useTexts()
  const below = useBelow()
  const at = ({ ideaId, id }: Step, act: string) => below(`/ideas/${ideaId}/steps/${id}/${act}`)
  return (
    <Table
      caption="calls.step.heading"
      captionHidden
      rows={steps}
      columns={[
        { heading: 'calls.step.what', main: true, cell: ({ what }) => what },
        { heading: 'calls.step.helper', cell: ({ helper }) => helper },
        { heading: 'calls.step.dueOn', cell: ({ dueOn }) => day(dueOn) },
        {
          heading: 'calls.step.state',
          cell: (step) => (
            <>
              <StepTag step={step} /> {step.doneOn && t('calls.step.doneOn', { day: day(step.doneOn) })}
              {!step.doneOn && (
                <div class="beside">
                  <ActionButton
                    action={at(step, 'done')}
                    label={['calls.step.finish', { what: step.what }]}
                  />
                  <ActionButton
                    action={at(step, 'drop')}
                    label={['calls.step.drop', { what: step.what }]}
                    danger
                  />
                </div>
              )}
            </>
          ),
        },
      ]}
    />
  )
}
