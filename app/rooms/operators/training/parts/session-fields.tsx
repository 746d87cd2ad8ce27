import { Select } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import type { Path, Session } from '../reads.ts'

/** When, where, for how long and with whom a session is. */
export function SessionFields({ path, session }: { path: Path; session?: Session }) {
  return (
    <>
      <Select
        name="step"
        label="operators.training.step"
        blank="operators.training.wholePath"
        options={path.steps.map((step, index) => ({
          value: String(index + 1),
          label: `${index + 1}. ${step}`,
        }))}
        value={session?.step ? String(session.step) : null}
      />
      <div class="field-row">
        <Field name="onDate" type="date" label="operators.training.onDate" value={session?.onDate} required />
        <Field
          name="startsAt"
          type="time"
          label="operators.training.startsAt"
          value={session?.startsAt}
          required
        />
        <Field
          name="hours"
          label="operators.training.sessionHours"
          inputmode="decimal"
          value={session && String(session.hours)}
          required
        />
      </div>
      <Field name="place" label="operators.training.place" value={session?.place} maxlength={160} required />
      <Field
        name="teacher"
        label="operators.training.teacher"
        value={session?.teacher}
        maxlength={160}
        required
      />
    </>
  )
}
