import { rowField } from '../../../../ground/forms/row-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { RowFields } from '../../../../ground/ui/row-fields.tsx'
import { STATES } from '../rules.ts'

type Props = { row: number; on: string | null; today: string }

/** One row of a slip, its answers in the order of the paper. */
export function VisitFields({ row, on, today }: Props) {
  const { t } = useTexts()
  const of = (name: string) => rowField(name, row)
  return (
    <RowFields legend={['exchange.slips.row', { number: row }]} id={`row-${row}`}>
      <div class="field-row">
        <Field name={of('onDate')} type="date" label="exchange.slips.onDate" max={today} value={on} />
        <Select
          name={of('state')}
          label="exchange.slips.state"
          blank="exchange.slips.blank"
          options={STATES.map((value) => ({ value, label: t(`exchange.slips.state.${value}`) }))}
        />
        <Field
          name={of('minutes')}
          type="number"
          label="exchange.slips.minutes"
          inputmode="numeric"
          min={5}
          max={720}
        />
        <Field name={of('words')} label="exchange.slips.words" maxlength={500} />
      </div>
    </RowFields>
  )
}
