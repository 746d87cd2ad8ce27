import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { TextArea } from '../../../../ground/ui/field.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import type { CallCriterion } from '../../rules.ts'

type ScoreFieldsProps = {
  criteria: readonly CallCriterion[]
  /** What this assessor said before. */
  own: { scores: readonly number[]; reasons: readonly string[] } | undefined
  /** What is assessed, criterion by criterion, where it was answered so. */
  answers?: readonly string[]
}

/** The sheet of who assesses: for each criterion a score and its reason. */
export function ScoreFields({ criteria, own, answers }: ScoreFieldsProps) {
  const { number } = useTexts()
  return (
    <>
      {criteria.map(({ code, label, best }, at) => (
        <Section heading={{ said: label }}>
          {answers && <p class="prose">{answers[at]}</p>}
          <Select
            name={`${code}_score`}
            label={['calls.assess.scoreOf', { best }]}
            required
            options={Array.from({ length: best + 1 }, (_, score) => ({
              value: String(score),
              label: number(score),
            }))}
            value={own && String(own.scores[at])}
          />
          <TextArea
            name={`${code}_why`}
            label="calls.assess.why"
            required
            rows={2}
            maxlength={1000}
            value={own?.reasons[at]}
          />
        </Section>
      ))}
    </>
  )
}
