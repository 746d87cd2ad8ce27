import { type Context, Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import { holdsRole, visitorOf } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { inLine } from '../../../../ground/db/in-line.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Checkbox } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ButtonLink } from '../../../../ground/ui/page.tsx'
import { STAFF } from '../../../people/rules.ts'
import { type PublicForm, publicForm } from '../../bookings/forms.ts'
import { RepeatFields, RoomField, UseFields, WhenFields } from '../../bookings/parts/booking-fields.tsx'
import { BookingPage, type BookingPageProps } from '../../bookings/parts/booking-page.tsx'
import { beginOf, errorsOf, placeToBook, roomSaid } from '../../bookings/parts/place-to-book.ts'
import { ownOrganisations } from '../../bookings/reads.ts'
import { judge, lineOf, type Wanted } from '../../bookings/writes.ts'
import { keeperFor } from '../parts/keeper.ts'
import { tellFrom } from '../parts/send.ts'
import { ask } from '../writes.ts'

/** Anyone asks for a room, without an account: what they leave is sealed, and their address is asked to confirm. */
export const askForRoom = new Hono<Env>()
  .get('/places/:id/ask', async (c) => {
    const { actor } = c.var
    const here = await placeToBook(visitorOf(actor.territoryId), c.req.param('id'))
    if (holdsRole(actor, ...STAFF)) return c.redirect(below(c, `/places/${here.place.id}/bookings/new`), 303)
    return show(c, { ...here, form: {} })
  })
  .post('/places/:id/ask', async (c) => {
    const { territory, now, language } = c.var
    const here = await placeToBook(visitorOf(territory.id), c.req.param('id'))
    const form = await parseForm(publicForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, { ...here, form })
    }
    const { value } = form
    const wanted = wantedOf(here.place.id, value)
    const shown = here.rooms.some(({ id }) => id === wanted.roomId) || wanted.roomId === null
    if (!shown) return c.notFound()
    const terms = {
      now,
      timeZone: territory.timeZone,
      language,
      onTaken: value.act === 'skip' || value.act === 'wait' ? value.act : ('refuse' as const),
    }
    const keeper = keeperFor(territory.id)
    if (value.act === 'check') {
      const answer = await asActor(keeper, (tx) =>
        judge(tx, keeper, wanted, { ...terms, state: 'unconfirmed' }),
      )
      c.status(422)
      return show(c, { ...here, form: answer.ok ? form : { ...form, errors: errorsOf(answer) }, answer })
    }
    const asked = await inLine(lineOf(here.place.id), () =>
      asActor(keeper, (tx) => ask(tx, keeper, form.once, wanted, terms)),
    )
    if (!asked.ok) {
      c.status(429)
      return show(c, { ...here, form: { ...form, refusal: asked.refusal } })
    }
    const answer = asked.value
    if (!answer.ok) {
      c.status(409)
      return show(c, { ...here, form: { ...form, errors: errorsOf(answer) }, answer })
    }
    await tellFrom(c, answer.value.id, answer.value.state === 'waiting' ? 'waiting' : 'confirm')
    flash(c, answer.value.state === 'waiting' ? 'places.ask.waits' : 'places.ask.checkMail')
    return c.redirect(below(c, `/places/${here.place.id}/calendar`), 303)
  })

const wantedOf = (placeId: string, said: PublicForm): Wanted => ({
  placeId,
  roomId: roomSaid(said.room),
  kind: 'use',
  userKind: said.userKind,
  people: said.people,
  publicTitle: said.publicTitle,
  booker: { name: said.name, email: said.email, phone: said.phone, purpose: said.purpose },
  times: said,
})

/** Whether whoever asks also speaks for an organisation: then there is a form that knows who they are. */
async function isMember(c: Context<Env>): Promise<boolean> {
  const { actor } = c.var
  const { personId } = actor
  if (!personId) return false
  const { dayOf, now } = textsOf(c)
  return (await asActor(actor, (tx) => ownOrganisations(tx, personId, dayOf(now)))).length > 0
}

const show = async (c: Context<Env>, props: BookingPageProps) =>
  c.render(<AskPage {...props} asked={c.req.query()} member={await isMember(c)} />, {
    title: `${c.var.t('places.ask.heading')} – ${props.place.name}`,
    section: '/places',
    robots: 'noindex',
  })

type Props = BookingPageProps & { asked: Record<string, string>; form: FormState; member: boolean }

function AskPage({ asked, member, ...page }: Props) {
  const c = useRequestContext<Env>()
  const { t, dayOf, now } = useTexts()
  const below = useBelow()
  const begin = beginOf(asked)
  const ours = `${below(`/places/${page.place.id}/bookings/ours`)}?${new URLSearchParams(asked)}`
  return (
    <BookingPage
      {...page}
      heading="places.ask.heading"
      lead="places.ask.lead"
      submit="places.ask.save"
      actions={member && <ButtonLink href={ours} label="places.ours.heading" />}
    >
      <RoomField rooms={page.rooms} value={begin.room} />
      <WhenFields begin={begin} today={dayOf(now)} />
      <RepeatFields />
      <UseFields />
      <Field
        name="name"
        label="places.ask.name"
        hint="places.ask.nameHint"
        autocomplete="name"
        maxlength={160}
        required
      />
      <div class="field-row">
        <Field
          name="email"
          type="email"
          label="places.booking.email"
          hint="places.ask.emailHint"
          autocomplete="email"
          maxlength={254}
          required
        />
        <Field name="phone" type="tel" label="places.booking.phone" autocomplete="tel" maxlength={40} />
      </div>
      <Checkbox name="agree" label="places.ask.agree" hint="places.ask.agreeHint" />
      <p class="hint">
        <a href={`/${c.var.territory.slug}/privacy`}>{t('places.ask.privacy')}</a>
      </p>
    </BookingPage>
  )
}
