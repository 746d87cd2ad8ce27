import { MOST_WEEKS, REPEATS } from '../../../../ground/calendar/repetition.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Radios, Select } from '../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import type { Room } from '../../rooms/reads.ts'
import { MOST_TIMES, USER_KINDS } from '../rules.ts'

/** Where a form begins: what the address says was chosen on a calendar. */
export type Begin = {
  room?: string | undefined
  on?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

export function RoomField({ rooms, value }: { rooms: readonly Room[]; value?: string | undefined }) {
  const { t } = useTexts()
  const [only] = rooms
  const options = rooms.map(({ id, name, capacity }) => ({
    value: id,
    label: t('places.booking.roomOption', { room: name, count: capacity }),
  }))
  return (
    <Select
      name="room"
      label="places.booking.room"
      options={
        rooms.length > 1 ? [...options, { value: 'whole', label: t('places.booking.whole') }] : options
      }
      value={value ?? (rooms.length === 1 ? only?.id : undefined)}
      required
    />
  )
}

/** A day, from when to when. */
export function WhenFields({ begin, today }: { begin: Begin; today: string }) {
  return (
    <div class="field-row">
      <Field name="on" type="date" label="places.booking.on" value={begin.on} min={today} required />
      <Field name="from" type="time" label="places.booking.from" value={begin.from} required />
      <Field name="to" type="time" label="places.booking.to" value={begin.to} required />
    </div>
  )
}

/** Whether it repeats, and until when; the weekday is that of the first day. */
export function RepeatFields() {
  const { t } = useTexts()
  return (
    <>
      <Radios
        name="repeats"
        label="places.booking.repeats"
        options={REPEATS.map((often) => ({ value: often, label: t(`places.booking.repeats.${often}`) }))}
        value="no"
        required
      />
      <div class="field-row">
        <Field
          name="everyWeeks"
          type="number"
          label="places.booking.everyWeeks"
          hint="places.booking.everyWeeksHint"
          min={1}
          max={MOST_WEEKS}
          value={1}
        />
        <Field name="until" type="date" label="places.booking.until" hint="places.booking.untilHint" />
        <Field name="times" type="number" label="places.booking.times" min={1} max={MOST_TIMES} />
      </div>
    </>
  )
}

/** What for, for how many, and what everyone may read of it. */
export function UseFields() {
  const { t } = useTexts()
  return (
    <>
      <div class="field-row">
        <Select
          name="userKind"
          label="places.booking.userKind"
          options={USER_KINDS.map((kind) => ({ value: kind, label: t(`places.userKind.${kind}`) }))}
          required
        />
        <Field name="people" label="places.booking.people" inputmode="numeric" maxlength={6} required />
      </div>
      <TextArea
        name="purpose"
        label="places.booking.purpose"
        hint="places.booking.purposeHint"
        rows={2}
        maxlength={500}
        required
      />
      <Field
        name="publicTitle"
        label="places.booking.publicTitle"
        hint="places.booking.publicTitleHint"
        maxlength={160}
      />
    </>
  )
}
