import type { TextKey } from '../../../ground/texts/texts.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { Checkboxes, Select } from '../../../ground/ui/choices.tsx'
import { severalOf, wordsOf } from './typed.ts'

/** One of the answers that a kind knows by name; its words are `exchange.<kind>.<family>.<answer>`. */
type Asked = {
  kind: string
  name: string
  label: TextKey
  family: string
  all: readonly string[]
  value: unknown
  required?: boolean
}

function useOptions({ kind, family, all }: Asked) {
  const { t } = useTexts()
  return all.map((value) => ({ value, label: t(`exchange.${kind}.${family}.${value}`) }))
}

export function OneOf(asked: Asked) {
  const { name, label, value, required = false } = asked
  return (
    <Select
      name={name}
      label={label}
      required={required}
      options={useOptions(asked)}
      value={wordsOf(value)}
    />
  )
}

export function Several(asked: Asked) {
  const { name, label, value, required = false } = asked
  return (
    <Checkboxes
      name={name}
      label={label}
      required={required}
      options={useOptions(asked)}
      value={severalOf(value)}
    />
  )
}
