import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { STAFF } from '../../../people/rules.ts'
import { PlaceFrame } from '../../parts/place-frame.tsx'
import { placeHere } from '../../parts/place-here.ts'
import type { Place } from '../../reads.ts'
import { closedDaysForm, droppedForm, roomForm } from '../forms.ts'
import { RoomFields } from '../parts/room-fields.tsx'
import { closedDaysOf, type Room, roomsOf } from '../reads.ts'
import { addRoom, closeDays, openDays } from '../writes.ts'

type Forms = { room?: FormState; closed?: FormState }

/** The rooms of a place, and the days on which it stays closed. */
export const placeRooms = new Hono<Env>()
  .get('/places/:id/rooms', async (c) => {
    const actor = requireRole(c, ...STAFF)
    return show(c, actor, await placeHere(actor, c.req.param('id')))
  })
  .post('/places/:id/rooms', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const place = await placeHere(actor, c.req.param('id'))
    const form = await parseForm(roomForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, place, { room: form })
    }
    await asActor(actor, (tx) => addRoom(tx, actor, form.once, place.id, form.value, c.var.now))
    flash(c, 'places.room.added')
    return c.redirect(below(c, `/places/${place.id}/rooms`), 303)
  })
  .post('/places/:id/closed-days', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const place = await placeHere(actor, c.req.param('id'))
    const form = await parseForm(closedDaysForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, place, { closed: form })
    }
    await asActor(actor, (tx) => closeDays(tx, actor, form.once, place.id, form.value))
    flash(c, 'places.closed.saved')
    return c.redirect(below(c, `/places/${place.id}/rooms`), 303)
  })
  .post('/places/:id/closed-days/dropped', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const place = await placeHere(actor, c.req.param('id'))
    const form = await parseForm(droppedForm, c)
    if (form.ok) await asActor(actor, (tx) => openDays(tx, actor, place.id, form.value.id))
    flash(c, 'places.closed.dropped')
    return c.redirect(below(c, `/places/${place.id}/rooms`), 303)
  })

async function show(c: Context<Env>, actor: SignedInActor, place: Place, forms: Forms = {}) {
  const { dayOf, now } = textsOf(c)
  const { rooms, closed } = await asActor(actor, async (tx) => ({
    rooms: await roomsOf(tx, place.id),
    closed: await closedDaysOf(tx, place.id, dayOf(now)),
  }))
  return c.render(
    <PlaceFrame place={place} side="rooms">
      <RoomTable rooms={rooms} placeId={place.id} />
      <Section heading="places.room.add">
        <Form
          {...forms.room}
          action={below(c, `/places/${place.id}/rooms`)}
          submit="places.room.save"
          idPrefix="room"
        >
          <RoomFields />
        </Form>
      </Section>
      <ClosedDays closed={closed} placeId={place.id} form={forms.closed ?? {}} />
    </PlaceFrame>,
    { title: `${c.var.t('places.side.rooms')} – ${place.name}` },
  )
}

function RoomTable({ rooms, placeId }: { rooms: readonly Room[]; placeId: string }) {
  const { t, number, day } = useTexts()
  const below = useBelow()
  if (rooms.length === 0) return <EmptyState heading="places.room.none" text="places.room.noneText" />
  return (
    <Table
      caption="places.side.rooms"
      captionHidden
      columns={[
        {
          heading: 'places.room.name',
          main: true,
          cell: (room) => <a href={below(`/places/${placeId}/rooms/${room.id}/edit`)}>{room.name}</a>,
        },
        { heading: 'places.form.capacity', numeric: true, cell: (room) => number(room.capacity) },
        { heading: 'places.room.equipment', cell: (room) => room.equipment },
        {
          heading: 'places.state.label',
          cell: (room) =>
            room.closed_on ? (
              <Tag>{t('places.room.givenUpOn', { day: day(room.closed_on) })}</Tag>
            ) : (
              <Tag tone={room.shown ? 'good' : 'attention'}>
                {t(room.shown ? 'places.room.isShown' : 'places.room.notShown')}
              </Tag>
            ),
        },
      ]}
      rows={rooms}
    />
  )
}

type ClosedProps = {
  closed: readonly { id: string; fromOn: string; untilOn: string; why: string | null }[]
  placeId: string
  form: FormState
}

function ClosedDays({ closed, placeId, form }: ClosedProps) {
  const { t, day } = useTexts()
  const below = useBelow()
  return (
    <Section heading="places.closed.heading" lead="places.closed.lead">
      {closed.length > 0 && (
        <ul class="plain-list stack">
          {closed.map(({ id, fromOn, untilOn, why }) => (
            <li class="beside">
              <span>
                {fromOn === untilOn
                  ? day(fromOn)
                  : t('places.closed.span', { from: day(fromOn), until: day(untilOn) })}
                {why && ` · ${why}`}
              </span>
              <ActionButton
                action={below(`/places/${placeId}/closed-days/dropped`)}
                label="places.closed.drop"
                fields={{ id }}
              />
            </li>
          ))}
        </ul>
      )}
      <Form
        {...form}
        action={below(`/places/${placeId}/closed-days`)}
        submit="places.closed.save"
        idPrefix="closed"
      >
        <div class="field-row">
          <Field name="fromOn" type="date" label="places.closed.from" required />
          <Field name="untilOn" type="date" label="places.closed.until" hint="places.closed.untilHint" />
        </div>
        <Field name="why" label="places.closed.why" maxlength={160} />
      </Form>
    </Section>
  )
}
