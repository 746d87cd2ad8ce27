import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../../ground/access/actor.ts'
import type { Env } from '../../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../../ground/ui/empty-state.tsx'
import { flash } from '../../../../../ground/ui/flash.tsx'
import { ButtonLink, Page, Section } from '../../../../../ground/ui/page.tsx'
import { TEAM } from '../../../../people/rules.ts'
import { idHere, todayOf } from '../../../parts/here.ts'
import { bookForm, handOverForm } from '../forms.ts'
import { ShelfTable } from '../parts/shelf-table.tsx'
import { WaitingList } from '../parts/waiting-list.tsx'
import { onTheShelf, reusedSince, type Shelf, type Waiting, waitingBookings } from '../reads.ts'
import { kilosOf } from '../rules.ts'
import { handOver, releaseBooking } from '../writes.ts'

/** The desk of the emporium: who comes for what, and what stands on the shelf. */
export const desk = new Hono<Env>()
  .get('/emporium', (c) => show(c, requireRole(c, ...TEAM)))
  .post('/emporium/bookings/:booking/hand-over', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const needId = idHere(c, 'booking')
    const form = await parseForm(handOverForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, { needId, form })
    }
    const given = await asActor(actor, async (tx) => {
      const waiting = (await waitingBookings(tx)).find((one) => one.needId === needId)
      // Sent twice: it was handed over by the first.
      if (!waiting) return undefined
      const { offerId, title, kilos } = waiting
      const grams = form.value.kilos ?? (kilos === null ? undefined : Math.round(kilos * 1000))
      return handOver(tx, actor, needId, { id: offerId, title, grams }, todayOf(c))
    })
    if (given && !given.ok) {
      c.status(409)
      return show(c, actor, { needId, form: { ...form, refusal: given.refusal } })
    }
    flash(c, 'exchange.goods.desk.handedOver')
    return c.redirect(below(c, '/emporium'), 303)
  })
  .post('/emporium/bookings/:booking/back', async (c) => {
    const actor = requireRole(c, ...TEAM)
    await parseForm(bookForm, c)
    const id = idHere(c, 'booking')
    if (!(await asActor(actor, (tx) => releaseBooking(tx, actor, id, todayOf(c))))) throw new NotHere()
    flash(c, 'exchange.goods.desk.released')
    return c.redirect(below(c, '/emporium'), 303)
  })

type Sent = { needId?: string; form?: FormState }

async function show(c: Context<Env>, actor: SignedInActor, sent: Sent = {}) {
  const today = todayOf(c)
  const seen = await asActor(actor, async (tx) => ({
    waiting: await waitingBookings(tx),
    shelf: await onTheShelf(tx, today),
    reused: await reusedSince(tx, `${today.slice(0, 4)}-01-01`),
  }))
  return c.render(<DeskPage {...seen} today={today} sent={sent} />, {
    title: c.var.t('exchange.goods.desk.heading'),
    section: '/exchange',
  })
}

type DeskProps = {
  waiting: Waiting[]
  shelf: Shelf[]
  reused: { times: number; grams: number }
  today: string
  sent: Sent
}

function DeskPage({ waiting, shelf, reused, today, sent }: DeskProps) {
  const { t, number } = useTexts()
  const at = useBelow()
  return (
    <Page
      heading="exchange.goods.desk.heading"
      lead="exchange.goods.desk.lead"
      actions={<ButtonLink href={at('/emporium/slips')} label="exchange.goods.desk.slips" quiet />}
    >
      <Section heading="exchange.goods.desk.waiting">
        {waiting.length === 0 ? (
          <EmptyState heading="exchange.goods.desk.none" text="exchange.goods.desk.noneText" />
        ) : (
          <WaitingList waiting={waiting} today={today} {...sent} />
        )}
      </Section>
      <Section heading="exchange.goods.desk.shelf">
        {shelf.length === 0 ? (
          <EmptyState heading="exchange.goods.desk.empty" text="exchange.goods.desk.emptyText" />
        ) : (
          <ShelfTable shelf={shelf} today={today} />
        )}
      </Section>
      {reused.times > 0 && (
        <p>
          {t('exchange.goods.desk.reused', { kilos: number(kilosOf(reused.grams)), count: reused.times })}
        </p>
      )}
    </Page>
  )
}
