import { type Context, Hono } from 'hono'
import type * as z from 'zod'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { daysLater } from '../../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { asActor } from '../../../../ground/db/database.ts'
import {
  type FormState,
  type ParsedForm,
  parseForm,
  statusOfRetry,
} from '../../../../ground/forms/parse-form.ts'
import { textsOf } from '../../../../ground/texts/use-texts.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { hintOf } from '../../../people/parts/person-hint.ts'
import { findPeople, keptIdOf } from '../../../people/reads.ts'
import { fullName, STAFF } from '../../../people/rules.ts'
import { addKey, dropKey, giveKey, takeKeyBack } from '../../keys/writes.ts'
import { PlaceFrame } from '../../parts/place-frame.tsx'
import { placeHere } from '../../parts/place-here.ts'
import type { Place } from '../../reads.ts'
import { coverForm, keyForm, keyIdForm, loanForm, returnForm, shiftEndForm, shiftForm } from '../forms.ts'
import { Keys } from '../parts/keys.tsx'
import { Rota } from '../parts/rota.tsx'
import { throughChoices } from '../parts/through.ts'
import { keysOf, shiftsAt, throughOf, turnsAt } from '../reads.ts'
import { DAYS_AHEAD, DAYS_BACK } from '../rules.ts'
import { addShift, endShift, noteTurn } from '../writes.ts'

/** Keys of a place, and who opens, closes and cleans it. */
export const opening = new Hono<Env>()
  .get('/places/:id/opening', async (c) => {
    const actor = requireRole(c, ...STAFF)
    return show(c, await placeHere(actor, c.req.param('id')))
  })
  .post('/places/:id/opening/keys', (c) =>
    doing(c, keyForm, 'key', async (tx, { actor, place }, { once, value }) => {
      await addKey(tx, actor, once, place.id, value.name)
      return {}
    }),
  )
  .post('/places/:id/opening/keys/dropped', (c) =>
    doing(c, keyIdForm, 'dropped', async (tx, { actor, place, today }, { value }) => {
      await dropKey(tx, actor, place.id, value.id, today)
      return {}
    }),
  )
  .post('/places/:id/opening/keys/given', (c) =>
    doing(c, loanForm, 'loan', async (tx, { actor, place, today }, { once, value }) => {
      const given = await giveKey(tx, actor, once, place.id, value, today)
      if (given.ok) return {}
      const field = { 'places.rota.key.held': 'keyId', 'places.rota.key.future': 'givenOn' }
      return { [field[given.refusal as keyof typeof field] ?? 'holderId']: [given.refusal] }
    }),
  )
  .post('/places/:id/opening/keys/back', (c) =>
    doing(c, returnForm, 'back', async (tx, { actor, place }, { value }) =>
      (await takeKeyBack(tx, actor, place.id, value)) ? {} : { returnedOn: ['places.manager.notEnded'] },
    ),
  )
  .post('/places/:id/opening/shifts', (c) =>
    doing(c, shiftForm, 'shift', async (tx, { actor, place, today }, { once, value }) => {
      const known = { choices: await throughChoices(tx, actor), today }
      const added = await addShift(tx, actor, once, place.id, value, known)
      if (added.ok) return {}
      const field = added.refusal === 'places.rota.twoThroughs' ? 'throughSaid' : 'shiftOf'
      return { [field]: [added.refusal] }
    }),
  )
  .post('/places/:id/opening/shifts/end', (c) =>
    doing(c, shiftEndForm, 'shiftEnd', async (tx, { actor, place }, { value: { id, endsOn } }) =>
      (await endShift(tx, actor, place.id, id, endsOn)) ? {} : { endsOn: ['places.manager.notEnded'] },
    ),
  )
  .post('/places/:id/opening/cover', (c) =>
    doing(c, coverForm, 'cover', async (tx, { actor, today }, { value }) => {
      const [shiftId = '', on = ''] = value.turn.split('/')
      const personId = await keptIdOf(tx, value.coverId)
      if (!personId) return { coverId: ['places.centers.who.missing'] }
      const noted = await noteTurn(tx, actor, { shiftId, on, state: 'taken', personId }, today)
      return noted.ok ? {} : { turn: [noted.refusal] }
    }),
  )

type About = { actor: ReturnType<typeof requireRole>; place: Place; today: string }
type Sent<S extends z.ZodType> = Extract<ParsedForm<z.output<S>>, { ok: true }>
/** Which of the forms of the page is shown again. */
export type Which = 'key' | 'dropped' | 'loan' | 'back' | 'shift' | 'shiftEnd' | 'cover'

async function doing<S extends z.ZodType>(
  c: Context<Env>,
  schema: S,
  which: Which,
  act: (tx: ActorTx, about: About, form: Sent<S>) => Promise<Record<string, string[]>>,
) {
  const actor = requireRole(c, ...STAFF)
  const place = await placeHere(actor, c.req.param('id') ?? '')
  const form = await parseForm(schema, c)
  if (!form.ok) {
    c.status(statusOfRetry(form))
    return show(c, place, form, which)
  }
  const about = { actor, place, today: textsOf(c).dayOf(c.var.now) }
  const errors = await asActor(actor, (tx) => act(tx, about, form))
  if (Object.keys(errors).length > 0) {
    c.status(422)
    return show(c, place, { ...form, errors }, which)
  }
  flash(c, 'places.rota.noted')
  return c.redirect(below(c, `/places/${place.id}/opening`), 303)
}

async function show(c: Context<Env>, place: Place, form: FormState = {}, which?: Which) {
  const actor = requireRole(c, ...STAFF)
  const today = textsOf(c).dayOf(c.var.now)
  const query = form.searching?.query
  const found = await asActor(actor, async (tx) => {
    const shifts = await shiftsAt(tx, [place.id], today)
    const ids = shifts.map(({ id }) => id)
    return {
      keys: await keysOf(tx, place.id),
      shifts,
      through: await throughOf(tx, ids),
      turns: await turnsAt(tx, [place.id], daysLater(today, -DAYS_BACK), daysLater(today, DAYS_AHEAD)),
      choices: await throughChoices(tx, actor),
      people: query ? await findPeople(tx, query) : [],
    }
  })
  const people = found.people.map((one) => ({ value: one.id, label: fullName(one), hint: hintOf(one) }))
  const forms = { at: below(c, `/places/${place.id}/opening`), form, which, found: people }
  return c.render(
    <PlaceFrame place={place} side="opening">
      <Rota {...found} forms={forms} own={actor.personId} placeId={place.id} />
      <Keys keys={found.keys} forms={forms} />
    </PlaceFrame>,
    { title: place.name },
  )
}
