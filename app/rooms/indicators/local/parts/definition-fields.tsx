import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { type Option, Select } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { AREAS } from '../../../activities/rules.ts'
import { fieldOf, type Side } from '../forms.ts'
import type { ChoicesHere } from '../reads.ts'
import { type Choice, COUNTABLE, type Countable, SHAPES } from '../rules.ts'
import { kindKey } from './said.ts'

type Props = { side: Side; records: Countable | undefined; here: ChoicesHere }

/** The fields of one count: which records, each once for what, and which of them. Only what these records can be asked. */
export function DefinitionFields({ side, records, here }: Props) {
  const { t } = useTexts()
  const shape = records && SHAPES[records]
  const options: Record<Choice, readonly Option[]> = {
    kind: (shape?.kinds ?? []).map((value) => ({
      value,
      label: records ? t(kindKey(records, value)) : value,
    })),
    area: AREAS.map((value) => ({ value, label: t(`activities.area.${value}`) })),
    place: here.places.map(({ id, name }) => ({ value: id, label: name })),
    municipality: here.municipalities.map(({ code, name }) => ({ value: code, label: name })),
    formal: [
      { value: 'true', label: t('indicators.groups.formalYes') },
      { value: 'false', label: t('indicators.groups.formalNo') },
    ],
  }
  const name = (part: Parameters<typeof fieldOf>[1]) => fieldOf(side, part)
  return (
    <>
      <Select
        name={name('records')}
        label="indicators.local.recordsLabel"
        options={COUNTABLE.map((value) => ({ value, label: t(`indicators.local.records.${value}`) }))}
        value={records}
        blank={side === 'of' ? 'indicators.local.ofNothing' : false}
        required={side === 'counted'}
      />
      {shape && shape.once.length > 0 && (
        <Select
          name={name('distinct')}
          label="indicators.local.onceLabel"
          options={shape.once.map((value) => ({ value, label: t(`indicators.local.once.${value}`) }))}
          value={shape.always}
          blank={shape.always ? false : 'indicators.local.onceEach'}
        />
      )}
      {shape?.choices.map((choice) => (
        <Select
          name={name(choice)}
          label={`indicators.local.choice.${choice}`}
          options={options[choice]}
          blank="indicators.local.any"
        />
      ))}
      {shape && (
        <div class="field-row">
          <Field name={name('from')} type="date" label="indicators.local.from" />
          <Field name={name('to')} type="date" label="indicators.local.to" />
        </div>
      )}
    </>
  )
}
