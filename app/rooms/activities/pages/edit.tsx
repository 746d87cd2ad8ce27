import type { Context } from 'hono'
import { Hono } from 'hono'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../ground/access/signed-in.ts'
import { type ActorTx, asActor } from '../../../ground/db/database.ts'
import { isId } from '../../../ground/db/ids.ts'
import { type FormState, parseForm, type Searching, statusOfRetry } from '../../../ground/forms/parse-form.ts'
import { below, useBelow } from '../../../ground/ui/below.ts'
import { flash } from '../../../ground/ui/flash.tsx'
import { Form } from '../../../ground/ui/form.tsx'
import { Page } from '../../../ground/ui/page.tsx'
import { TEAM } from '../../people/rules.ts'
import { activityForm } from '../forms.ts'
import { ActivityFields, type Offered } from '../parts/activity-fields.tsx'
import { type Activity, activityById, type Behind, behind } from '../reads.ts'
import { changeActivity } from '../writes.ts'
import { offered } from './new.tsx'

export const editActivity = new Hono<Env>()
  .get('/activities/:id/edit', async (c) => {
    const actor = requireRole(c, ...TEAM)
    return show(c, await asActor(actor, (tx) => load(tx, actor, c.req.param('id'))))
  })
  .post('/activities/:id/edit', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const { now, territory } = c.var
    const id = c.req.param('id')
    const form = await parseForm(activityForm, c)
    if (!form.ok) {
      const again = await asActor(actor, (tx) => load(tx, actor, id, form.searching))
      c.status(statusOfRetry(form))
      return show(c, again, form)
    }
    if (!isId(id)) return c.notFound()
    const changed = await asActor(actor, (tx) =>
      changeActivity(tx, actor, id, form.value, { now, timeZone: territory.timeZone }),
    )
    if (!changed.ok) {
      const again = await asActor(actor, (tx) => load(tx, actor, id))
      c.status(422)
      return show(c, again, { ...form, errors: { [changed.field]: [changed.refusal] } })
    }
    flash(c, 'activities.edit.saved')
    return c.redirect(below(c, `/activities/${id}`), 303)
  })

type Loaded = Offered & { activity: Activity; behind: Behind[] }

async function load(tx: ActorTx, actor: SignedInActor, id: string, searching?: Searching): Promise<Loaded> {
  const activity = isId(id) ? await activityById(tx, id) : undefined
  if (!activity) throw new NotHere()
  return { ...(await offered(tx, actor, searching)), activity, behind: await behind(tx, id) }
}

const show = (c: Context<Env>, loaded: Loaded, form: FormState = {}) =>
  c.render(<EditActivityPage {...loaded} form={form} />, {
    title: c.var.t('activities.edit.heading'),
    section: '/activities',
  })

function EditActivityPage({ form, ...loaded }: Loaded & { form: FormState }) {
  const below = useBelow()
  const crumbs = [
    { href: below('/activities'), label: 'activities.list.heading' },
    { href: below(`/activities/${loaded.activity.id}`), label: { said: loaded.activity.title } },
  ] as const
  return (
    <Page heading="activities.edit.heading" crumbs={crumbs} width="reading">
      <Form {...form} submit="activities.edit.save">
        <ActivityFields {...loaded} />
      </Form>
    </Page>
  )
}
