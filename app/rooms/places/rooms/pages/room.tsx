import { Hono } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { spokenIn } from '../../../../ground/texts/language.ts'
import { textsOf, useTexts, useWrittenIn } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { ButtonLink, Page, Section, Split } from '../../../../ground/ui/page.tsx'
import { STAFF } from '../../../people/rules.ts'
import { useSpan } from '../../bookings/parts/answer.tsx'
import { timeOf } from '../../bookings/parts/times.ts'
import type { Span } from '../../bookings/rules.ts'
import { HeldList } from '../../calendar/parts/held-list.tsx'
import { type HeldTime, heldBetween } from '../../calendar/reads.ts'
import { daysShown } from '../../calendar/rules.ts'
import { nextLike } from '../../times/reads.ts'
import { type RoomHere, roomHere } from '../parts/room-here.ts'
import { TariffList } from '../parts/tariff-list.tsx'

/** An hour is the shortest that somebody asks for without saying more. */
const AN_HOUR = { from: '00:00', to: '01:00' } as const

/** A room as anyone reads it: what is in it, what it costs, what is taken this week, when it is free next. */
export const oneRoom = new Hono<Env>().get('/places/:id/rooms/:room', async (c) => {
  const { actor, now, territory } = c.var
  const here = await roomHere(actor, c.req.param('id'), c.req.param('room'))
  const { days } = daysShown('week', textsOf(c).dayOf(now))
  const [from = '', until = ''] = [days[0], days.at(-1)]
  const { timeZone } = territory
  const found = await asActor(actor, async (tx) => ({
    times: await heldBetween(tx, { placeId: here.place.id, roomId: here.room.id, from, until }),
    next: await nextLike(tx, timeOf({ on: textsOf(c).dayOf(now), ...AN_HOUR }, timeZone), {
      territoryId: territory.id,
      placeId: here.place.id,
      rooms: [here.room],
      now,
      timeZone,
      always: false,
    }),
  }))
  return c.render(<RoomPage {...here} {...found} staff={holdsRole(actor, ...STAFF)} />, {
    title: `${here.room.name} – ${here.place.name}`,
    section: '/places',
  })
})

type Props = RoomHere & { times: readonly HeldTime[]; next: Span | null; staff: boolean }

function RoomPage({ place, room, tariffs, times, next, staff }: Props) {
  const { t, day, weekday } = useTexts()
  const writtenIn = useWrittenIn()
  const below = useBelow()
  const said = useSpan()
  const at = below(`/places/${place.id}`)
  const byDay = [...Map.groupBy(times, (time) => time.on_date)]
  return (
    <Page
      heading={{ said: room.name }}
      kicker={place.name}
      crumbs={[
        { href: at, label: { said: place.name } },
        { href: `${at}/calendar`, label: 'places.calendar.crumb' },
      ]}
      actions={
        !room.closed_on && (
          <>
            <ButtonLink
              href={`${at}/${staff ? 'bookings/new' : 'ask'}?room=${room.id}`}
              label={staff ? 'places.booking.newHeading' : 'places.ask.heading'}
            />
            {staff && <ButtonLink href={`${at}/rooms/${room.id}/edit`} label="places.room.edit" quiet />}
          </>
        )
      }
    >
      {room.closed_on && (
        <Callout kind="warning" heading={['places.room.givenUpOn', { day: day(room.closed_on) }]} />
      )}
      <Split
        aside={
          <div class="panel stack">
            <DefinitionList
              items={[
                ['places.form.capacity', t('places.room.seats', { count: room.capacity })],
                ['places.room.equipment', room.equipment],
                [
                  'places.room.access',
                  t(room.accessible ? 'places.room.isAccessible' : 'places.room.notAccessible'),
                ],
                ['places.room.how', t(room.needs_approval ? 'places.room.byApproval' : 'places.room.atOnce')],
              ]}
            />
            <h2>{t('places.room.tariffs')}</h2>
            <TariffList tariffs={tariffs} />
          </div>
        }
      >
        {room.description && (
          <p class="prose" {...spokenIn(writtenIn)}>
            {room.description}
          </p>
        )}
        {next && !room.closed_on && <p>{t('places.room.next', { span: said(next) })}</p>}
        <Section heading="places.room.thisWeek">
          {byDay.length === 0 && <p>{t('places.room.weekFree')}</p>}
          {byDay.map(([on, ofDay]) => (
            <section>
              <h3>{weekday(on)}</h3>
              <HeldList times={ofDay} linked={staff} />
            </section>
          ))}
        </Section>
        <p>
          <a href={`${at}/rooms/${room.id}/calendar.ics`}>{t('places.feed.subscribe')}</a>
        </p>
      </Split>
    </Page>
  )
}
