import { type Context, Hono } from 'hono'
import { endSessionsOf, standingsOf } from '../../../../ground/access/accounts.ts'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import { currentAuth } from '../../../../ground/access/auth.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { forgetSecondProof } from '../../../../ground/access/second-proof.ts'
import { tellOfSecondStep } from '../../../../ground/access/second-step-letter.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { nameOf } from '../../reads.ts'
import { resetForm } from '../forms.ts'
import { accountOf } from '../reads.ts'
import { LONGEST_REASON, mayReset } from '../rules.ts'
import { recordReset } from '../writes.ts'

export const resetting = new Hono<Env>()
  .get('/operators/:id/second-step', async (c) => {
    const someone = await whom(c)
    return show(c, someone, (await isOurs(c, someone)) ? {} : { refusal: 'operators.secondStep.elsewhere' })
  })
  .post('/operators/:id/second-step', async (c) => {
    const someone = await whom(c)
    const { actor, personId, accountId } = someone
    const form = await parseForm(resetForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, someone, form)
    }
    if (!(await isOurs(c, someone))) {
      c.status(409)
      return show(c, someone, { ...form, refusal: 'operators.secondStep.elsewhere' })
    }
    // Written down first: what follows may be done again, and never without its reason.
    await asActor(actor, (tx) => recordReset(tx, actor, form.once, personId, form.value.reason))
    const auth = currentAuth()
    await endSessionsOf(auth, accountId)
    await forgetSecondProof(auth, accountId)
    await tellOfSecondStep(auth, accountId, 'reset', c.var.territory.language)
    flash(c, 'operators.secondStep.done')
    return c.redirect(below(c, `/operators/${personId}`), 303)
  })

type Someone = { actor: SignedInActor; personId: string; accountId: string; name: string }

/** Somebody else of the territory who signs in. Nobody resets their own second step this way. */
async function whom(c: Context<Env, '/operators/:id/second-step'>): Promise<Someone> {
  const actor = requireRole(c, 'administrator')
  const personId = c.req.param('id')
  if (!isId(personId) || personId === actor.personId) throw new NotHere()
  const found = await asActor(actor, async (tx) => ({
    accountId: await accountOf(tx, personId),
    name: await nameOf(tx, personId),
  }))
  if (!found.accountId || found.accountId === actor.accountId) throw new NotHere()
  return { actor, personId, accountId: found.accountId, name: found.name }
}

async function isOurs(c: Context<Env>, { accountId }: Someone) {
  const administered = (c.var.session?.memberships ?? [])
    .filter(({ roles }) => roles.includes('administrator'))
    .map(({ territoryId }) => territoryId)
  return mayReset(await standingsOf(currentAuth(), accountId), administered)
}

const show = (c: Context<Env>, someone: Someone, form: FormState) =>
  c.render(<ResetPage someone={someone} form={form} />, {
    title: c.var.t('operators.secondStep.heading'),
    robots: 'noindex',
  })

function ResetPage({ someone, form }: { someone: Someone; form: FormState }) {
  const at = useBelow()
  const { personId, name } = someone
  return (
    <Page
      heading="operators.secondStep.heading"
      kicker={name}
      lead="operators.secondStep.lead"
      crumbs={[
        { href: at('/operators'), label: 'operators.list.heading' },
        { href: at(`/operators/${personId}`), label: { said: name } },
      ]}
      width="reading"
    >
      <Callout kind="warning" text="operators.secondStep.warning" />
      <Form {...form} action={at(`/operators/${personId}/second-step`)} submit="operators.secondStep.submit">
        <TextArea
          name="reason"
          label="operators.secondStep.reason"
          hint="operators.secondStep.reason.hint"
          maxlength={LONGEST_REASON}
          required
        />
      </Form>
    </Page>
  )
}
