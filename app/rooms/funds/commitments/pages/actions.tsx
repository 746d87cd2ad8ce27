import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { Checkbox } from '../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { AmountField } from '../../amounts/parts/amount-field.tsx'
import { payForm, planForm, releaseForm, repayForm } from '../../forms.ts'
import { payCommitment, planInstalments, releaseCommitment, repay } from '../../writes.ts'
import { commitmentAction } from '../parts/action.tsx'

const MOVED = { 'funds.move.tooEarly': 'on', 'funds.move.laterLess': 'on' }

const pay = commitmentAction({
  act: 'pay',
  schema: payForm,
  write: (tx, actor, id, { id: commitmentId }, { again, ...value }) =>
    payCommitment(tx, actor, { id, commitmentId, ...value, again: again === 'yes' }),
  about: { ...MOVED, 'funds.pay.tooMuch': 'cents', 'funds.pay.sameAgain': 'again' },
  Fields: ({ commitment, today, again }) => (
    <>
      <AmountField cents={commitment.heldCents} />
      <Field name="on" type="date" label="funds.form.on" required value={today} />
      <Field name="reference" label="funds.form.reference" hint="funds.form.referenceHint" maxlength={120} />
      {again && <Checkbox name="again" label="funds.pay.again" />}
    </>
  ),
})

const release = commitmentAction({
  act: 'release',
  schema: releaseForm,
  write: (tx, actor, id, { id: commitmentId }, value) =>
    releaseCommitment(tx, actor, { id, commitmentId, ...value }),
  about: { ...MOVED, 'funds.release.tooMuch': 'cents' },
  Fields: ({ commitment, today }) => (
    <>
      <AmountField cents={commitment.heldCents} />
      <Field name="on" type="date" label="funds.form.on" required value={today} />
      <TextArea
        name="why"
        label="funds.form.reason"
        hint="funds.form.noNames"
        required
        maxlength={300}
        rows={2}
      />
    </>
  ),
})

const repayment = commitmentAction({
  act: 'repay',
  schema: repayForm,
  write: (tx, actor, id, { id: commitmentId }, value) => repay(tx, actor, { id, commitmentId, ...value }),
  about: { ...MOVED, 'funds.repay.tooMuch': 'cents' },
  Fields: ({ today }) => (
    <>
      <AmountField />
      <Field name="on" type="date" label="funds.form.on" required value={today} />
      <Field name="reference" label="funds.form.reference" hint="funds.form.referenceHint" maxlength={120} />
    </>
  ),
})

const plan = commitmentAction({
  act: 'plan',
  schema: planForm,
  write: (tx, actor, id, { id: commitmentId }, value) =>
    planInstalments(tx, actor, { id, commitmentId, ...value }),
  about: { 'funds.plan.tooMuch': 'cents', 'funds.plan.nothing': 'times' },
  Fields: ({ commitment, today }) => (
    <>
      <AmountField cents={commitment.paidCents - commitment.returnedCents} />
      <div class="field-row">
        <Field name="times" type="number" label="funds.plan.times" required min={1} max={120} value={6} />
        <Field name="firstOn" type="date" label="funds.plan.firstOn" required value={today} />
      </div>
      <Field name="why" label="funds.form.reason" hint="funds.form.noNames" maxlength={300} />
    </>
  ),
})

export const moves = new Hono<Env>()
for (const one of [pay, release, repayment, plan]) moves.route('/', one)
