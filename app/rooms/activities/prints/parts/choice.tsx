import { nameOf } from '../../../../ground/texts/language.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Select } from '../../../../ground/ui/choices.tsx'

type Props = { name: 'size' | 'language' | 'leads'; options: readonly string[]; value: string }

/** One of the things somebody chooses of a poster: its format, its language, where its square leads. */
export function Choice({ name, options, value }: Props) {
  const { t } = useTexts()
  return (
    <Select
      name={name}
      label={`activities.prints.poster.${name}`}
      blank={false}
      value={value}
      options={options.map((one) => ({
        value: one,
        label: name === 'language' ? nameOf(one) : t(`activities.prints.poster.${name}.${one}`),
      }))}
    />
  )
}
