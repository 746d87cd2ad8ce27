import { Field, TextArea } from '../../../../../ground/ui/field.tsx'
import { Several } from '../../../parts/asked.tsx'
import { wordsOf } from '../../../parts/typed.ts'
import type { FieldsProps } from '../../forms.ts'
import { FAVOURS, WHEN } from '../rules.ts'

const PATH = 'exchange.time'

/** A need and an offer of time ask the same things. */
export function NoticeFields({ values = {} }: FieldsProps) {
  return (
    <>
      <Several
        kind="time"
        name="favours"
        label={`${PATH}.fields.favours`}
        family="favour"
        all={FAVOURS}
        value={values.favours}
        required
      />
      <Several
        kind="time"
        name="when"
        label={`${PATH}.fields.when`}
        family="when"
        all={WHEN}
        value={values.when}
      />
      <TextArea name="about" label={`${PATH}.fields.about`} maxlength={1000} value={wordsOf(values.about)} />
      <TextArea
        name="note"
        label={`${PATH}.fields.note`}
        hint={`${PATH}.fields.noteHint`}
        maxlength={1000}
        value={wordsOf(values.note)}
      />
    </>
  )
}

export function AgreementFields({ values = {} }: FieldsProps) {
  return (
    <>
      <Field
        name="hours"
        type="number"
        label={`${PATH}.fields.hours`}
        hint={`${PATH}.fields.hoursHint`}
        min={0.5}
        max={200}
        step={0.5}
        value={values.hours === undefined ? undefined : String(values.hours)}
      />
      <TextArea name="what" label={`${PATH}.fields.what`} maxlength={1000} value={wordsOf(values.what)} />
    </>
  )
}
