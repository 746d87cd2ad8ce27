import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Select } from '../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../ground/ui/combobox.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import type { Person } from '../reads.ts'
import { GENDERS, LANGUAGES_SPOKEN } from '../rules.ts'

type FieldsProps = {
  person?: Person | undefined
  /** A name to begin with. */
  named?: { givenName: string; familyName: string } | undefined
  /** What a search for a municipality without JavaScript has found. */
  found?: readonly Found[] | undefined
}

/** What is written of a person: a name is enough. */
export function PersonFields({ person, named, found }: FieldsProps) {
  const { t } = useTexts()
  const below = useBelow()
  const { profile, contact } = person ?? {}
  return (
    <>
      <div class="field-row">
        <Field
          name="givenName"
          label="people.form.givenName"
          value={person?.given_name ?? named?.givenName}
          required
          maxlength={80}
          autocomplete="off"
        />
        <Field
          name="familyName"
          label="people.form.familyName"
          value={person?.family_name ?? named?.familyName}
          maxlength={80}
          autocomplete="off"
        />
      </div>
      <div class="field-row">
        <Field name="phone" type="tel" label="people.form.phone" value={contact?.phone} autocomplete="off" />
        <Field
          name="email"
          type="email"
          label="people.form.email"
          value={contact?.email}
          autocomplete="off"
        />
      </div>
      <div class="field-row">
        <Field
          name="bornOn"
          type="date"
          label="people.form.bornOn"
          value={profile?.born_on}
          autocomplete="off"
        />
        <Field
          name="birthYear"
          label="people.form.birthYear"
          hint="people.form.birthYearHint"
          inputmode="numeric"
          value={profile?.birth_year}
          maxlength={4}
          autocomplete="off"
        />
      </div>
      <Combobox
        name="municipality"
        label="people.form.municipality"
        search={below('/people/municipalities')}
        value={
          profile?.istat_code
            ? [{ value: profile.istat_code, label: profile.municipality ?? profile.istat_code }]
            : []
        }
        found={found}
      />
      <Field
        name="address"
        label="people.form.address"
        value={contact?.address}
        maxlength={200}
        autocomplete="off"
      />
      <div class="field-row">
        <Select
          name="gender"
          label="people.form.gender"
          options={GENDERS.map((value) => ({ value, label: t(`people.gender.${value}`) }))}
          value={profile?.gender}
        />
        <LanguageField value={profile?.language} />
      </div>
      <Field
        name="interests"
        label="people.form.interests"
        hint="people.form.interestsHint"
        value={saidAs(person, 'interest')}
        maxlength={1000}
      />
      <Field
        name="offers"
        label="people.form.offers"
        hint="people.form.offersHint"
        value={saidAs(person, 'offer')}
        maxlength={1000}
      />
    </>
  )
}

const saidAs = (person: Person | undefined, kind: string) =>
  person?.interests
    .filter((one) => one.kind === kind)
    .map((one) => one.said)
    .join(', ')

function LanguageField({ value }: { value?: string | null | undefined }) {
  const { language } = useTexts()
  const names = new Intl.DisplayNames(language, { type: 'language' })
  const codes = new Set<string>(value ? [...LANGUAGES_SPOKEN, value] : LANGUAGES_SPOKEN)
  const options = [...codes].map((code) => ({ value: code, label: names.of(code) ?? code }))
  options.sort((a, b) => a.label.localeCompare(b.label, language))
  return <Select name="language" label="people.form.language" options={options} value={value} />
}
