import type { Context } from 'hono'
import { Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { localDay } from '../../../../ground/calendar/local-time.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { TEAM } from '../../../people/rules.ts'
import { type Activity, activityById } from '../../reads.ts'
import { seriesChangeForm } from '../forms.ts'
import { RepeatFields, TimesFields } from '../parts/times-fields.tsx'
import { changeSeries } from '../writes.ts'

export const changeOfSeries = new Hono<Env>()
  .get('/activities/:id/series', async (c) => {
    const actor = requireRole(c, ...TEAM)
    return show(c, await activityOf(actor, c.req.param('id')))
  })
  .post('/activities/:id/series', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const { now, territory } = c.var
    const activity = await activityOf(actor, c.req.param('id'))
    const form = await parseForm(seriesChangeForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, activity, form)
    }
    const holder = {
      activityId: activity.id,
      placeId: activity.placeId,
      public: activity.publishedAt !== null,
    }
    const changed = await asActor(actor, (tx) =>
      changeSeries(tx, actor, holder, form.value, { now, timeZone: territory.timeZone }),
    )
    if (changed.ok) {
      flash(c, 'activities.series.changed')
      return c.redirect(below(c, `/activities/${activity.id}`), 303)
    }
    c.status(422)
    const field = changed.refusal === 'places.booking.taken' ? 'on' : 'until'
    return show(c, activity, { ...form, errors: { [field]: [changed.refusal] } })
  })

async function activityOf(actor: SignedInActor, id: string): Promise<Activity> {
  const activity = isId(id) ? await asActor(actor, (tx) => activityById(tx, id)) : undefined
  if (!activity) throw new NotHere()
  return activity
}

const show = (c: Context<Env>, activity: Activity, form: FormState = {}) =>
  c.render(
    <SeriesPage activity={activity} today={localDay(c.var.now, c.var.territory.timeZone)} form={form} />,
    {
      title: c.var.t('activities.series.heading'),
      section: '/activities',
    },
  )

function SeriesPage({ activity, today, form }: { activity: Activity; today: string; form: FormState }) {
  const below = useBelow()
  const crumbs = [
    { href: below('/activities'), label: 'activities.list.heading' },
    { href: below(`/activities/${activity.id}`), label: { said: activity.title } },
  ] as const
  return (
    <Page heading="activities.series.heading" lead="activities.series.lead" crumbs={crumbs} width="reading">
      <Form {...form} submit="activities.series.save">
        <Field name="since" type="date" label="activities.series.since" required value={today} />
        <TimesFields />
        <RepeatFields repeats="weekly" />
      </Form>
    </Page>
  )
}
