import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { AmountField } from '../../../funds/amounts/parts/amount-field.tsx'
import { AREAS } from '../../rules.ts'
import type { WantedCourse } from '../reads.ts'

export type WhereToChoose = { value: string; label: string }
type Props = { where: readonly WhereToChoose[]; course?: WantedCourse | undefined }

/** What a course would be, and how many families it takes. */
export function CourseFields({ where, course }: Props) {
  const { t } = useTexts()
  const at = course && (course.roomId ? `${course.placeId}/${course.roomId}` : course.placeId)
  return (
    <>
      <Field name="title" label="activities.demand.title" value={course?.title} required maxlength={160} />
      <Field
        name="forWhom"
        label="activities.demand.forWhom"
        hint="activities.demand.forWhomHint"
        value={course?.forWhom}
        required
        maxlength={300}
      />
      <TextArea
        name="description"
        label="activities.demand.description"
        value={course?.description}
        rows={4}
        maxlength={4000}
      />
      <div class="field-row">
        <Select
          name="area"
          label="activities.form.area"
          options={AREAS.map((value) => ({ value, label: t(`activities.area.${value}`) }))}
          value={course?.area}
          required
        />
        <Select
          name="where"
          label="activities.demand.where"
          hint="activities.demand.whereHint"
          options={where}
          value={at}
          required
        />
      </div>
      <div class="field-row">
        <Field name="on" type="date" label="activities.demand.firstOn" value={course?.firstOn} required />
        <Field name="from" type="time" label="activities.demand.from" value={course?.from} required />
        <Field name="to" type="time" label="activities.demand.to" value={course?.to} required />
        <Field
          name="weeks"
          label="activities.demand.weeks"
          inputmode="numeric"
          value={course?.weeks ?? 10}
          required
        />
      </div>
      <div class="field-row">
        <Field
          name="threshold"
          label="activities.demand.threshold"
          hint="activities.demand.thresholdHint"
          inputmode="numeric"
          value={course?.threshold ?? 6}
          required
        />
        <Field
          name="untilOn"
          type="date"
          label="activities.demand.untilOn"
          value={course?.untilOn}
          required
        />
        <AmountField
          name="price"
          label="activities.demand.price"
          cents={course?.priceCents ?? undefined}
          required={false}
        />
      </div>
    </>
  )
}
