import type { Context } from 'hono'
import { Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { localTime } from '../../../../ground/calendar/local-time.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Checkbox, Select } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { type Named } from '../../../encounters/reads.ts'
import { placesToChoose } from '../../../encounters/who/reads.ts'
import { TEAM } from '../../../people/rules.ts'
import { placesWithRooms } from '../../../places/rooms/reads.ts'
import { type Activity, activityById } from '../../reads.ts'
import { TimesFields } from '../../series/parts/times-fields.tsx'
import { sessionForm } from '../forms.ts'
import { type SessionLine, sessionById } from '../reads.ts'
import { addSession, cancelSession, moveSession } from '../writes.ts'

export const sessionPlan = new Hono<Env>()
  .get('/activities/:id/sessions/new', async (c) => {
    const actor = requireRole(c, ...TEAM)
    return show(c, await load(actor, c.req.param('id')))
  })
  .post('/activities/:id/sessions/new', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const loaded = await load(actor, c.req.param('id'))
    const { activity } = loaded
    const form = await parseForm(sessionForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, loaded, form)
    }
    const holder = {
      activityId: activity.id,
      placeId: activity.placeId,
      public: activity.publishedAt !== null,
    }
    const added = await asActor(actor, (tx) =>
      addSession(tx, actor, holder, form.once, form.value, clockOf(c)),
    )
    if (!added.ok) {
      c.status(409)
      return show(c, loaded, { ...form, errors: { roomId: [added.refusal] } })
    }
    flash(c, 'activities.plan.added')
    return c.redirect(below(c, `/activities/${activity.id}`), 303)
  })
  .get('/activities/:id/sessions/:sessionId/edit', async (c) => {
    const actor = requireRole(c, ...TEAM)
    return show(c, await load(actor, c.req.param('id'), c.req.param('sessionId')))
  })
  .post('/activities/:id/sessions/:sessionId/edit', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const loaded = await load(actor, c.req.param('id'), c.req.param('sessionId'))
    const sessionId = c.req.param('sessionId')
    const form = await parseForm(sessionForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, loaded, form)
    }
    const moved = await asActor(actor, (tx) => moveSession(tx, actor, sessionId, form.value, clockOf(c)))
    if (!moved.ok) {
      c.status(409)
      if (moved.refusal === 'places.booking.taken')
        return show(c, loaded, { ...form, errors: { roomId: [moved.refusal] } })
      return show(c, loaded, { ...form, refusal: moved.refusal })
    }
    flash(c, 'activities.plan.moved')
    return c.redirect(below(c, `/activities/${loaded.activity.id}`), 303)
  })
  .post('/activities/:id/sessions/:sessionId/cancel', (c) =>
    cancel(c, c.var.now, 'activities.plan.cancelled'),
  )
  .post('/activities/:id/sessions/:sessionId/call-back', (c) => cancel(c, null, 'activities.plan.calledBack'))

const clockOf = (c: Context<Env>) => ({ now: c.var.now, timeZone: c.var.territory.timeZone })

async function cancel(
  c: Context<Env, '/activities/:id/sessions/:sessionId/cancel'>,
  at: Date | null,
  words: 'activities.plan.cancelled' | 'activities.plan.calledBack',
) {
  const actor = requireRole(c, ...TEAM)
  const { activity, session } = await load(actor, c.req.param('id'), c.req.param('sessionId'))
  const cancelled = await asActor(actor, (tx) => cancelSession(tx, actor, session?.id ?? '', at))
  if (cancelled.ok) flash(c, words)
  else flash(c, cancelled.refusal, 'warning')
  return c.redirect(below(c, `/activities/${activity.id}`), 303)
}

type Rooms = Awaited<ReturnType<typeof placesWithRooms>>
type Loaded = { activity: Activity; session?: SessionLine | undefined; places: Named[]; rooms: Rooms }

async function load(actor: SignedInActor, activityId: string, sessionId?: string): Promise<Loaded> {
  return asActor(actor, async (tx) => {
    const activity = isId(activityId) ? await activityById(tx, activityId) : undefined
    if (!activity) throw new NotHere()
    const places = await placesToChoose(tx, actor)
    const rooms = await placesWithRooms(tx)
    if (sessionId === undefined) return { activity, places, rooms }
    const session = isId(sessionId) ? await sessionById(tx, sessionId) : undefined
    if (session?.activityId !== activity.id) throw new NotHere()
    return { activity, session, places, rooms }
  })
}

function show(c: Context<Env>, loaded: Loaded, form: FormState = {}) {
  const heading = loaded.session ? 'activities.plan.moveHeading' : 'activities.plan.addHeading'
  return c.render(
    <SessionPlanPage {...loaded} heading={heading} timeZone={c.var.territory.timeZone} form={form} />,
    {
      title: c.var.t(heading),
      section: '/activities',
    },
  )
}

type Props = Loaded & {
  heading: 'activities.plan.moveHeading' | 'activities.plan.addHeading'
  timeZone: string
  form: FormState
}

function SessionPlanPage({ activity, session, places, rooms, heading, timeZone, form }: Props) {
  const below = useBelow()
  const start = session && localTime(session.startsAt, timeZone)
  const end = session && localTime(session.endsAt, timeZone)
  const crumbs = [
    { href: below('/activities'), label: 'activities.list.heading' },
    { href: below(`/activities/${activity.id}`), label: { said: activity.title } },
  ] as const
  return (
    <Page heading={heading} crumbs={crumbs} width="reading">
      <Form {...form} submit="activities.plan.save">
        <TimesFields on={start?.slice(0, 10)} from={start?.slice(11)} to={end?.slice(11)} />
        <Select
          name="placeId"
          label="activities.form.place"
          blank="activities.form.noPlace"
          options={places.map((place) => ({ value: place.id, label: place.name }))}
          value={session ? session.placeId : activity.placeId}
        />
        {rooms.length > 0 && (
          <Select
            name="roomId"
            label="activities.plan.room"
            hint="activities.plan.roomHint"
            blank="activities.plan.noRoom"
            options={rooms.map((room) => ({ value: room.id, label: `${room.place}, ${room.name}` }))}
            value={session?.roomId}
          />
        )}
        {rooms.length > 0 && session?.inSeries && (
          <Checkbox name="roomForComing" label="activities.plan.roomForComing" />
        )}
        <Field
          name="title"
          label="activities.plan.title"
          hint="activities.plan.titleHint"
          maxlength={160}
          value={session?.ownTitle}
        />
      </Form>
      {session && <CancelButton session={session} />}
    </Page>
  )
}

function CancelButton({ session }: { session: SessionLine }) {
  const below = useBelow()
  const own = `/activities/${session.activityId}/sessions/${session.id}`
  return session.cancelled ? (
    <ActionButton action={below(`${own}/call-back`)} label="activities.plan.callBack" />
  ) : (
    <ActionButton action={below(`${own}/cancel`)} label="activities.plan.cancel" danger />
  )
}
