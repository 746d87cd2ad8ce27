import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Checkbox, Radios, Select } from '../../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { Field, Hidden } from '../../../../ground/ui/field.tsx'
import { fullName } from '../../../people/rules.ts'
import { StoryFields } from '../../parts/story-fields.tsx'
import { HOWS, KNOWN_SAID, SOURCES } from '../../rules.ts'
import type { Around, Beginning } from '../reads.ts'

type Props = { from: Beginning; known: Around; found: readonly Found[]; today: string }

const NEW_PERSON = [{ prefix: 'new-person', label: 'intakes.new.addPerson' }] as const

/** Who, their agreement, their words; then what is asked once. */
export function BeginFields({ from, known, found, today }: Props) {
  const { t } = useTexts()
  return (
    <>
      {from.encounterId && <Hidden name="encounterId" value={from.encounterId} />}
      {from.signalId && <Hidden name="signalId" value={from.signalId} />}
      <Who from={from} known={known} found={found} />
      <Checkbox name="agrees" label="intakes.new.agrees" hint="intakes.new.agreesHint" />
      <Select
        name="how"
        label="intakes.new.how"
        options={HOWS.map((value) => ({ value, label: t(`intakes.how.${value}`) }))}
        required
      />
      <GivenBy known={known} />
      <Checkbox name="notice" label="intakes.new.notice" hint="intakes.new.noticeHint" />
      <StoryFields story={{ ...(from.heard !== undefined && { heard: from.heard }) }} />
      <Select
        name="source"
        label="intakes.new.source"
        options={SOURCES.map((value) => ({ value, label: t(`intakes.source.${value}`) }))}
        value={from.source}
        required
      />
      <Radios
        name="knownSaid"
        label="intakes.new.known"
        hint="intakes.new.knownHint"
        options={KNOWN_SAID.map((value) => ({ value, label: t(`intakes.known.${value}`) }))}
        required
      />
      {known.households.length > 0 && (
        <Select
          name="householdId"
          label="intakes.new.household"
          blank="intakes.new.noHousehold"
          options={known.households.map(({ id, name }) => ({ value: id, label: name }))}
          value={known.households[0]?.id}
        />
      )}
      <div class="field-row">
        <Field
          name="part"
          label="intakes.new.part"
          hint="intakes.new.partHint"
          maxlength={80}
          value={t('intakes.new.partUsual')}
          required
        />
        <Field name="openedOn" type="date" label="intakes.new.openedOn" value={today} max={today} required />
      </div>
    </>
  )
}

function Who({ from, known, found }: Omit<Props, 'today'>) {
  const below = useBelow()
  if (from.people.length > 1)
    return (
      <Radios
        name="person"
        label="intakes.new.person"
        options={from.people.map(({ id, name }) => ({ value: id, label: name }))}
        value={known.person?.id}
        required
      />
    )
  return (
    <Combobox
      name="person"
      label="intakes.new.person"
      search={below('/people/search')}
      value={known.person && [{ value: known.person.id, label: known.person.name }]}
      found={found}
      addNew={NEW_PERSON}
      required
    />
  )
}

/** For a minor: who holds parental responsibility agrees. */
function GivenBy({ known }: { known: Around }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <>
      <Select
        name="givenBy"
        label="intakes.new.givenBy"
        hint="intakes.new.givenByHint"
        blank="intakes.new.themselves"
        options={known.guardians.map((one) => ({ value: one.guardianId, label: fullName(one) }))}
      />
      {known.person && known.guardians.length === 0 && (
        <p class="hint">
          <a href={below(`/people/${known.person.id}/privacy`)}>{t('intakes.new.addGuardian')}</a>
        </p>
      )}
    </>
  )
}
