import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Checkboxes, Radios } from '../../../../ground/ui/choices.tsx'
import { Field, Hidden, TextArea } from '../../../../ground/ui/field.tsx'
import { isLocal } from '../../local/rules.ts'
import type { Indicator } from '../../rules.ts'
import { CHARTS, type Part } from '../rules.ts'

type Props = { part: Part; number: number; indicators: readonly Indicator[] }

/** What one part tells: its heading, its question, and which figures. */
export function PartFields({ part, number, indicators }: Props) {
  const { t } = useTexts()
  return (
    <>
      <Hidden name="from" value={String(number)} />
      <Field
        name="heading"
        label="indicators.outlines.partHeading"
        value={part.heading}
        maxlength={160}
        required
      />
      {part.kind !== 'swot' && (
        <TextArea
          name="hint"
          label="indicators.outlines.hintField"
          hint="indicators.outlines.hintHint"
          value={part.hint}
          rows={2}
          maxlength={500}
        />
      )}
      {part.kind === 'figures' && (
        <>
          <Hidden name="figures" value="yes" />
          <Checkboxes
            name="codes"
            label="indicators.outlines.codes"
            value={part.codes}
            options={indicators.map((one) => ({
              value: one.code,
              label: isLocal(one) ? one.name : t(`indicators.${one.code}.name`),
              hint: `${t(`indicators.group.${one.group}`)}, ${t(`indicators.unit.${one.unit}`)}`,
            }))}
            required
          />
          <Radios
            name="chart"
            label="indicators.outlines.chart"
            value={part.chart}
            options={CHARTS.map((chart) => ({
              value: chart,
              label: t(`indicators.outlines.chart.${chart}`),
            }))}
          />
        </>
      )}
    </>
  )
}
