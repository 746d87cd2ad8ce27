import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Checkbox } from '../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { USER_KINDS } from '../../bookings/rules.ts'
import type { Room } from '../reads.ts'
import { type Tariffs, tariffField } from '../rules.ts'

/** What is written of a room, and what an hour of it costs to whom. */
export function RoomFields({
  room,
  tariffs = {},
}: {
  room?: Room | undefined
  tariffs?: Tariffs | undefined
}) {
  const { t } = useTexts()
  const euro = (cents: number | undefined) => (cents ? String(cents / 100).replace('.', ',') : undefined)
  return (
    <>
      <div class="field-row">
        <Field name="name" label="places.room.name" value={room?.name} required maxlength={120} />
        <Field
          name="capacity"
          label="places.form.capacity"
          hint="places.form.capacityHint"
          inputmode="numeric"
          value={room?.capacity}
          required
          maxlength={6}
        />
      </div>
      <Field
        name="equipment"
        label="places.room.equipment"
        hint="places.room.equipmentHint"
        value={room?.equipment}
        maxlength={1000}
      />
      <TextArea
        name="description"
        label="places.room.description"
        value={room?.description}
        maxlength={2000}
      />
      <Checkbox name="accessible" label="places.room.accessible" checked={room?.accessible ?? false} />
      <Checkbox
        name="needsApproval"
        label="places.room.needsApproval"
        hint="places.room.needsApprovalHint"
        checked={room?.needs_approval ?? true}
      />
      <Checkbox name="shown" label="places.room.shown" checked={room?.shown ?? true} />
      <fieldset class="stack">
        <legend>{t('places.room.tariffs')}</legend>
        <p class="hint">{t('places.room.tariffsHint')}</p>
        <div class="field-row">
          {USER_KINDS.map((kind) => (
            <Field
              name={tariffField(kind)}
              label={`places.userKind.${kind}`}
              inputmode="decimal"
              value={euro(tariffs[kind])}
              maxlength={9}
            />
          ))}
        </div>
      </fieldset>
    </>
  )
}
