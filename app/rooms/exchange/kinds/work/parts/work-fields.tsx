import type { TextKey } from '../../../../../ground/texts/texts.ts'
import { useTexts } from '../../../../../ground/texts/use-texts.ts'
import { Checkbox, Select } from '../../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../../ground/ui/field.tsx'
import { Several } from '../../../parts/asked.tsx'
import { numberTyped, wordsOf } from '../../../parts/typed.ts'
import type { FieldsProps } from '../../forms.ts'
import { ITALIAN, MOST_WEEK, SECTORS, TIMES, WAYS } from '../rules.ts'

function Italian({ value, label }: { value: unknown; label: TextKey }) {
  const { t } = useTexts()
  return (
    <Select
      name="italian"
      label={label}
      blank="exchange.work.italian.any"
      options={ITALIAN.map((one) => ({ value: one, label: t(`exchange.work.italian.${one}`) }))}
      value={wordsOf(value)}
    />
  )
}

const WeekHours = ({ value }: { value: unknown }) => (
  <Field
    name="weekHours"
    type="number"
    label="exchange.work.fields.weekHours"
    min={1}
    max={MOST_WEEK}
    value={numberTyped(value)}
  />
)

/** The profile: what I can do comes first. */
export function NeedFields({ values = {} }: FieldsProps) {
  return (
    <>
      <TextArea
        name="canDo"
        label="exchange.work.fields.canDo"
        hint="exchange.work.fields.canDoHint"
        required
        maxlength={1500}
        value={wordsOf(values.canDo)}
      />
      <Several
        kind="work"
        name="ways"
        label="exchange.work.fields.waysWished"
        family="way"
        all={WAYS}
        value={values.ways}
      />
      <Several
        kind="work"
        name="sectors"
        label="exchange.work.fields.sectorsWished"
        family="sector"
        all={SECTORS}
        value={values.sectors}
      />
      <Several
        kind="work"
        name="times"
        label="exchange.work.fields.times"
        family="time"
        all={TIMES}
        value={values.times}
      />
      <WeekHours value={values.weekHours} />
      <Italian value={values.italian} label="exchange.work.fields.italian" />
      <Checkbox name="licence" label="exchange.work.fields.licence" checked={values.licence === 'yes'} />
      <Field
        name="maxKm"
        type="number"
        label="exchange.work.fields.maxKm"
        hint="exchange.work.fields.maxKmHint"
        min={1}
        max={200}
        value={numberTyped(values.maxKm)}
      />
      <TextArea
        name="limits"
        label="exchange.work.fields.limits"
        hint="exchange.work.fields.reservedHint"
        maxlength={1500}
        value={wordsOf(values.limits)}
      />
      <Field
        name="contact"
        label="exchange.work.fields.contact"
        hint="exchange.work.fields.reservedHint"
        maxlength={200}
        value={wordsOf(values.contact)}
      />
    </>
  )
}

export function OfferFields({ values = {} }: FieldsProps) {
  const { t } = useTexts()
  return (
    <>
      <TextArea
        name="task"
        label="exchange.work.fields.task"
        hint="exchange.work.fields.taskHint"
        required
        maxlength={1500}
        value={wordsOf(values.task)}
      />
      <Select
        name="sector"
        label="exchange.work.fields.sector"
        required
        options={SECTORS.map((value) => ({ value, label: t(`exchange.work.sector.${value}`) }))}
        value={wordsOf(values.sector)}
      />
      <Several
        kind="work"
        name="ways"
        label="exchange.work.fields.waysOffered"
        family="way"
        all={WAYS}
        value={values.ways}
      />
      <Several
        kind="work"
        name="times"
        label="exchange.work.fields.times"
        family="time"
        all={TIMES}
        value={values.times}
      />
      <WeekHours value={values.weekHours} />
      <Italian value={values.italian} label="exchange.work.fields.italianAsked" />
      <Checkbox name="licence" label="exchange.work.fields.licenceAsked" checked={values.licence === 'yes'} />
      <Checkbox name="tutor" label="exchange.work.fields.tutor" checked={values.tutor === 'yes'} />
      <Field
        name="contact"
        label="exchange.work.fields.contact"
        hint="exchange.work.fields.reservedHint"
        maxlength={200}
        value={wordsOf(values.contact)}
      />
      <TextArea
        name="note"
        label="exchange.work.fields.note"
        hint="exchange.work.fields.reservedHint"
        maxlength={1500}
        value={wordsOf(values.note)}
      />
    </>
  )
}
