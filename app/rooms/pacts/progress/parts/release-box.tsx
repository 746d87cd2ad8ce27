import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Checkbox } from '../../../../ground/ui/choices.tsx'

/** Money bound and not spent may go back to its fund with the end of a pact. */
export function ReleaseBox({ heldCents }: { heldCents: number }) {
  const { t, cents } = useTexts()
  return (
    <Checkbox
      name="release"
      label={{ said: t('pacts.end.release', { sum: cents(heldCents) }) }}
      hint="pacts.end.releaseHint"
    />
  )
}
