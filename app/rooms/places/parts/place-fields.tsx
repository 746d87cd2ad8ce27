import { useTexts } from '../../../ground/texts/use-texts.ts'
import { Select } from '../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../ground/ui/field.tsx'
import type { Town } from '../../people/parts/towns.ts'
import type { Place } from '../reads.ts'
import { KINDS } from '../rules.ts'

/** What is written of a place: a name and a kind are enough. */
export function PlaceFields({ place, towns }: { place?: Place; towns: readonly Town[] }) {
  const { t } = useTexts()
  return (
    <>
      <Field name="name" label="places.form.name" value={place?.name} required maxlength={160} />
      <div class="field-row">
        <Select
          name="kind"
          label="places.form.kind"
          options={KINDS.map((value) => ({ value, label: t(`places.kind.${value}`) }))}
          value={place?.kind}
          required
        />
        <Field
          name="capacity"
          label="places.form.capacity"
          hint="places.form.capacityHint"
          inputmode="numeric"
          value={place?.capacity}
          maxlength={6}
        />
      </div>
      <div class="field-row">
        <Select
          name="municipality"
          label="places.form.municipality"
          options={towns}
          value={place?.istat_code}
        />
        <Field name="address" label="places.form.address" value={place?.address} maxlength={200} />
      </div>
      <div class="field-row">
        <Field
          name="latitude"
          label="places.form.latitude"
          hint="places.form.latitudeHint"
          inputmode="decimal"
          value={place?.latitude}
          maxlength={20}
        />
        <Field
          name="longitude"
          label="places.form.longitude"
          hint="places.form.longitudeHint"
          inputmode="decimal"
          value={place?.longitude}
          maxlength={20}
        />
      </div>
      <TextArea
        name="description"
        label="places.form.description"
        value={place?.description}
        maxlength={4000}
      />
      <div class="field-row">
        <Field name="openedOn" type="date" label="places.form.openedOn" value={place?.opened_on} />
        <Field
          name="reactivatedOn"
          type="date"
          label="places.form.reactivatedOn"
          value={place?.reactivated_on}
        />
        <Field name="closedOn" type="date" label="places.form.closedOn" value={place?.closed_on} />
      </div>
    </>
  )
}
