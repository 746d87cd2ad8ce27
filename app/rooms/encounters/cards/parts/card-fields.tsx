import { rowField } from '../../../../ground/forms/row-form.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Checkbox, Checkboxes, Select } from '../../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { RowFields } from '../../../../ground/ui/row-fields.tsx'
import { NEW_NAMES, type Offered } from '../../parts/encounter-fields.tsx'

type Props = Pick<Offered, 'places' | 'topics'> & {
  row: number
  /** What a search without script has found, for this card. */
  found: readonly Found[]
  onDate: string | null
  placeId: string | null
  latest: string
}

/** One card to copy, its fields in the order of the paper. */
export function CardFields({ row, places, topics, found, onDate, placeId, latest }: Props) {
  const below = useBelow()
  const of = (name: string) => rowField(name, row)
  return (
    <RowFields legend={['encounters.cards.row', { number: row }]} id={`row-${row}`}>
      <div class="field-row">
        <Field
          name={of('onDate')}
          type="date"
          label="encounters.cards.onDate"
          max={latest.slice(0, 10)}
          value={onDate}
        />
        <Field name={of('at')} type="time" label="encounters.cards.at" hint="encounters.cards.atHint" />
        <Select
          name={of('placeId')}
          label="encounters.form.place"
          blank="encounters.form.noPlace"
          options={places.map(({ id, name }) => ({ value: id, label: name }))}
          value={placeId}
        />
        <Field name={of('placeSaid')} label="encounters.form.placeSaid" maxlength={160} />
      </div>
      <Combobox
        name={of('who')}
        label="encounters.form.who"
        search={below('/diary/search')}
        multiple
        found={found}
        addNew={NEW_NAMES}
      />
      {topics.length > 0 && (
        <div class="chips">
          <Checkboxes
            name={of('topics')}
            label="encounters.form.topics"
            options={topics.map((topic) => ({ value: topic, label: topic }))}
          />
        </div>
      )}
      <Field
        name={of('otherTopics')}
        label={topics.length ? 'encounters.form.otherTopics' : 'encounters.form.topics'}
        maxlength={400}
      />
      <TextArea name={of('note')} label="encounters.form.note" rows={2} maxlength={8000} />
      <Checkbox name={of('reserved')} label="encounters.form.reserved" />
      <div class="field-row">
        <Field name={of('next')} label="encounters.form.next" maxlength={500} />
        <Field name={of('nextOn')} type="date" label="encounters.form.nextOn" />
      </div>
    </RowFields>
  )
}
