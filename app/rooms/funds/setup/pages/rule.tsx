import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { AmountField } from '../../amounts/parts/amount-field.tsx'
import { useCrumbs } from '../../parts/funds-frame.tsx'
import { approvalAbove } from '../../reads.ts'
import { KEEPERS } from '../../rules.ts'
import { ruleForm } from '../forms.ts'
import { setApprovalAbove } from '../writes.ts'

export const approvalRule = new Hono<Env>()
  .get('/funds/rule', (c) => show(c, {}))
  .post('/funds/rule', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const form = await parseForm(ruleForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, form)
    }
    await asActor(actor, (tx) => setApprovalAbove(tx, actor, form.value.above))
    flash(c, 'funds.rule.set')
    return c.redirect(below(c, '/funds'), 303)
  })

async function show(c: Context<Env>, form: FormState) {
  const actor = requireRole(c, ...KEEPERS)
  const above = await asActor(actor, approvalAbove)
  return c.render(<RulePage form={form} above={above} />, {
    title: c.var.t('funds.rule.heading'),
    section: '/funds',
  })
}

function RulePage({ form, above }: { form: FormState; above: number }) {
  const crumbs = useCrumbs()
  return (
    <Page
      heading="funds.rule.heading"
      lead="funds.rule.lead"
      terms={['commitment']}
      crumbs={crumbs()}
      width="reading"
    >
      <Form {...form} submit="funds.form.save">
        <AmountField name="above" label="funds.rule.above" hint="funds.rule.hint" cents={above} />
      </Form>
    </Page>
  )
}
