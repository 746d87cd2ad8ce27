import { MOST_WEEKS, REPEATS, type Repeats } from '../../../../ground/calendar/repetition.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Radios } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { MOST_SESSIONS } from '../rules.ts'

export type TimesBegin = { on?: string | undefined; from?: string | undefined; to?: string | undefined }

/** A day, from when to when. */
export function TimesFields({ on, from, to }: TimesBegin) {
  return (
    <div class="field-row">
      <Field name="on" type="date" label="activities.form.on" required value={on} />
      <Field name="from" type="time" label="activities.form.from" required value={from} />
      <Field name="to" type="time" label="activities.form.to" required value={to} />
    </div>
  )
}

/** Whether it repeats, and until when. The weekday, or the date, is that of the first day. */
export function RepeatFields({ repeats = 'no' }: { repeats?: Repeats }) {
  const { t } = useTexts()
  return (
    <>
      <Radios
        name="repeats"
        label="activities.series.repeats"
        options={REPEATS.map((often) => ({ value: often, label: t(`activities.series.repeats.${often}`) }))}
        value={repeats}
        required
      />
      <div class="field-row">
        <Field
          name="everyWeeks"
          type="number"
          label="activities.series.everyWeeks"
          hint="activities.series.everyWeeksHint"
          min={1}
          max={MOST_WEEKS}
          value={1}
        />
        <Field name="until" type="date" label="activities.series.until" hint="activities.series.untilHint" />
        <Field name="times" type="number" label="activities.series.times" min={1} max={MOST_SESSIONS} />
      </div>
    </>
  )
}
