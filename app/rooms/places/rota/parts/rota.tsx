import type { Child } from 'hono/jsx'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Combobox } from '../../../../ground/ui/combobox.tsx'
import { Field, Hidden } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import type { Through } from '../reads.ts'
import { JOBS, type Shift, type Turn, uncovered, WEEKDAYS } from '../rules.ts'
import { type Forms, foundOf, stateOf } from './keys.tsx'
import { type ThroughChoice, throughPath } from './through.ts'
import { TurnList } from './turn-list.tsx'

type Props = {
  turns: readonly Turn[]
  shifts: readonly Shift[]
  through: ReadonlyMap<string, Through>
  choices: readonly ThroughChoice[]
  forms: Forms
  own: string
  placeId: string
}

/** Who opens, closes and cleans a place: the turns near today, then the shifts of every week. */
export function Rota({ turns, shifts, through, choices, forms, own, placeId }: Props) {
  const { t, day, dayOf, now } = useTexts()
  const open = uncovered(turns, dayOf(now))
  return (
    <>
      <Section heading="places.rota.turns">
        {turns.length === 0 ? (
          <p>{t('places.rota.noTurns')}</p>
        ) : (
          <TurnList turns={turns} own={own} back={`/places/${placeId}/opening`} />
        )}
        {open.length > 0 && <Covering turns={open} forms={forms} />}
      </Section>
      <Section heading="places.rota.shifts" lead="places.rota.shiftsLead">
        {shifts.length > 0 && (
          <Table
            caption="places.rota.shifts"
            captionHidden
            rows={shifts}
            columns={[
              {
                heading: 'places.rota.job',
                main: true,
                cell: ({ job, weekday, from, to }) =>
                  `${t(`places.rota.job.${job}`)}, ${t(`places.weekday.${weekday as 1}`)} ${from}–${to}`,
              },
              {
                heading: 'places.centers.who',
                cell: ({ name }) => name ?? t('places.rota.state.open'),
              },
              { heading: 'places.rota.through', cell: ({ id }) => <ThroughLink through={through.get(id)} /> },
              {
                heading: 'places.manager.end',
                cell: (shift) =>
                  shift.untilOn ? (
                    t('organisations.member.upTo', { day: day(shift.untilOn) })
                  ) : (
                    <Ending shift={shift} forms={forms} />
                  ),
              },
            ]}
          />
        )}
        <ShiftForm choices={choices} forms={forms} />
      </Section>
    </>
  )
}

function ThroughLink({ through }: { through: Through | undefined }): Child {
  const below = useBelow()
  if (!through) return null
  const path = throughPath(through.kind, through.refId)
  return path ? <a href={below(path)}>{through.label}</a> : through.label
}

function Ending({ shift, forms }: { shift: Shift; forms: Forms }) {
  const { dayOf, now } = useTexts()
  const state = stateOf(forms, 'shiftEnd')
  return (
    <Form
      {...(state.values?.id === shift.id ? state : {})}
      action={`${forms.at}/shifts/end`}
      submit="places.rota.endShift"
      idPrefix={`end-${shift.id}`}
      inline
    >
      <Hidden name="id" value={shift.id} />
      <Field name="endsOn" type="date" label="places.manager.endOn" value={dayOf(now)} required />
    </Form>
  )
}

function Covering({ turns, forms }: { turns: readonly Turn[]; forms: Forms }) {
  const { t, weekday } = useTexts()
  const below = useBelow()
  return (
    <Form
      {...stateOf(forms, 'cover')}
      action={`${forms.at}/cover`}
      submit="places.rota.cover"
      idPrefix="cover"
    >
      <Select
        name="turn"
        label="places.rota.turn"
        options={turns.map(({ shiftId, on, job, from }) => ({
          value: `${shiftId}/${on}`,
          label: `${weekday(on)}, ${from}: ${t(`places.rota.job.${job}`)}`,
        }))}
        required
      />
      <Combobox
        name="coverId"
        label="places.rota.coverWho"
        search={below('/people/search')}
        found={foundOf(forms, 'cover')}
        required
      />
    </Form>
  )
}

function ShiftForm({ choices, forms }: { choices: readonly ThroughChoice[]; forms: Forms }) {
  const { t, dayOf, now } = useTexts()
  const below = useBelow()
  return (
    <Form
      {...stateOf(forms, 'shift')}
      action={`${forms.at}/shifts`}
      submit="places.rota.addShift"
      idPrefix="shift"
    >
      <div class="field-row">
        <Select
          name="job"
          label="places.rota.job"
          options={JOBS.map((value) => ({ value, label: t(`places.rota.job.${value}`) }))}
          required
        />
        <Select
          name="weekday"
          label="places.rota.weekday"
          options={WEEKDAYS.map((value) => ({ value: String(value), label: t(`places.weekday.${value}`) }))}
          required
        />
        <Field name="from" type="time" label="places.rota.from" required />
        <Field name="to" type="time" label="places.rota.to" required />
      </div>
      <Combobox
        name="shiftOf"
        label="places.centers.who"
        search={below('/people/search')}
        found={foundOf(forms, 'shift')}
      />
      <p class="hint">{t('places.rota.whoHint')}</p>
      <div class="field-row">
        <Field name="fromOn" type="date" label="places.manager.from" value={dayOf(now)} required />
        <Field name="untilOn" type="date" label="places.manager.until" />
      </div>
      <div class="field-row">
        {choices.length > 0 && (
          <Select
            name="through"
            label="places.rota.through"
            hint="places.rota.throughHint"
            blank="places.rota.noThrough"
            options={choices.map(({ kind, id, label }) => ({
              value: `${kind}/${id}`,
              label: `${t(`places.rota.through.${kind}`)}: ${label}`,
            }))}
          />
        )}
        <Field
          name="throughSaid"
          label={choices.length > 0 ? 'places.rota.throughSaid' : 'places.rota.throughSaidAlone'}
          hint="places.rota.throughSaidHint"
          maxlength={200}
        />
      </div>
    </Form>
  )
}
