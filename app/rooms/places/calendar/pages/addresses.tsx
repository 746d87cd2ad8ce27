import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import { STAFF } from '../../../people/rules.ts'
import { originOf } from '../../asking/parts/links.ts'
import { PlaceFrame } from '../../parts/place-frame.tsx'
import { placeHere } from '../../parts/place-here.ts'
import type { Place } from '../../reads.ts'
import { revokeForm, shareForm } from '../forms.ts'
import { addressesOf } from '../reads.ts'
import { revokeCalendar, shareCalendar } from '../writes.ts'

/** Addresses under which a calendar program reads who booked; each can be taken back. */
export const calendarAddresses = new Hono<Env>()
  .get('/places/:id/calendar/addresses', async (c) => {
    const actor = requireRole(c, ...STAFF)
    return show(c, actor, await placeHere(actor, c.req.param('id')))
  })
  .post('/places/:id/calendar/addresses', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const place = await placeHere(actor, c.req.param('id'))
    const form = await parseForm(shareForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, place, form)
    }
    const { label } = form.value
    const token = await asActor(actor, (tx) => shareCalendar(tx, actor, form.once, place.id, label))
    const made = token && `${originOf(c)}${below(c, `/calendars/${token}/calendar.ics`)}`
    return show(c, actor, place, {}, made)
  })
  .post('/places/:id/calendar/addresses/revoked', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const place = await placeHere(actor, c.req.param('id'))
    const form = await parseForm(revokeForm, c)
    if (form.ok) await asActor(actor, (tx) => revokeCalendar(tx, actor, place.id, form.value.id, c.var.now))
    flash(c, 'places.feed.revokedNow')
    return c.redirect(below(c, `/places/${place.id}/calendar/addresses`), 303)
  })

async function show(
  c: Context<Env>,
  actor: SignedInActor,
  place: Place,
  form: FormState = {},
  made?: string,
) {
  const addresses = await asActor(actor, (tx) => addressesOf(tx, place.id))
  return c.render(
    <PlaceFrame place={place} side="bookings">
      <Addresses addresses={addresses} placeId={place.id} form={form} made={made} />
    </PlaceFrame>,
    { title: `${c.var.t('places.feed.heading')} – ${place.name}`, robots: 'noindex' },
  )
}

type Props = {
  addresses: Awaited<ReturnType<typeof addressesOf>>
  placeId: string
  form: FormState
  made?: string | undefined
}

function Addresses({ addresses, placeId, form, made }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  const at = below(`/places/${placeId}/calendar/addresses`)
  return (
    <Section heading="places.feed.heading" lead="places.feed.lead">
      {made && (
        <Callout kind="success" heading="places.feed.made" alert>
          <p>
            <a href={made}>{made}</a>
          </p>
        </Callout>
      )}
      <ul class="plain-list stack">
        {addresses.map((one) => (
          <li class="beside">
            <span>
              {one.label} · <When at={one.made_at} as="day" />
            </span>
            {one.revoked_at ? (
              <span>{t('places.feed.revoked')}</span>
            ) : (
              <ActionButton action={`${at}/revoked`} label="places.feed.revoke" fields={{ id: one.id }} />
            )}
          </li>
        ))}
      </ul>
      <Form {...form} action={at} submit="places.feed.save" answersItself>
        <Field name="label" label="places.feed.label" hint="places.feed.labelHint" maxlength={120} required />
      </Form>
    </Section>
  )
}
