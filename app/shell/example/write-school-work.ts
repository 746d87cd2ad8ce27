import { sql } from 'kysely'
import { daysLater } from '../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { PlainRow } from '../../ground/db/insert-rows.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { exampleCurious, examplePlace } from '../../rooms/exchange/kinds/school_work/example.ts'
import { countsOfForm, schoolYearOf } from '../../rooms/exchange/kinds/school_work/rules.ts'
import { type Book, become, bookOf } from './book.ts'
import type { Cast, Operator } from './cast.ts'
import type { Someone } from './crowd.ts'
import { FINAL, FIRST_YEAR } from './published.ts'
import { type Here, notice, type Tied, tie } from './write-work.ts'

/** Catalogues: the places of the first year were published, and how many youths there had been by the end. */
const YEARS = [
  {
    schoolYear: '2016/2017',
    gatheredUntil: FIRST_YEAR.on,
    offers: 24,
    places: FIRST_YEAR.school_work_offers,
    youths: 38,
  },
  { schoolYear: '2017/2018', gatheredUntil: '2018-01-31', offers: 26, places: 66, youths: 50 },
  {
    schoolYear: '2018/2019',
    gatheredUntil: '2019-01-31',
    offers: 30,
    places: 74,
    youths: FINAL.youth_in_experiences - 38 - 50,
  },
] as const
const NOW = { offers: 22, places: 60, students: 48 } as const

/** Catalogues of school-work with the youths who were there; and, around today, places and students for a round. */
export async function writeSchoolWork(
  tx: ActorTx,
  territoryId: string,
  dice: Dice,
  { cast, crowd, today }: Here,
) {
  const book = bookOf(territoryId)
  const hosts = cast.organisations.filter(({ kind }) =>
    ['company', 'association', 'cooperative', 'public_body'].includes(kind),
  )
  const schools = cast.organisations.filter(
    ({ kind, name }) => kind === 'school' && name.includes('superiore'),
  )
  const by = (): Operator => dice.pick(cast.facilitators)
  const everyone = dice.shuffled(crowd.everyone)
  const taken = new Set<string>()
  const ties: Tied[] = []
  for (const { schoolYear, gatheredUntil, offers, places, youths } of YEARS) {
    const catalogue = dice.portions(places, offers, { least: 1, most: 6 }).flatMap((seats) => {
      const from = dice.day(`${schoolYear.slice(0, 4)}-09-20`, gatheredUntil)
      const { title, shown, reserved } = examplePlace(dice, schoolYear)
      const host = dice.pick(hosts)
      const id = dice.id(from)
      const until = `${schoolYear.slice(5)}-06-30`
      const own = { organisationId: host.id, istat: host.istat, places: seats, from, until }
      notice(book, by(), {
        id,
        kind: 'school_work',
        side: 'offer',
        title,
        shown,
        reserved,
        visibility: 'public',
        ...own,
      })
      return Array.from({ length: seats }, () => ({ id, host, title, shown }))
    })
    for (const { host, shown } of dice.some(catalogue, youths)) {
      const on =
        shown.startsOn > `${schoolYear.slice(5)}-02-28` ? shown.startsOn : `${schoolYear.slice(5)}-03-06`
      const youth = youthOn(everyone, taken, on)
      const author = by()
      const id = dice.id(on)
      const row = {
        id,
        kind: 'school_work',
        title: `Scuola-lavoro ${schoolYear}`,
        need_person_id: youth.id,
        offer_organisation_id: host.id,
        terms: { form: shown.form, schoolYear, hours: shown.hours },
        starts_on: on,
        ends_on: shown.endsOn,
        ended_on: shown.endsOn,
        outcome: dice.weighted({ completed: 8, called_back: 2, left: 1 }),
        counts: countsOfForm(shown.form),
        recorded_by: author.id,
        recorded_at: `${on}T10:00Z`,
      }
      book.add('exchange_agreement', author.id, row as unknown as PlainRow, 'exchange.agreed')
      ties.push({ id, on, until: shown.endsOn, personId: youth.id, companyId: host.id, author })
    }
  }
  const author = by()
  round(book, dice, author, { hosts, schools, today, youth: () => youthOn(everyone, taken, today) })
  await book.write(tx, () => {})
  await become(tx, territoryId, author.id)
  await tx
    .updateTable('exchange_notice')
    .set({ closed_on: sql<string>`until_on`, closed_why: 'expired' })
    .where('kind', '=', 'school_work')
    .where('until_on', '<', today)
    .execute()
  await tie(tx, territoryId, ties)
}

type Around = {
  hosts: Cast['organisations']
  schools: Cast['organisations']
  today: string
  youth: () => Someone
}
/** The catalogue of this school year, the students who ask, most of them with wishes, and a round that gathers them. */
function round(book: Book, dice: Dice, author: Operator, { hosts, schools, today, youth }: Around) {
  const schoolYear = schoolYearOf(today)
  const until = daysLater(today, 200)
  const offers = dice.portions(NOW.places, NOW.offers, { least: 1, most: 5 }).map((seats) => {
    const from = daysLater(today, -dice.int(2, 40))
    const id = dice.id(from)
    const host = dice.pick(hosts)
    const own = { organisationId: host.id, istat: host.istat, places: seats, from, until }
    const offer = { kind: 'school_work', side: 'offer', visibility: 'public' } as const
    notice(book, author, { ...examplePlace(dice, schoolYear), id, ...offer, ...own })
    return id
  })
  const roundId = dice.id(daysLater(today, -3))
  const name = `Scuola-lavoro ${schoolYear}, primo turno`
  const rule = {
    method: 'most_placed',
    seed: Number(today.replaceAll('-', '')),
    closes_on: daysLater(today, 14),
  }
  book.add(
    'exchange_round',
    author.id,
    { id: roundId, kind: 'school_work', name, ...rule, recorded_by: author.id },
    'exchange.beganRound',
  )
  for (let number = 1; number <= NOW.students; number++) {
    const from = daysLater(today, -dice.int(2, 30))
    const id = dice.id(from)
    const one = youth()
    notice(book, author, {
      id,
      kind: 'school_work',
      side: 'need',
      title: `Studente ${String(number).padStart(2, '0')}`,
      shown: { form: 'placement', schoolYear, sectors: exampleCurious(dice) },
      reserved: { code: `R${100 + number}` },
      visibility: 'operators',
      organisationId: dice.pick(schools).id,
      personId: one.id,
      istat: one.istat,
      from,
      until,
    })
    book.add('exchange_round_need', author.id, { round_id: roundId, need_id: id, recorded_by: author.id })
    const wished = dice.chance(0.8) ? dice.some(offers, dice.int(2, 4)) : []
    for (const [at, offer_id] of wished.entries())
      book.add('exchange_wish', author.id, {
        need_id: id,
        offer_id,
        side: 'need',
        rank: at + 1,
        recorded_by: author.id,
      })
  }
}

const GROWN = 18
const OLDEST = 25

/** Somebody known by then who is of age and not older than twenty-five, as far as anybody wrote down; nobody twice. */
function youthOn(everyone: readonly Someone[], taken: Set<string>, on: string): Someone {
  const year = Number(on.slice(0, 4))
  const youth = everyone.find(({ id, since, bornOn, birthYear }) => {
    const born = bornOn ? Number(bornOn.slice(0, 4)) : birthYear
    return born !== null && since <= on && born < year - GROWN && born >= year - OLDEST && !taken.has(id)
  })
  if (!youth) throw new Error(`no youth is left on ${on}`)
  taken.add(youth.id)
  return youth
}
