import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import type { SpaceCall } from '../../spaces/reads.ts'
import type { Candidate } from '../reads.ts'

/** Which space it is and whose. */
export function SpaceFacts({ space }: { space: Candidate }) {
  const { day } = useTexts()
  return (
    <DefinitionList
      items={[
        ['calls.candidate.where', [space.address, space.municipality].filter(Boolean).join(', ') || null],
        ['calls.candidate.owner', space.owner],
        ['calls.received.arrived', day(space.arrivedOn)],
      ]}
    />
  )
}

/** What was answered to each line of the score sheet. */
export const SpaceAnswers = ({ space, call }: { space: Candidate; call: SpaceCall }) => (
  <dl class="prose">
    {call.criteria.map(({ label }, at) => (
      <>
        <dt>{label}</dt>
        <dd>{space.answers[at]}</dd>
      </>
    ))}
  </dl>
)
