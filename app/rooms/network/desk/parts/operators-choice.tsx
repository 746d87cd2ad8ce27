import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Select } from '../../../../ground/ui/choices.tsx'

/** Whether operators count in their role: not, unless asked. */
export function OperatorsChoice() {
  const { t } = useTexts()
  return (
    <Select
      name="operators"
      label="network.filter.operators"
      blank="network.filter.without"
      options={[{ value: 'with', label: t('network.filter.with') }]}
    />
  )
}
