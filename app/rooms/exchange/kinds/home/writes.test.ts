import { expect, test } from 'vitest'
import { asActor, newTerritory, openHouse } from '../../../../../tests/support/territory.ts'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { daysLater } from '../../../../ground/calendar/local-time.ts'
import { newId } from '../../../../ground/db/ids.ts'
import { monthsLater } from '../../../funds/rules.ts'
import { type Agreement, agreementById } from '../../agreements/reads.ts'
import { agree } from '../../agreements/writes.ts'
import { factsOf } from '../../facts/reads.ts'
import { confirmFact, noteFact } from '../../facts/writes.ts'
import { leaseTerms } from './forms.ts'
import { lifeOfLease } from './parts/lease-life.ts'
import { noteMonth } from './writes.ts'

openHouse()
const today = new Date().toISOString().slice(0, 10)
const thisMonth = `${today.slice(0, 7)}-01`

/** A running lease that was mediated: arrears of 1,200 euro, 300 of them to be made good in 30 hours. */
async function mediated() {
  const valley = await newTerritory()
  const operator = await valley.operator('Ada Riva', 'case_operator')
  const tenant = await valley.operator('Anna Bassi', 'citizen')
  const landlord = await valley.operator('Bruno Conti', 'citizen')
  const colleague = await valley.operator('Ciro Doni', 'facilitator')
  const id = newId()
  const terms = leaseTerms.parse({
    form: 'mediation',
    rentCents: '420',
    rentBeforeCents: '550',
    arrearsCents: '1200,00',
    byHoursCents: '300',
    byHours: '30',
    instalments: '9',
    firstOn: thisMonth,
  })
  const agreed = await asActor(operator, (tx) =>
    agree(
      tx,
      operator,
      {
        id,
        kind: 'home',
        title: 'Via Roma',
        needPersonId: tenant.personId,
        offerPersonId: landlord.personId,
        terms,
        words: { conditions: 'Paga il dieci del mese' },
        startsOn: monthsLater(thisMonth, -2),
      },
      today,
    ),
  )
  if (!agreed.ok) throw new Error(agreed.refusal)
  return { operator, tenant, landlord, colleague, id, terms }
}
const read = async (actor: SignedInActor, id: string) =>
  asActor(actor, async (tx) => ({
    agreement: (await agreementById(tx, id)) as Agreement,
    facts: await factsOf(tx, id),
  }))

test('a mediation plans its instalments, counts as no new lease, and is known to who follows it and both sides', async () => {
  const { operator, tenant, landlord, colleague, id } = await mediated()
  for (const one of [operator, tenant, landlord]) {
    const { agreement, facts } = await read(one, id)
    expect(agreement).toMatchObject({ id, counts: [] })
    const planned = facts.filter(({ code, onDate }) => code === 'instalment' && onDate === null)
    expect(planned).toHaveLength(9)
    expect(planned.reduce((sum, { amount }) => sum + (amount ?? 0), 0)).toBe(90_000)
  }
  expect((await read(colleague, id)).agreement).toBeUndefined()
})

test('months are noted one by one; noted twice they stand once, and a month to come is not there', async () => {
  const { operator, id, terms } = await mediated()
  const note = (month: string, state: 'met' | 'missed') =>
    asActor(operator, async (tx) =>
      noteMonth(
        tx,
        operator,
        (await agreementById(tx, id)) as Agreement,
        { id: newId(), month, state },
        today,
      ),
    )
  expect(await note(monthsLater(thisMonth, -2), 'met')).toEqual({ ok: true, value: { noted: true } })
  expect(await note(monthsLater(thisMonth, -2), 'met')).toEqual({ ok: true, value: { noted: false } })
  expect(await note(monthsLater(thisMonth, -1), 'missed')).toMatchObject({ value: { noted: true } })
  await expect(note(monthsLater(thisMonth, 1), 'met')).rejects.toThrow(NotHere)
  const { agreement, facts } = await read(operator, id)
  expect(lifeOfLease({ ...agreement, terms }, facts, today)).toMatchObject({
    met: 1,
    missed: 1,
    unknown: 1,
    inGoodStanding: 0,
  })
  expect(await note(monthsLater(thisMonth, -1), 'met')).toMatchObject({ value: { noted: true } })
  const after = await read(operator, id)
  expect(lifeOfLease({ ...after.agreement, terms }, after.facts, today)).toMatchObject({
    met: 2,
    inGoodStanding: 2,
  })
})

test('hours for the community told by the tenant make good arrears once somebody else confirms them', async () => {
  const { operator, tenant, landlord, id, terms } = await mediated()
  const factId = newId()
  const told = await asActor(tenant, (tx) =>
    noteFact(
      tx,
      tenant,
      id,
      { id: factId, code: 'hoursGiven', onDate: daysLater(today, -1), hours: 10, words: 'Verde del cortile' },
      today,
    ),
  )
  expect(told).toMatchObject({ ok: true })
  expect(await asActor(tenant, (tx) => confirmFact(tx, tenant, factId))).toMatchObject({ ok: false })
  const before = await read(operator, id)
  expect(lifeOfLease({ ...before.agreement, terms }, before.facts, today).arrears?.byHoursCents).toBe(0)
  expect(await asActor(landlord, (tx) => confirmFact(tx, landlord, factId))).toMatchObject({ ok: true })
  const { agreement, facts } = await read(operator, id)
  expect(lifeOfLease({ ...agreement, terms }, facts, today).arrears).toMatchObject({
    hoursGiven: 10,
    byHoursCents: 10_000,
  })
})

test('an eviction is frozen once, and counts on its day', async () => {
  const { operator, tenant, id } = await mediated()
  const freeze = (actor: SignedInActor) =>
    asActor(actor, (tx) =>
      noteFact(tx, actor, id, { id: newId(), code: 'evictionFrozen', onDate: today }, today),
    )
  expect(await freeze(tenant)).toMatchObject({ refusal: 'exchange.fact.notYours' })
  expect(await freeze(operator)).toMatchObject({ ok: true })
  expect(await freeze(operator)).toMatchObject({ refusal: 'exchange.fact.once' })
})
