import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { parseForm } from '../../../../ground/forms/parse-form.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { showPact } from '../../pages/pact.tsx'
import { actingOnPact, todayOf } from '../../parts/pact-here.ts'
import { agreeForm, withdrawForm } from '../forms.ts'
import { agreeAgain, withdraw } from '../writes.ts'

/** The person takes back what they agreed to, or agrees anew. */
export const pactAgreeing = new Hono<Env>()
  .post('/pacts/:id/withdraw', async (c) => {
    const form = await parseForm(withdrawForm, c)
    if (!form.ok) {
      c.status(422)
      return showPact(c, { agreement: form })
    }
    const withdrawn = await actingOnPact(c, (tx, pact, actor) =>
      withdraw(tx, actor, pact, form.value, todayOf(c)),
    )
    if (!withdrawn.ok) {
      c.status(422)
      return showPact(c, { agreement: { ...form, errors: { withdrawnOn: [withdrawn.refusal] } } })
    }
    flash(c, 'pacts.agreement.withdrawn')
    return c.redirect(below(c, `/pacts/${c.req.param('id')}`), 303)
  })
  .post('/pacts/:id/agree', async (c) => {
    const form = await parseForm(agreeForm, c)
    if (!form.ok) {
      c.status(422)
      return showPact(c, { agreement: form })
    }
    const agreed = await actingOnPact(c, (tx, pact, actor) =>
      agreeAgain(tx, actor, pact, form.once, form.value, todayOf(c)),
    )
    if (!agreed.ok) {
      c.status(422)
      return showPact(c, { agreement: { ...form, errors: { agreedOn: [agreed.refusal] } } })
    }
    flash(c, 'pacts.agreement.agreed')
    return c.redirect(below(c, `/pacts/${c.req.param('id')}`), 303)
  })
