import { commandIn } from '../../ground/access/actor.ts'
import { seal } from '../../ground/access/seal.ts'
import { daysLater } from '../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { bytes, type PlainRow } from '../../ground/db/insert-rows.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { exampleInterview, exampleOffer, exampleProject } from '../../rooms/exchange/kinds/work/example.ts'
import { countsOfWay, type Form, type Way } from '../../rooms/exchange/kinds/work/rules.ts'
import { writeEvidence } from '../../rooms/ties/writes.ts'
import { type Book, become, bookOf } from './book.ts'
import type { Cast, Operator } from './cast.ts'
import type { Crowd, Someone } from './crowd.ts'
import { FINAL, FIRST_YEAR } from './published.ts'

const OPENED = '2016-06-13'
/** First conversations and ways to work, by when; those of the first year, and the union at the end, were published. */
const SPANS = [
  {
    from: OPENED,
    to: FIRST_YEAR.on,
    interviews: FIRST_YEAR.interviews,
    apprenticeship: FIRST_YEAR.apprenticeships,
    internship: 9,
    hire: 4,
    grant: 5,
  },
  {
    from: '2017-03-06',
    to: FINAL.on,
    interviews: 214,
    apprenticeship: 8,
    internship: 52,
    hire: FINAL.internships_and_hires - 9 - 4 - 52,
    grant: 22,
  },
] as const
const WAYS = ['apprenticeship', 'internship', 'hire', 'grant'] as const satisfies readonly Way[]
const TODAY_OFFERS = 7
const TODAY_NEEDS = 6

export type Here = { cast: Cast; crowd: Crowd; today: string }

/** Conversations about work, what came of some, and what is looked for and offered around the day of the load. */
export async function writeWork(tx: ActorTx, territoryId: string, dice: Dice, { cast, crowd, today }: Here) {
  const book = bookOf(territoryId)
  const people = dice.shuffled(crowd.everyone.filter((one) => isAdult(one, OPENED)))
  const companies = cast.organisations.filter(({ kind }) => kind === 'company')
  const by = (): Operator => dice.pick(cast.facilitators)
  const taken = new Set<string>()
  const somebody = (on: string): Someone => {
    const one = people.find(({ id, since }) => since <= on && !taken.has(id))
    if (!one) throw new Error(`nobody is left to look for work on ${on}`)
    taken.add(one.id)
    return one
  }
  const ties: Tied[] = []
  for (const span of SPANS) {
    for (let number = 0; number < span.interviews; number++) {
      const on = dice.day(daysLater(span.from, 20), span.to)
      const { told } = exampleInterview(dice)
      const author = by()
      const person = somebody(on)
      agreed(book, dice, author, {
        title: 'Colloquio conoscitivo',
        way: 'interview',
        on,
        until: on,
        outcome: 'interviewed',
        terms: { way: 'interview' },
        words: { told },
        personId: person.id,
      })
    }
    for (const way of WAYS)
      for (let number = 0; number < span[way]; number++) {
        const on = dice.day(daysLater(span.from, 30), span.to)
        const until = daysLater(on, way === 'apprenticeship' || way === 'hire' ? 720 : 150)
        const company = dice.pick(companies)
        const author = by()
        const person = somebody(on)
        const id = agreed(book, dice, author, {
          ...exampleProject(dice, way),
          title: TITLES[way],
          way,
          on,
          until,
          outcome: dice.weighted({ completed: 5, hired: 3, left: 1 }),
          personId: person.id,
          companyId: company.id,
        })
        ties.push({ id, on, until, personId: person.id, companyId: company.id, author })
      }
  }
  notices(book, dice, { people: people.filter(({ id }) => !taken.has(id)), companies, by, today })
  await book.write(tx, () => {})
  await tie(tx, territoryId, ties)
}

const TITLES: Record<(typeof WAYS)[number], string> = {
  apprenticeship: 'Apprendistato',
  internship: 'Tirocinio',
  hire: 'Assunzione',
  grant: 'Borsa lavoro',
}

/** Old enough to have left school on a day, as far as anybody wrote down. */
const isAdult = ({ bornOn, birthYear }: Someone, on: string) => {
  const year = bornOn ? Number(bornOn.slice(0, 4)) : birthYear
  return year !== null && year <= Number(on.slice(0, 4)) - 20 && year >= Number(on.slice(0, 4)) - 60
}

type Agreed = {
  title: string
  way: Form
  on: string
  until: string
  outcome: string
  terms: object
  words: object
  personId: string
  companyId?: string
}
function agreed(book: Book, dice: Dice, author: Operator, one: Agreed): string {
  const id = dice.id(one.on)
  const row = {
    id,
    kind: 'work',
    title: one.title,
    need_person_id: one.personId,
    offer_organisation_id: one.companyId ?? null,
    terms: one.terms,
    starts_on: one.on,
    ends_on: one.until,
    ended_on: one.until,
    outcome: one.outcome,
    counts: countsOfWay(one.way),
    recorded_by: author.id,
    recorded_at: `${one.on}T10:00Z`,
  }
  book.add('exchange_agreement', author.id, row as unknown as PlainRow, 'exchange.agreed')
  book.add('exchange_agreement_words', author.id, {
    agreement_id: id,
    sealed: bytes(seal(JSON.stringify(one.words), `exchange_agreement_words:${id}`)),
    recorded_by: author.id,
  })
  return id
}

export type Tied = {
  id: string
  on: string
  until: string | null
  personId: string
  companyId: string
  author: Operator
}
/** Who worked where, as ties: each by who wrote it down. */
export async function tie(tx: ActorTx, territoryId: string, ties: readonly Tied[]) {
  for (const author of new Set(ties.map((one) => one.author))) {
    await become(tx, territoryId, author.id)
    for (const { id, on, until, personId, companyId } of ties.filter((one) => one.author === author))
      await writeEvidence(tx, commandIn(territoryId, ['facilitator'], author.id), {
        kind: 'agreement',
        sourceKind: 'exchange_agreement',
        sourceId: id,
        on,
        untilOn: until,
        formal: true,
        nodes: [
          { kind: 'person', id: personId },
          { kind: 'organisation', id: companyId },
        ],
      })
  }
  await become(tx, territoryId, null)
}

export type Noticed = {
  id: string
  kind: string
  side: 'need' | 'offer'
  title: string
  shown: object
  reserved: object
  visibility: 'public' | 'network' | 'operators'
  organisationId?: string
  personId?: string
  istat: string
  places?: number
  from: string
  until: string
}
/** A notice and whose it is, as somebody of the team wrote it down. */
export function notice(book: Book, author: Operator, one: Noticed) {
  const row = {
    id: one.id,
    kind: one.kind,
    side: one.side,
    title: one.title,
    shown: one.shown,
    visibility: one.visibility,
    organisation_id: one.organisationId ?? null,
    istat_code: one.istat,
    places: one.places ?? 1,
    from_on: one.from,
    until_on: one.until,
    checked_by: author.id,
  }
  book.add('exchange_notice', author.id, row as unknown as PlainRow, 'exchange.published')
  book.add('exchange_notice_of', author.id, {
    notice_id: one.id,
    person_id: one.personId ?? null,
    organisation_id: one.organisationId ?? null,
    sealed: bytes(
      seal(
        JSON.stringify({ reserved: one.reserved, email: null, phone: null }),
        `exchange_notice_of:${one.id}`,
      ),
    ),
    on_behalf: true,
    recorded_by: author.id,
  })
}

type Around = {
  people: readonly Someone[]
  companies: Cast['organisations']
  by: () => Operator
  today: string
}
function notices(book: Book, dice: Dice, { people, companies, by, today }: Around) {
  for (const company of dice.some(companies, TODAY_OFFERS)) {
    const from = daysLater(today, -dice.int(1, 40))
    const { title, task, sector } = exampleOffer(dice)
    notice(book, by(), {
      id: dice.id(from),
      kind: 'work',
      side: 'offer',
      title,
      shown: { task, sector, ways: ['internship', 'hire'], times: [], weekHours: dice.pick([20, 30, 36]) },
      reserved: {},
      visibility: 'public',
      organisationId: company.id,
      istat: company.istat,
      places: dice.int(1, 2),
      from,
      until: daysLater(today, dice.int(20, 80)),
    })
  }
  for (const person of people.slice(0, TODAY_NEEDS)) {
    const from = daysLater(today, -dice.int(1, 30))
    const { title, canDo, sector } = exampleInterview(dice)
    notice(book, by(), {
      id: dice.id(from),
      kind: 'work',
      side: 'need',
      title,
      shown: { canDo, ways: ['internship', 'hire'], sectors: [sector], times: [], weekHours: 25 },
      reserved: {},
      visibility: 'operators',
      personId: person.id,
      istat: person.istat,
      from,
      until: daysLater(today, 90),
    })
  }
}
