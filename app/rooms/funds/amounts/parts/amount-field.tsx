import { marksOf } from '../../../../ground/texts/language.ts'
import { useTexts, type Words } from '../../../../ground/texts/use-texts.ts'
import { Field } from '../../../../ground/ui/field.tsx'
import { useField } from '../../../../ground/ui/form-context.ts'
import { amountSaid, typedAmount } from '../rules.ts'

type Props = { name?: string; label?: Words; hint?: Words; cents?: number | undefined; required?: boolean }

/** Where euro are typed. What can be read in two ways is asked back with both readings. */
export function AmountField({
  name = 'cents',
  label = 'funds.form.amount',
  hint = 'funds.form.amountHint',
  cents,
  required = true,
}: Props) {
  const { cents: say, language } = useTexts()
  const { typed } = useField(name, label)
  const read = typeof typed === 'string' && typed.trim() ? amountSaid(typed) : undefined
  const [one, other] = (read && !read.ok && read.readings) || []
  const asked: Words =
    one && other ? (['funds.amount.readings', { one: say(one), other: say(other) }] as const) : hint
  return (
    <Field
      name={name}
      label={label}
      hint={asked}
      required={required}
      inputmode="decimal"
      maxlength={40}
      value={cents ? typedAmount(cents, marksOf(language).decimal) : undefined}
    />
  )
}
