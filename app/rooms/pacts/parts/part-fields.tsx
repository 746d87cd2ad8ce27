import { useTexts } from '../../../ground/texts/use-texts.ts'
import { Select } from '../../../ground/ui/choices.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { SECTORS } from '../rules.ts'

/** Where somebody of the team comes from, and what they are there. */
export function PartFields() {
  const { t } = useTexts()
  return (
    <div class="field-row">
      <Select
        name="sector"
        label="pacts.team.sector"
        required
        options={SECTORS.map((sector) => ({ value: sector, label: t(`pacts.sector.${sector}`) }))}
      />
      <Field name="role" label="pacts.team.role" hint="pacts.team.roleHint" maxlength={60} />
    </div>
  )
}
