import { type Context, Hono } from 'hono'
import type * as z from 'zod'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { asActor } from '../../../../ground/db/database.ts'
import {
  type FormState,
  type ParsedForm,
  parseForm,
  statusOfRetry,
} from '../../../../ground/forms/parse-form.ts'
import type { TextKey } from '../../../../ground/texts/texts.ts'
import { textsOf } from '../../../../ground/texts/use-texts.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { hintOf } from '../../../people/parts/person-hint.ts'
import { findPeople } from '../../../people/reads.ts'
import { fullName, TEAM } from '../../../people/rules.ts'
import { coordinatorForm, countForm, familyEndForm, familyForm, leavingForm } from '../../centers/forms.ts'
import { centerHere } from '../../centers/parts/here.ts'
import { type Center, coordinatorsOf, countedFamilies, familiesOf } from '../../centers/reads.ts'
import { coordinate, stopCoordinating } from '../../coordinators/writes.ts'
import { PlaceFrame } from '../../parts/place-frame.tsx'
import type { Place } from '../../reads.ts'
import { Coordinators, Families } from '../parts/people-of-center.tsx'
import { countFamilies, endFamily, involveFamily } from '../writes.ts'

/** The people of a civic center, for the team: who coordinates it, which families take part. */
export const peopleOfCenter = new Hono<Env>()
  .get('/places/:id/civic/people', async (c) => {
    const actor = requireRole(c, ...TEAM)
    return show(c, await centerHere(actor, c.req.param('id')))
  })
  .post('/places/:id/civic/coordinator', (c) =>
    doing(c, coordinatorForm, 'coordinator', 'places.centers.coordinates', async (tx, about, form) => {
      const { actor, center, today } = about
      const held = await coordinate(tx, actor, form.once, center, form.value, today)
      const field = held.ok || !held.refusal.startsWith('places.') ? 'personId' : 'fromOn'
      return held.ok ? {} : { [field]: [held.refusal] }
    }),
  )
  .post('/places/:id/civic/coordinator-leaves', (c) =>
    doing(c, leavingForm, 'leaves', 'places.centers.left', async (tx, { actor, center }, { value }) => {
      const left = await stopCoordinating(tx, actor, center, value)
      return left.ok ? {} : { untilOn: [left.refusal] }
    }),
  )
  .post('/places/:id/civic/families', (c) =>
    doing(c, familyForm, 'family', 'places.centers.familyAdded', async (tx, about, form) => {
      const { actor, center, today } = about
      const added = await involveFamily(tx, actor, form.once, center, form.value, today)
      const field = !added.ok && added.refusal === 'places.centers.beforeOpening' ? 'since' : 'familyOf'
      return added.ok ? {} : { [field]: [added.refusal] }
    }),
  )
  .post('/places/:id/civic/families/end', (c) =>
    doing(
      c,
      familyEndForm,
      'familyEnd',
      'places.centers.familyEnded',
      async (tx, { actor, center }, { value }) =>
        (await endFamily(tx, actor, center, value)) ? {} : { untilOn: ['places.manager.notEnded'] },
    ),
  )
  .post('/places/:id/civic/families/count', (c) =>
    doing(
      c,
      countForm,
      'count',
      'places.centers.counted',
      async (tx, { actor, center, today }, { value }) => {
        await countFamilies(tx, actor, center, value.families, today)
        return {}
      },
    ),
  )

type About = { actor: ReturnType<typeof requireRole>; center: Center; today: string }
type Sent<S extends z.ZodType> = Extract<ParsedForm<z.output<S>>, { ok: true }>
type Errors = Record<string, string[]>
/** Which of the forms of the page is shown again. */
export type Which = 'coordinator' | 'leaves' | 'family' | 'familyEnd' | 'count'

async function doing<S extends z.ZodType>(
  c: Context<Env>,
  schema: S,
  which: Which,
  said: TextKey,
  act: (tx: ActorTx, about: About, form: Sent<S>) => Promise<Errors>,
) {
  const actor = requireRole(c, ...TEAM)
  const here = await centerHere(actor, c.req.param('id') ?? '')
  const form = await parseForm(schema, c)
  if (!form.ok) {
    c.status(statusOfRetry(form))
    return show(c, here, form, which)
  }
  const about = { actor, center: here.center, today: textsOf(c).dayOf(c.var.now) }
  const errors = await asActor(actor, (tx) => act(tx, about, form))
  if (Object.keys(errors).length > 0) {
    c.status(422)
    return show(c, here, { ...form, errors }, which)
  }
  flash(c, said)
  return c.redirect(below(c, `/places/${here.place.id}/civic/people`), 303)
}

type Here = { place: Place; center: Center }

async function show(c: Context<Env>, { place, center }: Here, form: FormState = {}, which?: Which) {
  const query = form.searching?.query
  const found = await asActor(c.var.actor, async (tx) => ({
    coordinators: await coordinatorsOf(tx, center.id),
    families: await familiesOf(tx, center.id),
    counted: await countedFamilies(tx, center.id),
    people: query ? await findPeople(tx, query) : [],
  }))
  const people = found.people.map((one) => ({ value: one.id, label: fullName(one), hint: hintOf(one) }))
  const at = below(c, `/places/${place.id}/civic`)
  const forms = { at, form, which, found: people }
  return c.render(
    <PlaceFrame place={place} side="civic">
      <Coordinators coordinators={found.coordinators} {...forms} />
      <Families families={found.families} counted={found.counted} {...forms} />
    </PlaceFrame>,
    { title: place.name },
  )
}
