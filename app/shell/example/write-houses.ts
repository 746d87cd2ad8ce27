import { commandIn } from '../../ground/access/actor.ts'
import { seal } from '../../ground/access/seal.ts'
import { daysLater } from '../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { bytes, type PlainRow } from '../../ground/db/insert-rows.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { EXAMPLE_HOUSES, type ExampleHouse } from '../../rooms/exchange/kinds/condominium/example.ts'
import {
  type Resident,
  rotaOf,
  sundayOf,
  tasksOf,
  turnSaid,
  weeksLater,
} from '../../rooms/exchange/kinds/condominium/rules.ts'
import { writeEvidence } from '../../rooms/ties/writes.ts'
import { type Book, become, bookOf } from './book.ts'
import type { Cast, Operator } from './cast.ts'
import type { Crowd } from './crowd.ts'
import type { Happened } from './homes-story.ts'
import { factRow } from './write-homes.ts'

const ASSEMBLY_EVERY_DAYS = 120
const LAST_ASSEMBLY = '2019-12-31'
const WEEKS_BACK = 4
const WEEKS_AHEAD = 8

/** Four social condominiums: who lives there, their assemblies, and the rota of these weeks. */
export async function writeHouses(
  tx: ActorTx,
  territoryId: string,
  dice: Dice,
  { cast, crowd, today }: { cast: Cast; crowd: Crowd; today: string },
) {
  const owners = cast.organisations.filter(({ kind }) => kind === 'cooperative' || kind === 'foundation')
  const follows = cast.facilitators[0] as Operator
  const book = bookOf(territoryId)
  const neighbours = dice.shuffled(
    crowd.everyone.filter(
      ({ bornOn, since }) => bornOn !== null && bornOn < '1985-01-01' && since < '2016-12-31',
    ),
  )
  const evidence: Parameters<typeof writeEvidence>[2][] = []
  // Places first: a house stands in one.
  const places = EXAMPLE_HOUSES.map((house) => placeOf(book, dice, house, cast))
  for (const [at, house] of EXAMPLE_HOUSES.entries()) {
    const owner = dice.pick(owners)
    const id = dice.id(house.on)
    const written = { recorded_by: follows.id, recorded_at: `${house.on}T10:00Z` }
    const { weekly, fortnightly, monthly } = house
    const row = {
      id,
      kind: 'condominium',
      title: house.place,
      offer_organisation_id: owner.id,
      place_id: places[at] ?? null,
      terms: { homes: house.homes, weekly, fortnightly, monthly },
      starts_on: house.on,
      counts: ['social_condominiums'],
      ...written,
    }
    book.add('exchange_agreement', follows.id, row as unknown as PlainRow, 'exchange.agreed')
    book.add('exchange_agreement_words', follows.id, {
      agreement_id: id,
      sealed: bytes(seal(JSON.stringify({ houseRules: house.rules }), `exchange_agreement_words:${id}`)),
      recorded_by: follows.id,
    })
    const residents = neighbours.splice(0, Math.min(house.homes, 6)).map(
      (one): Resident => ({
        personId: one.id,
        name: one.given,
        fromOn: one.since > house.on ? one.since : house.on,
        untilOn: null,
      }),
    )
    for (const { personId, fromOn } of residents)
      book.add('exchange_party', follows.id, {
        id: dice.id(fromOn),
        agreement_id: id,
        person_id: personId,
        part: 'resident',
        from_on: fromOn,
        ...written,
      })
    for (const fact of [...assemblies(house), ...turns(dice, house, residents, today)])
      book.add('exchange_fact', follows.id, {
        ...(factRow(dice.id(fact.on ?? fact.due ?? today), id, fact, follows.id) as unknown as PlainRow),
        person_id: fact.personId ?? null,
        confirmed_by: fact.on ? (fact.personId ?? follows.id) : null,
        among_parties: true,
      })
    evidence.push({
      kind: 'agreement',
      sourceKind: 'exchange_agreement',
      sourceId: id,
      on: house.on,
      untilOn: null,
      formal: true,
      nodes: [
        { kind: 'organisation', id: owner.id },
        ...residents.map(({ personId }) => ({ kind: 'person' as const, id: personId })),
      ],
    })
  }
  await book.write(tx, () => {})
  await become(tx, territoryId, follows.id)
  for (const one of evidence)
    await writeEvidence(tx, commandIn(territoryId, ['facilitator'], follows.id), one)
  await become(tx, territoryId, null)
}

/** The place of the house: one of the cast, or made now. Homes are not for the public map. */
function placeOf(book: Book, dice: Dice, { place, istat, address, on }: ExampleHouse, cast: Cast): string {
  const standing = cast.places.find(({ name }) => name === place)
  if (standing) return standing.id
  const id = dice.id(on)
  book.add(
    'place',
    cast.coordinator.id,
    {
      id,
      name: place,
      kind: 'social_condominium',
      address,
      istat_code: istat,
      opened_on: on,
      recorded_by: cast.coordinator.id,
    },
    'places.recorded',
  )
  return id
}

type OfSomebody = Happened & { personId?: string }

function assemblies({ on, assembly }: ExampleHouse): OfSomebody[] {
  const held: OfSomebody[] = []
  for (let day = daysLater(on, 30); day < LAST_ASSEMBLY; day = daysLater(day, ASSEMBLY_EVERY_DAYS))
    held.push({ code: 'assembly', on: day, words: assembly })
  return held
}

/** The sheet of the hall as it hangs there: some weeks back, most of it ticked, and some ahead. */
function turns(dice: Dice, house: ExampleHouse, residents: readonly Resident[], today: string): OfSomebody[] {
  const thisWeek = sundayOf(today)
  const from = weeksLater(thisWeek, -WEEKS_BACK)
  return rotaOf(tasksOf(house), residents, from, WEEKS_BACK + WEEKS_AHEAD).map((turn) => ({
    code: 'turn',
    due: turn.dueOn,
    on: turn.dueOn < thisWeek && dice.chance(0.85) ? daysLater(turn.dueOn, -dice.int(0, 3)) : null,
    words: turnSaid(turn),
    personId: turn.personId,
  }))
}
