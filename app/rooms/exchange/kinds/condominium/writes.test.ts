import { expect, test } from 'vitest'
import { asActor, newTerritory, openHouse } from '../../../../../tests/support/territory.ts'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { daysLater } from '../../../../ground/calendar/local-time.ts'
import { newId } from '../../../../ground/db/ids.ts'
import { newOrganisationNamed } from '../../../organisations/writes.ts'
import { type Agreement, agreementById, agreementsLike } from '../../agreements/reads.ts'
import { agree } from '../../agreements/writes.ts'
import { addParty, leaveParty } from '../../parties/writes.ts'
import { turnsOf } from './reads.ts'
import { sundayOf, turnRead } from './rules.ts'
import { planTurns, tickTurn } from './writes.ts'

openHouse()
const today = new Date().toISOString().slice(0, 10)
const thisWeek = sundayOf(today)

/** A house with its owner, two households that can sign in, and a neighbour who lives elsewhere. */
async function house() {
  const valley = await newTerritory()
  const operator = await valley.operator('Ada Riva', 'facilitator')
  const anna = await valley.operator('Anna Bassi', 'citizen')
  const bruno = await valley.operator('Bruno Conti', 'citizen')
  const stranger = await valley.operator('Carla Neri', 'citizen')
  const id = newId()
  const organisation = await asActor(operator, (tx) =>
    newOrganisationNamed(tx, operator, 'Cooperativa La Corte', 'cooperative'),
  )
  const agreed = await asActor(operator, (tx) =>
    agree(
      tx,
      operator,
      {
        id,
        kind: 'condominium',
        title: 'Via del Lavatoio',
        offerOrganisationId: organisation,
        terms: { homes: 8, weekly: ['Scale'], fortnightly: ['Verde'], monthly: [] },
        words: {},
        startsOn: daysLater(today, -30),
      },
      today,
    ),
  )
  if (!agreed.ok) throw new Error(agreed.refusal)
  const parties: Record<string, string> = {}
  for (const one of [anna, bruno]) {
    const partyId = newId()
    parties[one.personId] = partyId
    const added = await asActor(operator, (tx) =>
      addParty(
        tx,
        operator,
        id,
        { id: partyId, personId: one.personId, part: 'resident', fromOn: daysLater(today, -20) },
        today,
      ),
    )
    if (!added.ok) throw new Error(added.refusal)
  }
  return { operator, anna, bruno, stranger, id, parties }
}

const plan = (operator: SignedInActor, id: string, once = newId()) =>
  asActor(operator, async (tx) =>
    planTurns(tx, operator, (await agreementById(tx, id)) as Agreement, { once, weeks: 4 }, today),
  )
const turns = (actor: SignedInActor, id: string) => asActor(actor, (tx) => turnsOf(tx, { id }, thisWeek))
const tick = (actor: SignedInActor, factId: string) =>
  asActor(actor, (tx) => tickTurn(tx, actor, factId, today))

test('a house counts from its first day, and stands with its owner', async () => {
  const { operator, id } = await house()
  const [found] = await asActor(operator, (tx) => agreementsLike(tx, { kind: 'condominium' }))
  expect(found).toMatchObject({ id, counts: ['social_condominiums'], circleId: null })
})

test('turns go round among who lives there; asked again nothing is doubled', async () => {
  const { operator, anna, bruno, id } = await house()
  expect(await plan(operator, id)).toBe(6)
  expect(await plan(operator, id)).toBe(0)
  const all = await turns(operator, id)
  const stairs = all.filter(({ words }) => turnRead(words ?? '').task === 'Scale')
  expect(stairs).toHaveLength(4)
  expect(new Set(stairs.map(({ personId }) => personId))).toEqual(new Set([anna.personId, bruno.personId]))
  expect(stairs[0]?.personId).not.toBe(stairs[1]?.personId)
  await expect(plan(anna, id)).rejects.toThrow(NotHere)
})

test('whoever lives there reads the whole rota without any role, and ticks a neighbour’s turn too', async () => {
  const { operator, anna, bruno, stranger, id } = await house()
  await plan(operator, id)
  const seen = await turns(anna, id)
  expect(seen).toHaveLength(6)
  expect(seen.every(({ words }) => / · (Anna|Bruno)$/.test(words ?? ''))).toBe(true)
  const neighbours = seen.find(({ personId }) => personId === bruno.personId)
  expect(await tick(anna, neighbours?.id ?? '')).toBe(true)
  expect(await tick(bruno, neighbours?.id ?? '')).toBe(false)
  const [done] = (await turns(operator, id)).filter(({ onDate }) => onDate !== null)
  expect(done).toMatchObject({ id: neighbours?.id, onDate: today, confirmedBy: anna.personId })
  // A stranger sees nothing of it, and ticks nothing.
  expect(await turns(stranger, id)).toEqual([])
  const left = seen.find((one) => one.id !== neighbours?.id)
  expect(await tick(stranger, left?.id ?? '')).toBe(false)
})

test('a resident changes nothing of a turn but that it is done', async () => {
  const { operator, anna, id } = await house()
  await plan(operator, id)
  const [turn] = await turns(anna, id)
  const changed = await asActor(anna, (tx) =>
    tx
      .updateTable('exchange_fact')
      .set({ on_date: today, hours: '5' })
      .where('id', '=', turn?.id ?? '')
      .returning('id')
      .execute(),
  )
  expect(changed).toEqual([])
})

test('the turns of who leaves pass to the others; what they did stays', async () => {
  const { operator, anna, bruno, id, parties } = await house()
  await plan(operator, id)
  const [first] = (await turns(anna, id)).filter(({ personId }) => personId === anna.personId)
  expect(await tick(anna, first?.id ?? '')).toBe(true)
  await asActor(operator, (tx) =>
    leaveParty(tx, operator, parties[anna.personId] ?? '', daysLater(today, -1)),
  )
  await plan(operator, id)
  const after = await turns(operator, id)
  expect(after).toHaveLength(6)
  expect(
    after.filter(({ onDate }) => onDate === null).every(({ personId }) => personId === bruno.personId),
  ).toBe(true)
  expect(after.filter(({ onDate }) => onDate !== null)).toHaveLength(1)
  // Whoever left reads nothing of the house from the next day on.
  expect((await turns(anna, id)).filter(({ personId }) => personId !== anna.personId)).toEqual([])
})
