import { Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { withQuery } from '../../../../ground/ui/address-bar.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { Filters } from '../../../../ground/ui/filters.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { STAFF } from '../../../people/rules.ts'
import { hoursOf, placeById } from '../../reads.ts'
import { closedDaysOf, type Room, roomsOf } from '../../rooms/reads.ts'
import { calendarFilter } from '../forms.ts'
import { HeldList } from '../parts/held-list.tsx'
import { type HeldTime, heldBetween } from '../reads.ts'
import { daysShown, openOn, VIEWS, type View } from '../rules.ts'

/** The one calendar of a place: everyone sees what is taken, whoever keeps it sees by whom. */
export const placeCalendar = new Hono<Env>().get('/places/:id/calendar', async (c) => {
  const { actor, now } = c.var
  const id = c.req.param('id')
  if (!isId(id)) throw new NotHere()
  const { view, on, room } = calendarFilter.parse(c.req.query())
  const day = on ?? textsOf(c).dayOf(now)
  const shown = daysShown(view, day)
  const found = await asActor(actor, async (tx) => {
    const place = await placeById(tx, id)
    if (!place) throw new NotHere()
    const rooms = (await roomsOf(tx, id)).filter((one) => one.closed_on === null)
    const [from = day, until = day] = [shown.days[0], shown.days.at(-1)]
    return {
      place,
      rooms,
      times: await heldBetween(tx, { placeId: id, roomId: room, from, until }),
      hours: await hoursOf(tx, id),
      closed: await closedDaysOf(tx, id, from),
    }
  })
  const { hours, closed } = found
  const seen = new Set(found.rooms.map((one) => one.id))
  return c.render(
    <CalendarPage
      {...found}
      times={found.times.filter((time) => seen.has(time.room_id))}
      view={view}
      room={room}
      shown={shown}
      openOn={(one) => openOn(hours, closed, one)}
      staff={holdsRole(actor, ...STAFF)}
    />,
    { title: c.var.t('places.calendar.heading', { place: found.place.name }), section: '/places' },
  )
})

type Props = {
  place: { id: string; name: string }
  rooms: readonly Room[]
  times: readonly HeldTime[]
  /** The hours of a day, nothing where it is closed. */
  openOn: (day: string) => string | null
  view: View
  room: string | undefined
  shown: ReturnType<typeof daysShown>
  staff: boolean
}

function CalendarPage({ place, rooms, times, openOn, view, room, shown, staff }: Props) {
  const c = useRequestContext()
  const { t } = useTexts()
  const below = useBelow()
  const at = below(`/places/${place.id}`)
  const to = (on: string) => withQuery(c.req.url, { on })
  return (
    <Page
      heading={['places.calendar.heading', { place: place.name }]}
      lead="places.calendar.lead"
      crumbs={[{ href: at, label: { said: place.name } }]}
      actions={
        rooms.length > 0 && (
          <>
            <ButtonLink
              href={`${at}/${staff ? 'bookings/new' : 'ask'}`}
              label={staff ? 'places.booking.newHeading' : 'places.ask.heading'}
            />
            <ButtonLink href={`${at}/calendar.ics`} label="places.feed.subscribe" quiet />
          </>
        )
      }
    >
      {rooms.length === 0 ? (
        <EmptyState heading="places.room.none" text="places.calendar.noRooms" />
      ) : (
        <>
          <Filters>
            <Field name="on" type="date" label="places.calendar.on" value={shown.days[0]} />
            <Select
              name="view"
              label="places.calendar.view"
              options={VIEWS.map((one) => ({ value: one, label: t(`places.calendar.view.${one}`) }))}
              value={view}
              blank={false}
            />
            <Select
              name="room"
              label="places.booking.room"
              blank="places.calendar.allRooms"
              options={rooms.map(({ id, name }) => ({ value: id, label: name }))}
              value={room}
            />
          </Filters>
          <nav class="beside not-printed" aria-label={t('places.calendar.move')}>
            <a href={to(shown.before)}>{t(`places.calendar.before.${view}`)}</a>
            <a href={to(shown.after)}>{t(`places.calendar.after.${view}`)}</a>
          </nav>
          {view === 'week' ? (
            <Week
              rooms={room ? rooms.filter(({ id }) => id === room) : rooms}
              times={times}
              days={shown.days}
              openOn={openOn}
              linked={staff}
            />
          ) : (
            <Day day={shown.days[0] ?? ''} times={times} openOn={openOn} linked={staff} />
          )}
          <RoomLinks rooms={rooms} placeId={place.id} />
        </>
      )}
    </Page>
  )
}

type WeekProps = Pick<Props, 'rooms' | 'times' | 'openOn'> & { days: readonly string[]; linked: boolean }

/** A day a row: on a phone each is a block, on paper a table. */
function Week({ rooms, times, days, openOn, linked }: WeekProps) {
  const { t, weekday } = useTexts()
  const below = (roomId: string, day: string) =>
    times.filter((time) => time.room_id === roomId && time.on_date === day)
  return (
    <Table
      caption={['places.calendar.week', { day: weekday(days[0] ?? '') }]}
      columns={[
        {
          heading: 'places.booking.on',
          main: true,
          cell: (day: string) => (
            <>
              {weekday(day)}
              <OpenWords hours={openOn(day)} />
            </>
          ),
        },
        ...rooms.map((room) => ({
          heading: { said: room.name },
          cell: (day: string) => {
            const here = below(room.id, day)
            if (here.length > 0) return <HeldList times={here} linked={linked} />
            return openOn(day) === null ? '–' : t('places.calendar.free')
          },
        })),
      ]}
      rows={days}
    />
  )
}

type DayProps = Pick<Props, 'times' | 'openOn'> & { day: string; linked: boolean }

function Day({ day, times, openOn, linked }: DayProps) {
  const { t, weekday } = useTexts()
  const hours = openOn(day)
  return (
    <Section heading={{ said: weekday(day) }}>
      <p>
        <OpenWords hours={hours} />
      </p>
      {times.length > 0 && <HeldList times={times} linked={linked} withRoom />}
      {times.length === 0 && hours !== null && <p>{t('places.calendar.dayFree')}</p>}
    </Section>
  )
}

/** When one may book on a day; nothing is said of a place that never wrote its hours. */
function OpenWords({ hours }: { hours: string | null }) {
  const { t } = useTexts()
  if (hours === '') return null
  return (
    <span class="hint">
      {' '}
      {hours === null ? t('places.calendar.closed') : t('places.calendar.open', { hours })}
    </span>
  )
}

function RoomLinks({ rooms, placeId }: { rooms: readonly Room[]; placeId: string }) {
  const below = useBelow()
  return (
    <Section heading="places.booking.roomsHere">
      <ul>
        {rooms.map(({ id, name }) => (
          <li>
            <a href={below(`/places/${placeId}/rooms/${id}`)}>{name}</a>
          </li>
        ))}
      </ul>
    </Section>
  )
}
