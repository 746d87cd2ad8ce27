import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Checkbox, Select } from '../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../ground/ui/combobox.tsx'
import { Field, TextArea } from '../../../ground/ui/field.tsx'
import type { Named } from '../../encounters/reads.ts'
import type { Activity, Behind } from '../reads.ts'
import { AREAS, KINDS } from '../rules.ts'

/** What the form offers to pick from; `found` is what a search without JavaScript has found, under `searched`. */
export type Offered = { places: readonly Named[]; searched?: string | undefined; found: readonly Found[] }

const NEW_NAMES = [
  { prefix: 'new-person', label: 'activities.form.newPerson' },
  { prefix: 'new-group', label: 'activities.form.newGroup' },
] as const

type Props = Offered & { activity?: Activity | undefined; behind?: readonly Behind[] | undefined }

/** What an activity says of itself, and who stands behind it. */
export function ActivityFields({ places, searched, found, activity, behind = [] }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  const who = (name: string, part: Behind['part']) => ({
    name,
    search: below('/diary/search'),
    multiple: true,
    value: behind.filter((one) => one.part === part),
    found: searched === name ? found : [],
    addNew: NEW_NAMES,
  })
  return (
    <>
      <Field name="title" label="activities.form.title" required maxlength={160} value={activity?.title} />
      <div class="field-row">
        <Select
          name="kind"
          label="activities.form.kind"
          required
          options={KINDS.map((kind) => ({ value: kind, label: t(`activities.kind.${kind}`) }))}
          value={activity?.kind}
        />
        <Select
          name="area"
          label="activities.form.area"
          required
          options={AREAS.map((area) => ({ value: area, label: t(`activities.area.${area}`) }))}
          value={activity?.area}
        />
      </div>
      <TextArea
        name="description"
        label="activities.form.description"
        hint="activities.form.descriptionHint"
        maxlength={4000}
        value={activity?.description}
      />
      <Select
        name="placeId"
        label="activities.form.place"
        blank="activities.form.noPlace"
        options={places.map((place) => ({ value: place.id, label: place.name }))}
        value={activity?.placeId}
      />
      <Combobox
        {...who('promoters', 'promoter')}
        label="activities.form.promoters"
        hint="activities.form.promotersHint"
      />
      <Combobox {...who('partners', 'partner')} label="activities.form.partners" />
      <Checkbox
        name="published"
        label="activities.form.published"
        hint="activities.form.publishedHint"
        checked={Boolean(activity?.publishedAt)}
      />
    </>
  )
}
