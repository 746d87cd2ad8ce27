import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import type { TextKey } from '../../../../ground/texts/texts.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import { STAFF } from '../../../people/rules.ts'
import { AgreementList } from '../../agreements/parts/agreement-list.tsx'
import { type Agreement, agreementsOf } from '../../agreements/reads.ts'
import { PlaceFrame } from '../../parts/place-frame.tsx'
import { placeHere } from '../../parts/place-here.ts'
import type { Place } from '../../reads.ts'
import { centerForm, endingForm } from '../forms.ts'
import { centerHere } from '../parts/here.ts'
import { type Center, type Coordinator, centerAt, coordinatorsOf } from '../reads.ts'
import { endCenter, openCenter } from '../writes.ts'

/** A place as a civic center: it opens as one, what was agreed, who coordinates it; one day it ends. */
export const civic = new Hono<Env>()
  .get('/places/:id/civic', async (c) => {
    const actor = requireRole(c, ...STAFF)
    return show(c, actor, await placeHere(actor, c.req.param('id')))
  })
  .post('/places/:id/civic', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const place = await placeHere(actor, c.req.param('id'))
    const form = await parseForm(centerForm, c)
    if (!form.ok) return again(c, actor, place, form)
    const opening = { placeId: place.id, openedOn: form.value.openedOn }
    const opened = await asActor(actor, (tx) => openCenter(tx, actor, form.once, opening, todayOf(c)))
    if (!opened.ok) return again(c, actor, place, { ...form, errors: { openedOn: [opened.refusal] } })
    return back(c, place, 'places.centers.opened')
  })
  .post('/places/:id/civic/end', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const { place, center } = await centerHere(actor, c.req.param('id'))
    const form = await parseForm(endingForm, c)
    if (!form.ok) return again(c, actor, place, form)
    const ended = await asActor(actor, (tx) => endCenter(tx, actor, center, form.value, todayOf(c)))
    if (!ended.ok) return again(c, actor, place, { ...form, errors: { endedOn: [ended.refusal] } })
    return back(c, place, 'places.centers.ended')
  })

const todayOf = (c: Context<Env>) => textsOf(c).dayOf(c.var.now)

function back(c: Context<Env>, place: Place, said: TextKey) {
  flash(c, said)
  return c.redirect(below(c, `/places/${place.id}/civic`), 303)
}

function again(c: Context<Env>, actor: SignedInActor, place: Place, form: FormState) {
  c.status(422)
  return show(c, actor, place, form)
}

async function show(c: Context<Env>, actor: SignedInActor, place: Place, form: FormState = {}) {
  const found = await asActor(actor, async (tx) => {
    const center = await centerAt(tx, place.id)
    if (!center) return {}
    return {
      center,
      agreements: await agreementsOf(tx, center.id),
      coordinators: await coordinatorsOf(tx, center.id),
    }
  })
  return c.render(
    <PlaceFrame place={place} side="civic">
      {found.center && !found.center.endedOn ? (
        <Standing {...found} center={found.center} form={form} />
      ) : (
        <NotYet place={place} center={found.center} form={form} />
      )}
    </PlaceFrame>,
    { title: place.name },
  )
}

function NotYet({ place, center, form }: { place: Place; center?: Center | undefined; form: FormState }) {
  const { t, day, dayOf, now } = useTexts()
  const below = useBelow()
  return (
    <>
      {center?.endedOn && (
        <p>{t('places.centers.endedOn', { day: day(center.endedOn), why: center.endedWhy ?? '' })}</p>
      )}
      <Section heading="places.centers.open" lead="places.centers.openLead">
        <Form {...form} action={below(`/places/${place.id}/civic`)} submit="places.centers.open">
          <Field
            name="openedOn"
            type="date"
            label="places.centers.openedOn"
            value={dayOf(now)}
            max={dayOf(now)}
            required
          />
        </Form>
      </Section>
    </>
  )
}

type Standing = {
  center: Center
  agreements?: Agreement[]
  coordinators?: Coordinator[]
  form: FormState
}

function Standing({ center, agreements = [], coordinators = [], form }: Standing) {
  const { t, day, dayOf, now } = useTexts()
  const below = useBelow()
  const at = below(`/places/${center.placeId}/civic`)
  const coordinator = coordinators.find(({ until_on }) => until_on === null)
  return (
    <>
      <p>
        {t('places.centers.since', { day: day(center.openedOn) })}
        {center.candidateId && (
          <>
            {' · '}
            <a href={below(`/offered-spaces/${center.candidateId}`)}>{t('places.centers.howChosen')}</a>
          </>
        )}
      </p>
      <p>
        {coordinator
          ? t('places.centers.coordinatedBy', { name: coordinator.name, day: day(coordinator.from_on) })
          : t('places.centers.noCoordinator')}{' '}
        <a href={`${at}/people`}>{t('places.centers.people')}</a>
      </p>
      <AgreementList agreements={agreements} at={`${at}/agreement`} />
      <Section heading="places.centers.end" lead="places.centers.endLead">
        <Form {...form} action={`${at}/end`} submit="places.centers.end" idPrefix="end" danger>
          <Field name="endedOn" type="date" label="places.centers.endOn" max={dayOf(now)} required />
          <TextArea name="why" label="places.centers.endWhy" rows={2} maxlength={1000} required />
        </Form>
      </Section>
    </>
  )
}
