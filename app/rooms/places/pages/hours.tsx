import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { below } from '../../../ground/ui/below.ts'
import { Field } from '../../../ground/ui/field.tsx'
import { flash } from '../../../ground/ui/flash.tsx'
import { Form } from '../../../ground/ui/form.tsx'
import { STAFF } from '../../people/rules.ts'
import { dayField, hoursForm } from '../forms.ts'
import { PlaceFrame } from '../parts/place-frame.tsx'
import { placeHere } from '../parts/place-here.ts'
import { hoursOf, type Place } from '../reads.ts'
import { hoursInWords, type Interval, sayDay, WEEKDAYS } from '../rules.ts'
import { setHours } from '../writes.ts'

// The first of January 2024 was a Monday: its week names the weekdays.
const A_MONDAY = '2024-01-01'

export const openingHours = new Hono<Env>()
  .get('/places/:id/hours', async (c) => {
    const actor = requireRole(c, ...STAFF)
    return show(c, actor, await placeHere(actor, c.req.param('id')))
  })
  .post('/places/:id/hours', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const place = await placeHere(actor, c.req.param('id'))
    const form = await parseForm(hoursForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, place, form)
    }
    await asActor(actor, (tx) => setHours(tx, actor, place.id, form.value))
    flash(c, 'places.hours.saved')
    return c.redirect(below(c, `/places/${place.id}/hours`), 303)
  })

async function show(c: Context<Env>, actor: SignedInActor, place: Place, form: FormState = {}) {
  const hours = await asActor(actor, (tx) => hoursOf(tx, place.id))
  return c.render(
    <PlaceFrame place={place} side="hours">
      <HoursGrid hours={hours} form={form} />
    </PlaceFrame>,
    { title: place.name },
  )
}

/** One line of words a day: quicker than fourteen little clocks, and one day can open as often as it likes. */
function HoursGrid({ hours, form }: { hours: Interval[]; form: FormState }) {
  const { t, language, weekdayName } = useTexts()
  const dayName = (weekday: number) => weekdayName(`${A_MONDAY.slice(0, -1)}${weekday}`)
  return (
    <>
      <p>{hours.length > 0 ? hoursInWords(hours, language, dayName) : t('places.hours.none')}</p>
      <p class="hint">{t('places.hours.hint')}</p>
      <Form {...form}>
        {WEEKDAYS.map((weekday) => (
          <Field
            name={dayField(weekday)}
            label={`places.weekday.${weekday}`}
            value={sayDay(hours.filter((one) => one.weekday === weekday))}
            maxlength={400}
          />
        ))}
      </Form>
    </>
  )
}
