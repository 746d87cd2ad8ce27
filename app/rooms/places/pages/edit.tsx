import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../ground/forms/parse-form.ts'
import type { TextKey } from '../../../ground/texts/texts.ts'
import { textsOf } from '../../../ground/texts/use-texts.ts'
import { below } from '../../../ground/ui/below.ts'
import { comesBack } from '../../../ground/ui/comes-back.ts'
import { flash } from '../../../ground/ui/flash.tsx'
import { Form } from '../../../ground/ui/form.tsx'
import { townsToChoose } from '../../people/parts/towns.ts'
import { STAFF } from '../../people/rules.ts'
import { dayForm, placeForm } from '../forms.ts'
import { PlaceFields } from '../parts/place-fields.tsx'
import { PlaceFrame } from '../parts/place-frame.tsx'
import { placeHere } from '../parts/place-here.ts'
import type { Place } from '../reads.ts'
import { changePlace, publishPlace, unpublishPlace } from '../writes.ts'

export const editPlace = new Hono<Env>()
  .get('/places/:id/edit', async (c) => {
    const actor = requireRole(c, ...STAFF)
    return show(c, actor, await placeHere(actor, c.req.param('id')))
  })
  .post('/places/:id/edit', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const place = await placeHere(actor, c.req.param('id'))
    const form = await parseForm(placeForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, place, form)
    }
    await asActor(actor, (tx) => changePlace(tx, actor, place.id, form.value))
    return backTo(c, place, 'places.edit.saved')
  })
  .post('/places/:id/published', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const place = await placeHere(actor, c.req.param('id'))
    const form = await parseForm(dayForm, c)
    const { dayOf, now } = textsOf(c)
    if (!form.ok || form.value.on > dayOf(now)) {
      comesBack(c, form.ok ? { ...form, errors: { on: ['places.published.wrongDay'] } } : form)
      c.status(422)
      return show(c, actor, place)
    }
    await asActor(actor, (tx) => publishPlace(tx, actor, place.id, form.value.on))
    return backTo(c, place, 'places.published.done')
  })
  .post('/places/:id/unpublished', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const place = await placeHere(actor, c.req.param('id'))
    await asActor(actor, (tx) => unpublishPlace(tx, actor, place.id))
    return backTo(c, place, 'places.published.stopped')
  })

function backTo(c: Context<Env>, place: Place, said: TextKey) {
  flash(c, said)
  return c.redirect(below(c, `/places/${place.id}/edit`), 303)
}

async function show(c: Context<Env>, actor: SignedInActor, place: Place, form: FormState = {}) {
  const towns = await asActor(actor, (tx) => townsToChoose(tx, place))
  return c.render(
    <PlaceFrame place={place} side="edit">
      <Form {...form} action={below(c, `/places/${place.id}/edit`)}>
        <PlaceFields place={place} towns={towns} />
      </Form>
    </PlaceFrame>,
    { title: place.name },
  )
}
