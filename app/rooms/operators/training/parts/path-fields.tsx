import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Radios, Select } from '../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { FIGURES } from '../../rules.ts'
import type { Path } from '../reads.ts'
import { AUDIENCES } from '../rules.ts'

/** What is said of a path, when it is opened and when it is changed. */
export function PathFields({ path }: { path?: Path }) {
  const { t } = useTexts()
  return (
    <>
      <Field name="name" label="operators.training.name" value={path?.name} maxlength={120} required />
      <TextArea name="about" label="operators.training.about" value={path?.about} rows={3} maxlength={2000} />
      <Radios
        name="forWhom"
        label="operators.training.forWhom"
        options={AUDIENCES.map((value) => ({ value, label: t(`operators.training.audience.${value}`) }))}
        value={path?.forWhom ?? 'operators'}
        required
      />
      <Field
        name="hours"
        label="operators.training.hours"
        hint="operators.training.hoursHint"
        inputmode="decimal"
        value={path && String(path.hours)}
        required
      />
      <TextArea
        name="steps"
        label="operators.training.steps"
        hint="operators.training.stepsHint"
        value={path?.steps.join('\n')}
        rows={4}
        required
      />
      <Select
        name="figure"
        label="operators.training.figure"
        hint="operators.training.figureHint"
        blank="operators.training.noFigure"
        options={FIGURES.map((value) => ({ value, label: t(`operators.figure.${value}`) }))}
        value={path?.figure}
      />
    </>
  )
}
