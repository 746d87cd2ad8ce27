import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../ground/forms/parse-form.ts'
import { below } from '../../../ground/ui/below.ts'
import type { Found } from '../../../ground/ui/combobox.tsx'
import { comesBack } from '../../../ground/ui/comes-back.ts'
import { flash } from '../../../ground/ui/flash.tsx'
import { findOrganisations, organisationById } from '../../organisations/reads.ts'
import { STAFF } from '../../people/rules.ts'
import { endForm, managerForm } from '../forms.ts'
import { Managers } from '../parts/managers.tsx'
import { managing } from '../parts/managing.ts'
import { PlaceFrame } from '../parts/place-frame.tsx'
import { placeHere } from '../parts/place-here.ts'
import { managersOf, type Place } from '../reads.ts'

export const managers = new Hono<Env>()
  .get('/places/:id/managers', async (c) => {
    const actor = requireRole(c, ...STAFF)
    return show(c, actor, await placeHere(actor, c.req.param('id')))
  })
  .post('/places/:id/managers', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const place = await placeHere(actor, c.req.param('id'))
    const form = await parseForm(managerForm, c)
    if (!form.ok) {
      const query = form.searching?.query
      const found = query ? await asActor(actor, (tx) => findOrganisations(tx, query)) : []
      c.status(statusOfRetry(form))
      return show(
        c,
        actor,
        place,
        form,
        found.map(({ id, name, municipality }) => ({
          value: id,
          label: name,
          hint: municipality ?? undefined,
        })),
      )
    }
    const added = await asActor(actor, async (tx) => {
      if (!(await organisationById(tx, form.value.organisationId))) return false
      await managing.begin(tx, actor, place.id, form.value)
      return true
    })
    if (!added) return c.notFound()
    flash(c, 'places.manager.added')
    return c.redirect(below(c, `/places/${place.id}/managers`), 303)
  })
  .post('/places/:id/managers/end', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const place = await placeHere(actor, c.req.param('id'))
    const form = await parseForm(endForm, c)
    const ended = form.ok && (await asActor(actor, (tx) => managing.end(tx, actor, place.id, form.value)))
    if (!ended) {
      const { organisationId, fromOn } = form.values
      const refused = form.ok ? { ...form, errors: { untilOn: ['places.manager.notEnded'] } } : form
      comesBack(c, refused, `${organisationId}-${fromOn}`)
      c.status(422)
      return show(c, actor, place)
    }
    flash(c, 'places.manager.ended')
    return c.redirect(below(c, `/places/${place.id}/managers`), 303)
  })

async function show(
  c: Context<Env>,
  actor: SignedInActor,
  place: Place,
  form: FormState = {},
  found: Found[] = [],
) {
  const together = await asActor(actor, (tx) => managersOf(tx, place.id))
  return c.render(
    <PlaceFrame place={place} side="managers">
      <Managers managers={together} placeId={place.id} form={form} found={found} />
    </PlaceFrame>,
    { title: place.name },
  )
}
