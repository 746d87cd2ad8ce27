import { daysLater } from '../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { idWithin } from '../../ground/db/ids.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { agree, endAgreement } from '../../rooms/exchange/agreements/writes.ts'
import { noteFact } from '../../rooms/exchange/facts/writes.ts'
import { EXAMPLE_GIVEN, EXAMPLE_SHELF, type ExampleThing } from '../../rooms/exchange/kinds/goods/example.ts'
import { thingById } from '../../rooms/exchange/kinds/goods/reads.ts'
import { auditShelf, bookPiece, handOver } from '../../rooms/exchange/kinds/goods/writes.ts'
import { EXAMPLE_LESSONS } from '../../rooms/exchange/kinds/skill/example.ts'
import { EXAMPLE_FAVOURS } from '../../rooms/exchange/kinds/time/example.ts'
import { decide, propose } from '../../rooms/exchange/matches/writes.ts'
import { publishNotice } from '../../rooms/exchange/notices/writes.ts'
import { addPhoto } from '../../rooms/exchange/photos/writes.ts'
import { type As, must } from './brescia-hands.ts'
import { drawnPhoto } from './drawn-photo.ts'

/** Days a notice of the example stands from the day of the load. */
const STANDS_DAYS = 50

type Someone = { id: string }
type Here = {
  desk: Someone
  people: readonly Someone[]
  emporium: string
  istatCode: string
  today: string
  as: As
}

/** The emporium at work: things on the shelf and handed over, lessons, hours; all written at the desk. */
export async function writeEmporium(tx: ActorTx, dice: Dice, here: Here) {
  const { people } = here
  for (const [at, thing] of EXAMPLE_SHELF.entries())
    await put(tx, dice, here, thing, people[at % people.length] as Someone, daysLater(here.today, -at * 2))
  for (const [at, thing] of EXAMPLE_GIVEN.entries()) {
    const on = daysLater(here.today, -(8 + at * 19))
    const [giver, taker] = [people[at % people.length], people[(at + 5) % people.length]] as [
      Someone,
      Someone,
    ]
    const id = await put(tx, dice, here, thing, giver, on)
    const actor = await here.as(here.desk)
    const found = await thingById(tx, id, here.today)
    if (!found) throw new Error(`${thing.title} is not on the shelf`)
    const { needId } = must(await bookPiece(tx, actor, dice.id(on), found, taker.id, on))
    must(await handOver(tx, actor, needId, { id, title: thing.title, grams: thing.kilos * 1000 }, on))
  }
  await exchanges(tx, dice, here)
}

async function put(tx: ActorTx, dice: Dice, here: Here, thing: ExampleThing, giver: Someone, on: string) {
  const actor = await here.as(here.desk)
  const id = dice.id(on)
  const { title, pieces, bestBeforeDays, untilDays = STANDS_DAYS, pictured, ...rest } = thing
  const shown = {
    ...rest,
    ...(bestBeforeDays !== undefined && { bestBefore: daysLater(here.today, bestBeforeDays) }),
  }
  const notice = { id, kind: 'goods', side: 'offer' as const, title, visibility: 'public' as const, shown }
  const where = { placeId: here.emporium, personId: giver.id, reserved: {} }
  const times = { places: pieces, untilOn: daysLater(here.today, untilDays) }
  must(await publishNotice(tx, actor, { ...notice, ...where, ...times }, on))
  if (pictured) must(await addPhoto(tx, actor, idWithin(id, 'photo'), id, title, await drawnPhoto()))
  if (pieces > 1) {
    const found = await thingById(tx, id, here.today)
    if (found) must(await auditShelf(tx, actor, dice.id(here.today), found, pieces - 1, here.today))
  }
  return id
}

/** Lessons and favours, with the hours that were given and confirmed. */
async function exchanges(tx: ActorTx, dice: Dice, { desk, people, istatCode, today, as }: Here) {
  const actor = await as(desk)
  const all = [
    ...EXAMPLE_LESSONS.map((one) => ({ ...one, kind: 'skill' })),
    ...EXAMPLE_FAVOURS.map((one) => ({ ...one, kind: 'time' })),
  ]
  for (const [at, { kind, title, asks, gives, hours, ended }] of all.entries()) {
    const on = daysLater(today, -(20 + at * 16))
    const [giver, taker] = [people.at(-1 - (at % 6)), people.at(-1 - ((at + 1) % 6))] as [Someone, Someone]
    const plain = {
      kind,
      title,
      visibility: 'network' as const,
      istatCode,
      untilOn: daysLater(on, 60),
      reserved: {},
    }
    const [needId, offerId, id] = [dice.id(on), dice.id(on), dice.id(on)]
    const need = { ...plain, id: needId, side: 'need' as const, personId: taker.id, shown: asks }
    must(await publishNotice(tx, actor, need, on))
    const offer = { ...plain, id: offerId, side: 'offer' as const, personId: giver.id, shown: gives }
    must(await publishNotice(tx, actor, offer, on))
    const { matchId } = must(await propose(tx, actor, { id: dice.id(on), needId, offerId }, on))
    must(await decide(tx, actor, matchId, { state: 'agreed', why: '' }, on))
    const said = { id, kind, matchId, title, startsOn: on, terms: {}, words: {}, anyway: 'yes' as const }
    must(await agree(tx, actor, said, on))
    for (const [week, given] of hours.entries()) {
      const day = daysLater(on, week * 7)
      const fact = { id: dice.id(day), code: 'hours', onDate: day, hours: given }
      if (day <= today) must(await noteFact(tx, actor, id, fact, today))
    }
    const endedOn = daysLater(on, hours.length * 7)
    if (ended && endedOn < today) must(await endAgreement(tx, actor, id, { endedOn, outcome: ended }, today))
  }
}
