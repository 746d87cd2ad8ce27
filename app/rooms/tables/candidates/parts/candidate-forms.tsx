import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Radios, Select } from '../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { pathOf } from '../../proceedings/parts/here.ts'
import { SECTIONS } from '../rules.ts'
import type { CandidateProps } from './candidate-page.tsx'

const usePath = ({ here, candidate }: CandidateProps) =>
  useBelow()(`${pathOf(here.proceeding)}/candidates/${candidate.id}`)

export function CheckPart(props: CandidateProps) {
  const { t } = useTexts()
  const path = usePath(props)
  return (
    <Form {...props.forms.check} action={`${path}/check`} idPrefix="check" submit="tables.check.save">
      <Radios
        name="found"
        label="tables.check.found"
        required
        options={[
          { value: 'yes', label: t('tables.check.yes') },
          { value: 'no', label: t('tables.check.no') },
        ]}
      />
      <Field
        name="number"
        label="tables.check.numberLabel"
        hint="tables.check.numberHint"
        inputmode="numeric"
        maxlength={7}
      />
      <Select
        name="section"
        label="tables.check.section"
        options={SECTIONS.map((value) => ({ value, label: t(`tables.section.${value}`) }))}
      />
      <Field name="enrolledOn" type="date" label="tables.check.enrolledOn" max={props.today} />
      <Field
        name="checkedOn"
        type="date"
        label="tables.check.checkedOn"
        required
        value={props.today}
        max={props.today}
      />
    </Form>
  )
}

export function JudgePart(props: CandidateProps) {
  const { t } = useTexts()
  const path = usePath(props)
  const { late, state, reason } = props.candidate
  return (
    <Form {...props.forms.judge} action={`${path}/judge`} idPrefix="judge" submit="tables.judge.save">
      <Radios
        name="answer"
        label="tables.judge.answer"
        required
        value={state === 'received' ? null : state}
        options={(['admitted', 'refused'] as const).map((value) => ({
          value,
          label: t(`tables.judge.${value}`),
        }))}
      />
      <TextArea
        name="reason"
        label="tables.judge.reasonLabel"
        hint={late ? 'tables.judge.lateHint' : 'tables.judge.reasonHint'}
        maxlength={2000}
        value={reason}
      />
    </Form>
  )
}

export function ChoosePart(props: CandidateProps) {
  const { t } = useTexts()
  const path = usePath(props)
  const { choice } = props
  return (
    <Form {...props.forms.choose} action={`${path}/choose`} idPrefix="choose" submit="tables.choose.save">
      <Radios
        name="chosen"
        label="tables.choose.chosen"
        required
        value={choice && (choice.chosen ? 'yes' : 'no')}
        options={[
          { value: 'yes', label: t('tables.candidate.chosen') },
          { value: 'no', label: t('tables.candidate.notChosen') },
        ]}
      />
      <Field
        name="points"
        label="tables.choose.pointsLabel"
        hint="tables.choose.pointsHint"
        inputmode="decimal"
        maxlength={6}
        value={choice?.points}
      />
      <TextArea
        name="reasons"
        label="tables.choose.reasonsLabel"
        hint="tables.choose.reasonsHint"
        required
        maxlength={4000}
        value={choice?.reasons}
      />
    </Form>
  )
}

export function WithdrawPart(props: CandidateProps) {
  const path = usePath(props)
  return (
    <Form
      {...props.forms.withdraw}
      action={`${path}/withdraw`}
      idPrefix="withdraw"
      submit="tables.withdraw.save"
    >
      <TextArea
        name="reason"
        label="tables.withdraw.reason"
        hint="tables.withdraw.reasonHint"
        required
        maxlength={2000}
      />
    </Form>
  )
}
