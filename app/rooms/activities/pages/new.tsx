import type { Context } from 'hono'
import { Hono } from 'hono'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { type ActorTx, asActor } from '../../../ground/db/database.ts'
import { begunFrom } from '../../../ground/forms/beginning.ts'
import { type FormState, parseForm, type Searching, statusOfRetry } from '../../../ground/forms/parse-form.ts'
import { below, useBelow } from '../../../ground/ui/below.ts'
import { flash } from '../../../ground/ui/flash.tsx'
import { Form } from '../../../ground/ui/form.tsx'
import { Page } from '../../../ground/ui/page.tsx'
import { findWho, placesToChoose } from '../../encounters/who/reads.ts'
import { TEAM } from '../../people/rules.ts'
import { newActivityForm } from '../forms.ts'
import { ActivityFields, type Offered } from '../parts/activity-fields.tsx'
import { RepeatFields, TimesFields } from '../series/parts/times-fields.tsx'
import { planActivity } from '../writes.ts'

export const newActivity = new Hono<Env>()
  .get('/activities/new', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const offers = await asActor(actor, (tx) => offered(tx, actor))
    return show(c, offers, await begunFrom(c, 'activity'))
  })
  .post('/activities/new', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const { now, territory } = c.var
    const form = await parseForm(newActivityForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, await asActor(actor, (tx) => offered(tx, actor, form.searching)), form)
    }
    const planned = await asActor(actor, (tx) =>
      planActivity(tx, actor, form.once, form.value, { now, timeZone: territory.timeZone }),
    )
    if (planned.ok) {
      flash(c, 'activities.new.planned')
      return c.redirect(below(c, `/activities/${planned.value.activityId}`), 303)
    }
    c.status(422)
    return show(c, await asActor(actor, (tx) => offered(tx, actor)), {
      ...form,
      errors: { [planned.field]: [planned.refusal] },
    })
  })

/** What the form offers; without JavaScript also what a search has found. */
export const offered = async (
  tx: ActorTx,
  actor: SignedInActor,
  searching?: Searching,
): Promise<Offered> => ({
  places: await placesToChoose(tx, actor),
  searched: searching?.name,
  found: searching ? await findWho(tx, searching.query) : [],
})

const show = (c: Context<Env>, offers: Offered, form: FormState = {}) =>
  c.render(<NewActivityPage {...offers} form={form} />, {
    title: c.var.t('activities.new.heading'),
    section: '/activities',
  })

function NewActivityPage({ form, ...offers }: Offered & { form: FormState }) {
  const below = useBelow()
  return (
    <Page
      heading="activities.new.heading"
      crumbs={[{ href: below('/activities'), label: 'activities.list.heading' }]}
      width="reading"
    >
      <Form {...form} submit="activities.new.save">
        <ActivityFields {...offers} />
        <TimesFields />
        <RepeatFields />
      </Form>
    </Page>
  )
}
