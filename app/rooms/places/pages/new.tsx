import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../ground/forms/parse-form.ts'
import { below } from '../../../ground/ui/below.ts'
import { flash } from '../../../ground/ui/flash.tsx'
import { Form } from '../../../ground/ui/form.tsx'
import { Page } from '../../../ground/ui/page.tsx'
import { townsToChoose } from '../../people/parts/towns.ts'
import { STAFF } from '../../people/rules.ts'
import { placeForm } from '../forms.ts'
import { PlaceFields } from '../parts/place-fields.tsx'
import { recordPlace } from '../writes.ts'

export const newPlace = new Hono<Env>()
  .get('/places/new', async (c) => show(c, requireRole(c, ...STAFF)))
  .post('/places/new', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const form = await parseForm(placeForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, form)
    }
    await asActor(actor, (tx) => recordPlace(tx, actor, form.once, form.value))
    flash(c, 'places.new.recorded')
    return c.redirect(below(c, `/places/${form.once}/hours`), 303)
  })

async function show(c: Context<Env>, actor: SignedInActor, form: FormState = {}) {
  const towns = await asActor(actor, (tx) => townsToChoose(tx))
  return c.render(
    <Page
      heading="places.new.heading"
      lead="places.new.lead"
      crumbs={[{ href: below(c, '/places/manage'), label: 'places.manage.heading' }]}
      width="reading"
    >
      <Form {...form} submit="places.new.save">
        <PlaceFields towns={towns} />
      </Form>
    </Page>,
    { title: c.var.t('places.new.heading') },
  )
}
