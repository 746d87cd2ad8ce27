import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Checkboxes } from '../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { calledIn } from '../../parts/asked.ts'
import type { Indicator } from '../../rules.ts'
import type { Line } from '../rules.ts'

/** What is said of a line, filled with what it says now. */
export function LineFields({ line, known }: { line?: Line | undefined; known: readonly Indicator[] }) {
  const { t } = useTexts()
  return (
    <>
      <TextArea
        name="words"
        label="indicators.framework.words"
        rows={3}
        maxlength={1000}
        value={line?.words}
        required
      />
      <Field
        name="plan"
        label="indicators.framework.plan"
        hint="indicators.framework.planHint"
        maxlength={500}
        value={line?.plan}
      />
      <TextArea
        name="verified"
        label="indicators.framework.verified"
        hint="indicators.framework.verifiedHint"
        rows={2}
        maxlength={1000}
        value={line?.verified}
      />
      <TextArea
        name="assumed"
        label="indicators.framework.assumed"
        hint="indicators.framework.assumedHint"
        rows={2}
        maxlength={1000}
        value={line?.assumed}
      />
      <Checkboxes
        name="codes"
        label="indicators.framework.codes"
        hint="indicators.framework.codesHint"
        options={known.map((one) => ({ value: one.code, label: calledIn(one, t) }))}
        value={[...(line?.codes ?? [])]}
      />
    </>
  )
}
