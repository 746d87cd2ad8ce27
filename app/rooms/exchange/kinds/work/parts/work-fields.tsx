import type { TextKey } from '../../../../../ground/texts/texts.ts'
import { useTexts } from '../../../../../ground/texts/use-texts.ts'
import { Checkbox, Checkboxes, Select } from '../../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../../ground/ui/field.tsx'
import type { FieldsProps } from '../../forms.ts'
import { ITALIAN, MOST_WEEK, SECTORS, TIMES, WAYS } from '../rules.ts'

const words = (value: unknown) => (typeof value === 'string' ? value : undefined)
const number = (value: unknown) =>
  typeof value === 'number' || typeof value === 'string' ? value : undefined
const several = (value: unknown) => (Array.isArray(value) ? value.map(String) : [])

function Choices(props: {
  name: string
  label: TextKey
  family: string
  all: readonly string[]
  value: unknown
}) {
  const { t } = useTexts()
  return (
    <Checkboxes
      name={props.name}
      label={props.label}
      options={props.all.map((value) => ({ value, label: t(`exchange.work.${props.family}.${value}`) }))}
      value={several(props.value)}
    />
  )
}

function Italian({ value, label }: { value: unknown; label: TextKey }) {
  const { t } = useTexts()
  return (
    <Select
      name="italian"
      label={label}
      blank="exchange.work.italian.any"
      options={ITALIAN.map((one) => ({ value: one, label: t(`exchange.work.italian.${one}`) }))}
      value={words(value)}
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
    value={number(value)}
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
        value={words(values.canDo)}
      />
      <Choices
        name="ways"
        label="exchange.work.fields.waysWished"
        family="way"
        all={WAYS}
        value={values.ways}
      />
      <Choices
        name="sectors"
        label="exchange.work.fields.sectorsWished"
        family="sector"
        all={SECTORS}
        value={values.sectors}
      />
      <Choices
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
        value={number(values.maxKm)}
      />
      <TextArea
        name="limits"
        label="exchange.work.fields.limits"
        hint="exchange.work.fields.reservedHint"
        maxlength={1500}
        value={words(values.limits)}
      />
      <Field
        name="contact"
        label="exchange.work.fields.contact"
        hint="exchange.work.fields.reservedHint"
        maxlength={200}
        value={words(values.contact)}
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
        value={words(values.task)}
      />
      <Select
        name="sector"
        label="exchange.work.fields.sector"
        required
        options={SECTORS.map((value) => ({ value, label: t(`exchange.work.sector.${value}`) }))}
        value={words(values.sector)}
      />
      <Choices
        name="ways"
        label="exchange.work.fields.waysOffered"
        family="way"
        all={WAYS}
        value={values.ways}
      />
      <Choices
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
        value={words(values.contact)}
      />
      <TextArea
        name="note"
        label="exchange.work.fields.note"
        hint="exchange.work.fields.reservedHint"
        maxlength={1500}
        value={words(values.note)}
      />
    </>
  )
}
