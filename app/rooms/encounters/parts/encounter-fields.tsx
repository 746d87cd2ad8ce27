import { useBelow } from '../../../ground/ui/below.ts'
import { Checkbox, Checkboxes, Select } from '../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../ground/ui/combobox.tsx'
import { Field, TextArea } from '../../../ground/ui/field.tsx'
import type { Encounter, Named } from '../reads.ts'

/** What the form offers to pick from. */
export type Offered = { places: readonly Named[]; topics: readonly string[]; found: readonly Found[] }
/** What the fields say before anyone types. Local times. */
export type Begins = {
  metAt: string
  latest: string
  who?: readonly Found[] | undefined
  encounter?: Encounter | undefined
}

export const NEW_NAMES = [
  { prefix: 'new-person', label: 'encounters.form.newPerson' },
  { prefix: 'new-group', label: 'encounters.form.newGroup' },
] as const

/** Who, what, where, when: the first answer is enough. */
export function EncounterFields({ places, topics, found, metAt, latest, who, encounter }: Offered & Begins) {
  const below = useBelow()
  const chosen = encounter?.topics ?? []
  const usual = [...new Set([...chosen, ...topics])]
  return (
    <>
      <Combobox
        name="who"
        label="encounters.form.who"
        hint="encounters.form.whoHint"
        search={below('/diary/search')}
        multiple
        required
        value={who}
        found={found}
        addNew={NEW_NAMES}
      />
      {usual.length > 0 && (
        <div class="chips">
          <Checkboxes
            name="topics"
            label="encounters.form.topics"
            options={usual.map((topic) => ({ value: topic, label: topic }))}
            value={chosen}
          />
        </div>
      )}
      <Field
        name="otherTopics"
        label={usual.length ? 'encounters.form.otherTopics' : 'encounters.form.topics'}
        hint="encounters.form.topicsHint"
        maxlength={400}
      />
      <TextArea
        name="note"
        label="encounters.form.note"
        rows={3}
        maxlength={8000}
        value={encounter?.note?.text}
      />
      <Checkbox
        name="reserved"
        label="encounters.form.reserved"
        hint="encounters.form.reservedHint"
        checked={encounter?.note?.reserved ?? false}
      />
      <div class="field-row">
        <Select
          name="placeId"
          label="encounters.form.place"
          blank="encounters.form.noPlace"
          options={places.map((place) => ({ value: place.id, label: place.name }))}
          value={encounter?.placeId}
        />
        <Field
          name="placeSaid"
          label="encounters.form.placeSaid"
          hint="encounters.form.placeSaidHint"
          maxlength={160}
          value={encounter?.placeSaid}
        />
      </div>
      <Field
        name="metAt"
        type="datetime-local"
        label="encounters.form.metAt"
        hint="encounters.form.metAtHint"
        required
        value={metAt}
        max={latest}
      />
    </>
  )
}
