import { commandIn, type SignedInActor } from '../../ground/access/actor.ts'
import { daysLater } from '../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Dice } from '../../ground/random/dice.ts'
import type { ExampleHouse, ExampleUse } from '../../rooms/places/bookings/example.ts'
import { timesForm } from '../../rooms/places/bookings/forms.ts'
import { type Booked, book, type Terms } from '../../rooms/places/bookings/writes.ts'
import { mondayOf } from '../../rooms/places/calendar/rules.ts'
import { notePayment } from '../../rooms/places/desk/writes.ts'
import { addRoom } from '../../rooms/places/rooms/writes.ts'
import { publishPlace, recordPlace } from '../../rooms/places/writes.ts'
import { become } from './book.ts'
import { must } from './brescia-hands.ts'

const TIME_ZONE = 'Europe/Rome'
/** A school's lessons and a hall's cleaning go on for so many weeks around the day of the load. */
const OWNER_WEEKS = { ago: 6, times: 18 }
/** Whoever booked did so this long before the first time. */
const DAYS_BEFORE = 3

type House = { placeId: string; keeperId: string; today: string; house: ExampleHouse }

/** The rooms of a place, what its owner keeps, and who booked them around the day of the load. */
export async function writeRooms(
  tx: ActorTx,
  territoryId: string,
  dice: Dice,
  { placeId, keeperId, today, house }: House,
) {
  await become(tx, territoryId, keeperId)
  const actor = commandIn(territoryId, ['coordinator'], keeperId) as unknown as SignedInActor
  const rooms: string[] = []
  for (const { tariffs, ...room } of house.rooms) {
    const id = dice.id(today)
    rooms.push(id)
    const form = { ...room, description: null, shown: true, tariffs }
    await addRoom(tx, actor, id, placeId, form, new Date(`${today}T06:00:00Z`))
  }
  const day = (weeksAgo: number, weekday: number) => daysLater(mondayOf(today), weekday - 1 - 7 * weeksAgo)
  const termsFor = (on: string): Terms => ({
    now: new Date(`${daysLater(on, -DAYS_BEFORE)}T08:00:00Z`),
    timeZone: TIME_ZONE,
    state: 'confirmed',
  })
  for (const { room, title, weekday, from, to } of house.owner) {
    const on = day(OWNER_WEEKS.ago, weekday)
    const times = timesForm.parse({ on, from, to, repeats: 'weekly', times: String(OWNER_WEEKS.times) })
    const wanted = {
      placeId,
      roomId: rooms[room] ?? null,
      kind: 'owner',
      userKind: null,
      publicTitle: title,
      times,
    } as const
    booked(await book(tx, actor, dice.id(on), wanted, termsFor(on)))
  }
  for (const use of house.uses) {
    const on = day(use.weeksAgo, use.weekday)
    const id = dice.id(on)
    booked(await book(tx, actor, id, wantedOf(placeId, rooms, use, on), { ...termsFor(on), ...howOf(use) }))
    if (!use.paid) continue
    const { cents } = await tx
      .selectFrom('booking')
      .where('id', '=', id)
      .select('cents')
      .executeTakeFirstOrThrow()
    must(await notePayment(tx, actor, dice.id(on), id, { onDate: on, cents: Number(cents), how: 'transfer' }))
  }
}

const wantedOf = (placeId: string, rooms: readonly string[], use: ExampleUse, on: string) => ({
  placeId,
  roomId: use.room === null ? null : (rooms[use.room] ?? null),
  kind: 'use' as const,
  userKind: use.userKind,
  people: use.people,
  publicTitle: use.publicTitle,
  booker: { name: use.who, purpose: use.purpose },
  freeWhy: use.freeWhy,
  times: timesForm.parse({
    on,
    from: use.from,
    to: use.to,
    ...(use.times > 1 && { repeats: 'weekly', times: String(use.times) }),
  }),
})

/** Some times meet a closed evening or each other: the others are booked, as whoever keeps the place would. */
const howOf = ({ state, outside, times }: ExampleUse): Pick<Terms, 'state' | 'onTaken' | 'outside'> => ({
  state: state === 'requested' ? 'requested' : 'confirmed',
  onTaken: state === 'waiting' ? 'wait' : times > 1 ? 'skip' : 'refuse',
  ...(outside && { outside }),
})

function booked(answer: Booked) {
  if (!answer.ok) throw new Error(`the example was refused: ${answer.refusal}`)
}

/** A hall that nobody activated lately: it has a room, and no day of opening that a figure could count. */
export async function writeHall(
  tx: ActorTx,
  territoryId: string,
  dice: Dice,
  keeperId: string,
  today: string,
) {
  await become(tx, territoryId, keeperId)
  const actor = commandIn(territoryId, ['coordinator'], keeperId)
  const id = dice.id(today)
  await recordPlace(tx, actor, id, {
    name: 'Sala di quartiere dei Sabbioni',
    kind: 'space',
    address: 'via Cappuccini 20',
    description: 'Una sala con la cucina, per chi abita qui e per chi passa.',
    capacity: 40,
  })
  await publishPlace(tx, actor, id, today)
  return id
}
