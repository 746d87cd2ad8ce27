import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { type Seat, seatName } from '../../reads.ts'
import type { Proceeding } from '../reads.ts'

/** What a notice says, as it is written. */
export function NoticeFields({ one, others }: { one?: Proceeding; others: readonly Proceeding[] }) {
  const { t } = useTexts()
  return (
    <>
      <Field name="title" label="tables.proceeding.form.title" required maxlength={160} value={one?.title} />
      <TextArea
        name="purpose"
        label="tables.proceeding.form.purpose"
        hint="tables.proceeding.form.purposeHint"
        required
        maxlength={6000}
        value={one?.purpose}
      />
      <TextArea
        name="requirements"
        label="tables.proceeding.form.requirements"
        hint="tables.proceeding.form.requirementsHint"
        required
        maxlength={4000}
        value={one?.requirements}
      />
      <TextArea
        name="criteria"
        label="tables.proceeding.form.criteria"
        hint="tables.proceeding.form.criteriaHint"
        required
        maxlength={4000}
        value={one?.criteria}
      />
      {others.length > 0 && (
        <Select
          name="ofId"
          label="tables.proceeding.form.of"
          hint="tables.proceeding.form.ofHint"
          blank="tables.proceeding.form.ofNone"
          value={one?.ofId}
          options={others.map(({ id, title, kind }) => ({
            value: id,
            label: `${title} (${t(`tables.proceeding.kind.${kind}`)})`,
          }))}
        />
      )}
      <Field
        name="opensOn"
        type="date"
        label="tables.proceeding.form.opensOn"
        required
        value={one?.opensOn}
      />
      <DeadlineFields one={one} />
    </>
  )
}

export const DeadlineFields = ({ one }: { one?: Proceeding | undefined }) => (
  <>
    <Field
      name="questionsUntil"
      type="date"
      label="tables.proceeding.form.questionsUntil"
      required
      value={one?.questionsUntil}
    />
    <Field
      name="closesOn"
      type="date"
      label="tables.proceeding.form.closesOn"
      hint="tables.proceeding.form.closesOnHint"
      required
      value={one?.closesOn}
    />
    <Field
      name="choiceBy"
      type="date"
      label="tables.proceeding.form.choiceBy"
      required
      value={one?.choiceBy}
    />
  </>
)

/** Who answers for it: somebody of the table, and the words of the notice. */
export const OfficerFields = ({ seats }: { seats: readonly Seat[] }) => (
  <>
    <Select
      name="officerSeat"
      label="tables.proceeding.form.officer"
      hint="tables.proceeding.form.officerHint"
      required
      options={seats.map((seat) => ({ value: seat.id, label: seatName(seat) }))}
    />
    <Field
      name="officerWords"
      label="tables.proceeding.form.officerWords"
      hint="tables.proceeding.form.officerWordsHint"
      required
      maxlength={200}
    />
  </>
)
