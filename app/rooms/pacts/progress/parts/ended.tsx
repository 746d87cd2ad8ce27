import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import type { Pact } from '../../reads.ts'
import { paragraphs } from '../../signing/parts/paper-lines.ts'
import type { Ending } from '../reads.ts'

/** How it ended, and a way back where it ended too soon. */
export function Ended({ pact, ending }: { pact: Pact; ending: Ending }) {
  const { t, day } = useTexts()
  const below = useBelow()
  return (
    <Callout heading={['pacts.end.ended', { day: day(ending.endedOn) }]}>
      <p>{t(`pacts.end.outcome.${ending.outcome}`)}</p>
      {paragraphs(ending.why).map((line) => (
        <p>{line}</p>
      ))}
      <ActionButton action={below(`/pacts/${pact.id}/reopen`)} label="pacts.end.reopen" />
    </Callout>
  )
}
