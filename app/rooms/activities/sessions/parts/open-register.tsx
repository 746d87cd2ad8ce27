import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Checkbox } from '../../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { Form, SubmitButton } from '../../../../ground/ui/form.tsx'
import type { RegisterLine } from '../reads.ts'
import { MOST_UNASKED } from '../rules.ts'
import type { Report } from './closed-register.tsx'
import { RegisterRows } from './register-rows.tsx'
import { Seen } from './seen.tsx'

type Props = {
  lines: readonly RegisterLine[]
  /** Whom "everybody" means. */
  called: readonly string[]
  fromPaper: ReadonlyMap<string, string>
  report: Report | undefined
  found: readonly Found[]
  may: { close: boolean; closeNow: boolean }
  capacity: number | null
  form: FormState
}

/** Once the meeting is over its register is there to be closed: that is the main button then. */
export function OpenRegister({ lines, called, fromPaper, report, found, may, capacity, form }: Props) {
  const below = useBelow()
  const tooMany =
    form.refusal === 'activities.session.overCapacity' || form.values?.overCapacity !== undefined
  return (
    <Form
      {...form}
      submit={may.closeNow ? 'activities.register.close' : 'activities.register.save'}
      submitAs={{ name: 'act', value: may.closeNow ? 'close' : 'save' }}
    >
      <Seen lines={lines} report={report} />
      {lines.length > 0 && (
        <RegisterRows lines={lines} called={called} fromPaper={fromPaper} values={form.values ?? {}} />
      )}
      <Combobox
        name="walkIns"
        label={lines.length ? 'activities.register.walkIns' : 'activities.register.firstOnes'}
        hint="activities.register.walkInsHint"
        search={below('/activities/walk-ins')}
        multiple
        found={found}
        addNew={[{ prefix: 'new-person', label: 'activities.form.newPerson' }]}
      />
      <Field
        name="headcount"
        type="number"
        label="activities.register.headcount"
        hint="activities.register.headcountHint"
        inputmode="numeric"
        min={0}
        value={report?.headcount}
      />
      <TextArea
        name="evaluation"
        label="activities.register.evaluation"
        rows={3}
        value={report?.evaluation}
        dictate
      />
      {tooMany && (
        <Checkbox
          name="overCapacity"
          label={
            capacity === null
              ? ['activities.register.soMany', { count: MOST_UNASKED }]
              : ['activities.register.overCapacity', { capacity }]
          }
        />
      )}
      <Closing {...may} />
    </Form>
  )
}

/** The other of the two buttons, and what closing does. */
function Closing({ close, closeNow }: Props['may']) {
  const { t } = useTexts()
  if (!close) return <p class="hint">{t('activities.session.notBegun')}</p>
  return (
    <p>
      {closeNow ? (
        <SubmitButton name="act" value="save" label="activities.register.save" quiet />
      ) : (
        <SubmitButton name="act" value="close" label="activities.register.close" quiet />
      )}
      <span class="hint"> {t('activities.register.closeHint')}</span>
    </p>
  )
}
