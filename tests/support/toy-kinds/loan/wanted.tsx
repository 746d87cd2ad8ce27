import { Field } from '../../../../app/ground/ui/field.tsx'
import type { FieldsProps } from '../../../../app/rooms/exchange/kinds/forms.ts'

export function Wanted({ values = {} }: FieldsProps) {
  return (
    <>
      <Field name="what" label="exchange.notice.title" required value={String(values.what ?? '')} />
      <Field name="days" type="number" label="exchange.notice.places" value={String(values.days ?? '')} />
      <Field name="floor" type="number" label="exchange.notice.places" value={String(values.floor ?? '')} />
    </>
  )
}
