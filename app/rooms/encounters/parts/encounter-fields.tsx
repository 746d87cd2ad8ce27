import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Checkbox, Checkboxes, Radios, Select } from '../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../ground/ui/combobox.tsx'
import { Field, TextArea } from '../../../ground/ui/field.tsx'
import { More } from '../../../ground/ui/more.tsx'
import { FEW_PLACES } from '../lately/rules.ts'
import type { Encounter, Named } from '../reads.ts'

/** What the form offers to pick from: what whoever writes used lately comes first. */
export type Offered = {
  lately: readonly Found[]
  places: readonly Named[]
  topics: readonly string[]
  found: readonly Found[]
}
/** What the fields say before anyone types. Local times. */
export type Begins = {
  metAt: string
  latest: string
  /** Where whoever writes is today, as far as Trama knows. */
  placeId?: string | undefined
  /** The day a reminder is for, where one can be left. */
  nextOn?: string | undefined
  who?: readonly Found[] | undefined
  encounter?: Encounter | undefined
}

export const NEW_NAMES = [
  { prefix: 'new-person', label: 'encounters.form.newPerson' },
  { prefix: 'new-group', label: 'encounters.form.newGroup' },
] as const

/** Who, where, what: a touch each. When it was, and all that is seldom said, is one touch further. */
export function EncounterFields(props: Offered & Begins) {
  const { lately, topics, found, who, encounter } = props
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
        held
        required
        value={who}
        found={found}
        addNew={NEW_NAMES}
        usual={{ label: 'encounters.form.lately', options: lately }}
      />
      <WhereChips {...props} />
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
      {usual.length === 0 && <OtherTopics label="encounters.form.topics" />}
      <TextArea
        name="note"
        label="encounters.form.note"
        rows={3}
        maxlength={8000}
        value={encounter?.note?.text}
        dictate
      />
      <Checkbox
        name="reserved"
        label="encounters.form.reserved"
        hint="encounters.form.reservedHint"
        checked={encounter?.note?.reserved ?? false}
      />
      <More
        label={props.nextOn ? 'encounters.form.more' : 'encounters.form.moreEdit'}
        names={['otherTopics', 'otherPlaceId', 'placeSaid', 'next']}
        filled={['metAt', 'nextOn']}
        open={encounter !== undefined}
      >
        <Seldom {...props} otherTopics={usual.length > 0} />
      </More>
    </>
  )
}

const OtherTopics = ({ label }: { label: 'encounters.form.topics' | 'encounters.form.otherTopics' }) => (
  <Field name="otherTopics" label={label} hint="encounters.form.topicsHint" maxlength={400} />
)

/** The places to touch: the one of now or of the record, and those used lately. */
const atHand = ({ places, placeId, encounter }: Offered & Begins) => {
  const here = encounter ? encounter.placeId : placeId
  const first = places.filter(({ id }) => id === here)
  return { here, few: [...new Set([...first, ...places])].slice(0, FEW_PLACES) }
}

function WhereChips(props: Offered & Begins) {
  const { t } = useTexts()
  const { here, few } = atHand(props)
  if (few.length === 0) return null
  return (
    <div class="chips">
      <Radios
        name="placeId"
        label="encounters.form.place"
        options={[
          ...few.map(({ id, name }) => ({ value: id, label: name })),
          { value: '', label: t('encounters.form.noPlace') },
        ]}
        value={here ?? ''}
      />
    </div>
  )
}

function Seldom({ otherTopics, ...props }: Offered & Begins & { otherTopics: boolean }) {
  const { places, metAt, latest, nextOn, encounter } = props
  const { few } = atHand(props)
  const others = places.filter((place) => !few.includes(place))
  return (
    <>
      <Field
        name="metAt"
        type="datetime-local"
        label="encounters.form.metAt"
        hint="encounters.form.metAtHint"
        required
        value={metAt}
        max={latest}
      />
      {others.length > 0 && (
        <Select
          name="otherPlaceId"
          label="encounters.form.otherPlace"
          blank="encounters.form.asAbove"
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Field
        name="placeSaid"
        label="encounters.form.placeSaid"
        hint="encounters.form.placeSaidHint"
        maxlength={160}
        value={encounter?.placeSaid}
      />
      {otherTopics && <OtherTopics label="encounters.form.otherTopics" />}
      {nextOn && (
        <div class="field-row">
          <Field name="next" label="encounters.form.next" hint="encounters.form.nextHint" maxlength={500} />
          <Field name="nextOn" type="date" label="encounters.form.nextOn" value={nextOn} />
        </div>
      )}
    </>
  )
}
