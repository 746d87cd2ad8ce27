import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { textsOf } from '../../../../ground/texts/use-texts.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import { STAFF } from '../../../people/rules.ts'
import { PlaceFrame } from '../../parts/place-frame.tsx'
import { roomForm } from '../forms.ts'
import { RoomFields } from '../parts/room-fields.tsx'
import { type RoomHere, roomHere } from '../parts/room-here.ts'
import { changeRoom, giveUpRoom } from '../writes.ts'

export const editRoom = new Hono<Env>()
  .get('/places/:id/rooms/:room/edit', async (c) => {
    const actor = requireRole(c, ...STAFF)
    return show(c, await roomHere(actor, c.req.param('id'), c.req.param('room')))
  })
  .post('/places/:id/rooms/:room/edit', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const here = await roomHere(actor, c.req.param('id'), c.req.param('room'))
    const form = await parseForm(roomForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, here, form)
    }
    await asActor(actor, (tx) => changeRoom(tx, actor, here.room.id, form.value))
    flash(c, 'places.room.saved')
    return c.redirect(below(c, `/places/${here.place.id}/rooms`), 303)
  })
  .post('/places/:id/rooms/:room/given-up', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const { place, room } = await roomHere(actor, c.req.param('id'), c.req.param('room'))
    const { dayOf, now } = textsOf(c)
    await asActor(actor, (tx) => giveUpRoom(tx, actor, room.id, room.closed_on ? null : dayOf(now)))
    flash(c, room.closed_on ? 'places.room.isBack' : 'places.room.isGivenUp')
    return c.redirect(below(c, `/places/${place.id}/rooms`), 303)
  })

const show = (c: Context<Env>, { place, room, tariffs }: RoomHere, form: FormState = {}) =>
  c.render(
    <PlaceFrame place={place} side="rooms">
      <Section heading={{ said: room.name }}>
        <Form {...form}>
          <RoomFields room={room} tariffs={tariffs} />
        </Form>
      </Section>
      <ActionButton
        action={below(c, `/places/${place.id}/rooms/${room.id}/given-up`)}
        label={room.closed_on ? 'places.room.back' : 'places.room.giveUp'}
      />
    </PlaceFrame>,
    { title: room.name },
  )
