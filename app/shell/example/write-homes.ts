import { sql } from 'kysely'
import { commandIn } from '../../ground/access/actor.ts'
import { seal } from '../../ground/access/seal.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { bytes, type PlainRow } from '../../ground/db/insert-rows.ts'
import type { Dice } from '../../ground/random/dice.ts'
import type { Evidence } from '../../rooms/ties/rules.ts'
import { writeEvidence } from '../../rooms/ties/writes.ts'
import { type Book, become, bookOf } from './book.ts'
import type { Cast, Operator } from './cast.ts'
import type { Crowd, Someone } from './crowd.ts'
import { type Happened, homesToldOn, type Told } from './homes-story.ts'

/** Leases, mediations and households that took somebody in, with all that is known of them until today. */
export async function writeHomes(
  tx: ActorTx,
  territoryId: string,
  dice: Dice,
  { cast, crowd, today }: { cast: Cast; crowd: Crowd; today: string },
) {
  const told = homesToldOn(dice, today)
  const adults = dice.shuffled(
    crowd.everyone.filter(
      ({ bornOn, since }) => bornOn !== null && bornOn < '1988-01-01' && since < '2017-01-31',
    ),
  )
  const bodies = cast.organisations.filter(({ kind }) => kind === 'parish' || kind === 'cooperative')
  const follows = cast.caseOperators.find(({ email }) => email) as Operator
  const book = bookOf(territoryId)
  const evidence: Evidence[] = []
  await become(tx, territoryId, follows.id)
  for (const one of told) {
    const known = adults.findIndex(({ since }) => since < one.on)
    const [tenant] = adults.splice(known, 1) as [Someone]
    const other = adults.findIndex(({ since }) => since < one.on)
    const body = one.kind === 'home' && dice.chance(0.3) ? dice.pick(bodies) : undefined
    const landlord = body ? undefined : (adults.splice(other, 1)[0] as Someone)
    const id = dice.id(one.on)
    await sql`select app.open_circle(${id}, 'exchange', ${tenant.id}, 'follows')`.execute(tx)
    inBook(book, dice, one, { id, tenant, landlord, body, by: follows.id })
    evidence.push(tieOf(one, { id, tenant, landlord, body, by: follows.id }))
  }
  await book.write(tx, () => {})
  await become(tx, territoryId, follows.id)
  for (const one of evidence)
    await writeEvidence(tx, commandIn(territoryId, ['case_operator'], follows.id), one)
  await become(tx, territoryId, null)
}

type Sides = {
  id: string
  tenant: Someone
  landlord: Someone | undefined
  body: { id: string } | undefined
  by: string
}

/** An agreement with its words and all its facts, each written down when it happened. */
function inBook(book: Book, dice: Dice, one: Told, { id, tenant, landlord, body, by }: Sides) {
  const row = {
    id,
    kind: one.kind,
    title: one.title,
    circle_id: id,
    need_person_id: tenant.id,
    offer_person_id: landlord?.id ?? null,
    offer_organisation_id: body?.id ?? null,
    terms: one.terms,
    starts_on: one.on,
    ended_on: one.until,
    outcome: one.until ? one.outcome : null,
    counts: one.counts,
    recorded_by: by,
    recorded_at: `${one.on}T10:00Z`,
  }
  book.add('exchange_agreement', by, row as unknown as PlainRow, 'exchange.agreed')
  book.add('exchange_agreement_words', by, {
    agreement_id: id,
    sealed: bytes(seal(JSON.stringify(one.words), `exchange_agreement_words:${id}`)),
    recorded_by: by,
  })
  for (const fact of one.happened) {
    const factId = dice.id(fact.on ?? fact.due ?? one.on)
    book.add('exchange_fact', by, factRow(factId, id, fact, by) as unknown as PlainRow)
  }
}

const tieOf = ({ on, until }: Told, { id, tenant, landlord, body }: Sides): Evidence => ({
  kind: 'agreement',
  sourceKind: 'exchange_agreement',
  sourceId: id,
  circleId: id,
  on,
  untilOn: until,
  formal: true,
  nodes: [
    { kind: 'person', id: tenant.id },
    landlord ? { kind: 'person', id: landlord.id } : { kind: 'organisation', id: body?.id ?? '' },
  ],
})

/** A fact as it was written down on its day, confirmed where that was asked. */
export const factRow = (id: string, agreementId: string, fact: Happened, by: string) => ({
  id,
  agreement_id: agreementId,
  code: fact.code,
  on_date: fact.on,
  due_on: fact.due ?? null,
  hours: fact.hours ?? null,
  amount: fact.amount ?? null,
  for_parties: !fact.team,
  sealed: fact.words ? bytes(seal(fact.words, `exchange_fact:${id}`)) : null,
  counts: fact.counts ?? [],
  confirmed_by: fact.on ? by : null,
  confirmed_at: fact.on ? `${fact.on}T12:00Z` : null,
  recorded_by: by,
  recorded_at: `${fact.on ?? fact.due}T09:00Z`,
})
