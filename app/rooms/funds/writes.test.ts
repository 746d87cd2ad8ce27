import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import type { Actor } from '../../ground/access/actor.ts'
import { newId } from '../../ground/db/ids.ts'
import { decide } from './approvals/writes.ts'
import {
  balanceOf,
  commitmentById,
  commitments,
  commitmentsOf,
  fundsFor,
  waitingForApproval,
} from './reads.ts'
import { openFund, setApprovalAbove } from './setup/writes.ts'
import { allot, receive, recordSource, withdraw } from './sources/writes.ts'
import {
  commitFunds,
  type NewCommitment,
  payCommitment,
  planInstalments,
  releaseCommitment,
  repay,
  reverseEntry,
} from './writes.ts'

openHouse()

const EURO = 100
const pact = () => ({ kind: 'pact', id: newId() })

/** A territory with money of a foundation in a fund for pacts, that case operators may commit from. */
async function valley(cents = 5_000 * EURO) {
  const territory = await newTerritory()
  const carla = await territory.operator('Carla Conti', 'coordinator')
  const ada = await territory.operator('Ada Admin', 'administrator')
  const olga = await territory.operator('Olga Moro', 'case_operator')
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const [fundId, sourceId] = [newId(), newId()]
  await asActor(carla, async (tx) => {
    await openFund(tx, carla, fundId, {
      name: 'Budget dei patti',
      purpose: 'pact',
      openedOn: '2026-01-01',
      openToOperators: true,
    })
    await recordSource(tx, carla, sourceId, { kind: 'foundation', name: 'Fondazione della valle' })
    await receive(tx, carla, { id: newId(), sourceId, cents, on: '2026-01-10' })
    await allot(tx, carla, { id: newId(), sourceId, fundId, cents, on: '2026-01-11' })
  })
  const commit = (actor: Actor, asked: Partial<NewCommitment> = {}) =>
    asActor(actor, (tx) =>
      commitFunds(tx, actor, {
        id: newId(),
        fundId,
        purpose: 'pact',
        cents: 100 * EURO,
        source: pact(),
        why: 'Spese del patto',
        on: '2026-03-01',
        ...asked,
      }),
    )
  const committed = async (actor: Actor, asked: Partial<NewCommitment> = {}) => {
    const outcome = await commit(actor, asked)
    if (!outcome.ok) throw new Error(outcome.refusal)
    return outcome.value
  }
  const pay = (actor: Actor, commitmentId: string, more: Partial<Parameters<typeof payCommitment>[2]> = {}) =>
    asActor(actor, (tx) =>
      payCommitment(tx, actor, { id: newId(), commitmentId, cents: 40 * EURO, on: '2026-03-05', ...more }),
    )
  const balance = (asOf?: string) => asActor(carla, (tx) => balanceOf(tx, fundId, asOf))
  return { territory, carla, ada, olga, anna, fundId, sourceId, commit, committed, pay, balance }
}

test('money is received, allotted, committed, paid in part; what is not spent goes back', async () => {
  const { olga, committed, pay, balance } = await valley()
  const { id, state } = await committed(olga, { cents: 100 * EURO })
  expect(state).toBe('open')
  expect(await balance()).toMatchObject({ freeCents: 490_000, heldCents: 10_000, paidCents: 0 })
  expect(await pay(olga, id)).toMatchObject({ ok: true })
  expect(await asActor(olga, (tx) => commitmentById(tx, id))).toMatchObject({ state: 'partlyPaid' })
  const release = { id: newId(), commitmentId: id, on: '2026-03-09', why: 'Bastava meno' }
  await asActor(olga, (tx) => releaseCommitment(tx, olga, release))
  expect(await balance()).toMatchObject({ freeCents: 496_000, heldCents: 0, paidCents: 4_000 })
  expect(await asActor(olga, (tx) => commitmentById(tx, id))).toMatchObject({
    state: 'paid',
    releasedCents: 6_000,
  })
})

test('of fifty who commit the last 100 € at once, exactly ten get their 10 €', async () => {
  const { territory, carla, olga, committed, commit, balance } = await valley(1_100 * EURO)
  await committed(carla, { cents: 1_000 * EURO })
  const operators = [
    carla,
    olga,
    ...(await Promise.all(['Ugo', 'Ines', 'Leo'].map((name) => territory.operator(name, 'case_operator')))),
  ]
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, (_, at) =>
      commit(operators[at % operators.length] as Actor, { cents: 10 * EURO }),
    ),
  )
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(10)
  const refusals = outcomes.flatMap((one) => (one.ok ? [] : [one.refusal]))
  expect(new Set(refusals)).toEqual(new Set(['funds.commit.notEnough']))
  expect(await balance()).toMatchObject({ freeCents: 0, heldCents: 1_100 * EURO })
  const [{ entries, sum } = { entries: 0, sum: 0 }] = await asOwner<{ entries: number; sum: number }>(
    `select count(*)::int as entries, sum(cents)::int as sum from fund_entry where territory_id = $1 and kind = 'committed'`,
    [territory.id],
  )
  expect([entries, sum]).toEqual([11, 1_100 * EURO])
})

test('of ten who pay the same 100 € at once, one pays', async () => {
  const { carla, committed, pay } = await valley()
  const { id } = await committed(carla)
  const paid = await Promise.all(
    Array.from({ length: 10 }, () => pay(carla, id, { cents: 100 * EURO, again: true })),
  )
  expect(paid.filter(({ ok }) => ok)).toHaveLength(1)
  expect(paid.filter((one) => !one.ok && one.refusal === 'funds.pay.tooMuch')).toHaveLength(9)
})

test('a form sent twice commits and pays once; the same payment again is asked back', async () => {
  const { carla, committed, commit, pay, balance } = await valley()
  const once = newId()
  const source = pact()
  await Promise.all([commit(carla, { id: once, source }), commit(carla, { id: once, source })])
  expect(await commit(carla, { id: once, source })).toMatchObject({ ok: true, value: { id: once } })
  expect(await balance()).toMatchObject({ heldCents: 10_000 })
  const payment = newId()
  await pay(carla, once, { id: payment, reference: 'M 12' })
  expect(await pay(carla, once, { id: payment, reference: 'M 12' })).toMatchObject({ ok: true })
  expect(await pay(carla, once, { cents: 1_000, reference: 'M 12' })).toMatchObject({
    refusal: 'funds.pay.sameAgain',
  })
  expect(await pay(carla, once)).toMatchObject({ refusal: 'funds.pay.sameAgain' })
  expect(await balance()).toMatchObject({ paidCents: 4_000 })
  expect(await pay(carla, once, { again: true })).toMatchObject({ ok: true })
  expect(await balance()).toMatchObject({ paidCents: 8_000 })
  expect(await committed(carla)).toMatchObject({ state: 'open' })
})

test('above the territory’s threshold a second person agrees, never the one who proposed', async () => {
  const { carla, ada, olga, committed, pay, balance } = await valley()
  expect(await committed(olga, { cents: 1_000 * EURO })).toMatchObject({ needsApproval: false })
  const { id, state } = await committed(carla, { cents: 1_000 * EURO + 1 })
  expect(state).toBe('waiting')
  expect(await balance()).toMatchObject({ heldCents: 200_001 })
  expect(await pay(ada, id)).toMatchObject({ refusal: 'funds.pay.waiting' })
  const say = (actor: Actor, decision: 'approved' | 'rejected', why?: string) =>
    asActor(actor, (tx) =>
      decide(tx, actor, { id: newId(), commitmentId: id, decision, why, on: '2026-03-02' }),
    )
  expect(await say(carla, 'approved')).toMatchObject({ refusal: 'funds.decide.own' })
  expect(await asActor(ada, waitingForApproval)).toMatchObject([{ id }])
  expect(await say(ada, 'approved')).toMatchObject({ ok: true })
  expect(await asActor(ada, waitingForApproval)).toEqual([])
  expect(await pay(carla, id)).toMatchObject({ ok: true })
})

test('the database itself takes no payment before the yes, and no yes from who proposed', async () => {
  const { territory, carla, committed } = await valley()
  const { id } = await committed(carla, { cents: 2_000 * EURO })
  await expect(
    asOwner(
      `insert into fund_entry (territory_id, id, kind, from_account, to_account, commitment_id, cents, on_date)
       values ($1, $2, 'paid', 'committed', 'paid', $3, 100, '2026-03-02')`,
      [territory.id, newId(), id],
    ),
  ).rejects.toMatchObject({ constraint: 'fund_entry_approved' })
  await expect(
    asOwner(
      `insert into fund_decision (territory_id, commitment_id, decision, decided_by) values ($1, $2, 'approved', $3)`,
      [territory.id, id, carla.personId],
    ),
  ).rejects.toMatchObject({ constraint: 'fund_decision_by_another' })
})

test('of two who decide at once one is heard, and a no frees the money', async () => {
  const { territory, carla, ada, olga, committed, balance } = await valley()
  const { id } = await committed(olga, { cents: 3_000 * EURO })
  const bruno = await territory.operator('Bruno Neri', 'coordinator')
  const decided = await Promise.all(
    ([carla, ada, bruno] as const).map((actor, at) =>
      asActor(actor, (tx) =>
        decide(tx, actor, {
          id: newId(),
          commitmentId: id,
          decision: at === 1 ? 'approved' : 'rejected',
          why: 'Non rientra nei criteri',
          on: '2026-03-02',
        }),
      ),
    ),
  )
  expect(decided.filter(({ ok }) => ok)).toHaveLength(1)
  expect(decided.filter((one) => !one.ok && one.refusal === 'funds.decide.already')).toHaveLength(2)
  const { decision, heldCents } = (await asActor(carla, (tx) => commitmentById(tx, id)))!
  expect(await balance()).toMatchObject({ freeCents: decision === 'rejected' ? 500_000 : 200_000 })
  expect(heldCents).toBe(decision === 'rejected' ? 0 : 300_000)
})

test('a large sum said in small ones for the same pact is asked back too', async () => {
  const { carla, olga, committed } = await valley()
  const source = pact()
  expect(await committed(olga, { cents: 900 * EURO, source })).toMatchObject({ needsApproval: false })
  expect(await committed(olga, { cents: 200 * EURO, source })).toMatchObject({ needsApproval: true })
  expect(await committed(olga, { cents: 200 * EURO, source, on: '2026-06-01' })).toMatchObject({
    needsApproval: false,
  })
  await asActor(carla, (tx) => setApprovalAbove(tx, carla, 50 * EURO))
  expect(await committed(olga)).toMatchObject({ needsApproval: true })
})

test('nothing is committed on a day that had not the money, though there is enough today', async () => {
  const { carla, commit, balance } = await valley()
  expect(await commit(carla, { on: '2026-01-10' })).toMatchObject({ refusal: 'funds.commit.notEnoughThen' })
  expect(await commit(carla, { on: '2025-12-31' })).toMatchObject({ refusal: 'funds.commit.closed' })
  expect(await commit(carla, { on: '2026-01-11' })).toMatchObject({ ok: true })
  expect(await balance('2026-01-10')).toMatchObject({ freeCents: 0, allottedCents: 0 })
  expect(await balance('2026-01-11')).toMatchObject({ freeCents: 490_000, allottedCents: 500_000 })
})

test('a balance of any day adds up to the entries of that day and before', async () => {
  const { territory, carla, fundId, committed, pay, balance } = await valley()
  const { id } = await committed(carla, { on: '2026-02-01' })
  await pay(carla, id, { on: '2026-02-10' })
  await pay(carla, id, { on: '2026-02-05', cents: 1_000 })
  await asActor(carla, (tx) =>
    repay(tx, carla, { id: newId(), commitmentId: id, cents: 500, on: '2026-02-20' }),
  )
  for (const day of ['2026-01-31', '2026-02-04', '2026-02-05', '2026-02-10', '2026-02-20', '2026-12-31']) {
    const [sums] = await asOwner<{ free: number; paid: number }>(
      `select coalesce(sum(case when to_account = 'free' then cents when from_account = 'free' then -cents else 0 end), 0)::int as free,
         coalesce(sum(cents) filter (where to_account = 'paid'), 0)::int as paid
       from fund_entry where territory_id = $1 and fund_id = $2 and on_date <= $3`,
      [territory.id, fundId, day],
    )
    expect(await balance(day)).toMatchObject({ freeCents: sums?.free, paidCents: sums?.paid })
  }
})

test('a reversal is a new entry that says why, once; what was spent since cannot be taken back', async () => {
  const { territory, carla, committed, pay, balance } = await valley()
  const { id } = await committed(carla)
  const payment = newId()
  await pay(carla, id, { id: payment })
  const [commitEntry] = await asOwner<{ id: string }>(
    `select id from fund_entry where territory_id = $1 and kind = 'committed'`,
    [territory.id],
  )
  const reverse = (entryId: string, on = '2026-03-06') =>
    asActor(carla, (tx) => reverseEntry(tx, carla, { id: newId(), entryId, on, why: 'Importo sbagliato' }))
  expect(await reverse(commitEntry!.id)).toMatchObject({ refusal: 'funds.reverse.spent' })
  expect(await reverse(payment, '2026-03-01')).toMatchObject({ refusal: 'funds.reverse.tooEarly' })
  const both = await Promise.all([reverse(payment), reverse(payment)])
  expect(both.map((one) => (one.ok ? 'done' : one.refusal)).sort()).toEqual(['done', 'funds.reverse.already'])
  expect(await balance()).toMatchObject({ paidCents: 0, heldCents: 10_000 })
  const done = both.find((one) => one.ok)
  expect(await reverse(done?.ok ? done.value.id : '')).toMatchObject({ refusal: 'funds.reverse.isReversal' })
  expect(await reverse(commitEntry!.id)).toMatchObject({ ok: true })
  expect(await balance()).toMatchObject({ freeCents: 500_000, heldCents: 0 })
  const entries = await asOwner<{ why: string }>(
    `select why from fund_entry where territory_id = $1 and reverses is not null`,
    [territory.id],
  )
  expect(entries.map(({ why }) => why)).toEqual(['Importo sbagliato', 'Importo sbagliato'])
})

test('nobody changes or deletes an entry', async () => {
  const grants = await asOwner<{ privilege_type: string }>(
    `select distinct privilege_type from information_schema.column_privileges
     where table_name in ('fund_entry', 'fund_commitment', 'fund_decision', 'fund_day') and grantee <> 'trama_owner'
       and privilege_type not in ('SELECT', 'INSERT')`,
  )
  expect(grants).toEqual([])
  const sums = await asOwner<{ column_name: string }>(
    `select column_name from information_schema.column_privileges where grantee = 'trama_web'
       and table_name in ('fund', 'fund_source', 'fund_commitment') and privilege_type in ('INSERT', 'UPDATE')
       and column_name ~ '^(held|paid|released|returned|allotted|received|free)_cents$'`,
  )
  expect(sums).toEqual([])
})

test('what was lent comes back in instalments, never more than was paid', async () => {
  const { carla, committed, pay, balance } = await valley()
  const { id } = await committed(carla, { nature: 'loan' })
  const plan = (cents?: number, times = 3) =>
    asActor(carla, (tx) =>
      planInstalments(tx, carla, { id: newId(), commitmentId: id, cents, times, firstOn: '2026-04-30' }),
    )
  expect(await plan()).toMatchObject({ refusal: 'funds.plan.nothing' })
  await pay(carla, id, { cents: 100 * EURO })
  expect(await plan(100 * EURO + 1)).toMatchObject({ refusal: 'funds.plan.tooMuch' })
  expect(await plan()).toMatchObject({ ok: true })
  const back = (cents: number) =>
    asActor(carla, (tx) => repay(tx, carla, { id: newId(), commitmentId: id, cents, on: '2026-04-30' }))
  expect(await back(100 * EURO + 1)).toMatchObject({ refusal: 'funds.repay.tooMuch' })
  expect(await back(100 * EURO)).toMatchObject({ ok: true })
  expect(await balance()).toMatchObject({ freeCents: 500_000, paidCents: 10_000, returnedCents: 10_000 })
})

test('nothing is allotted that was not received, nor withdrawn that is not free', async () => {
  const { carla, fundId, sourceId, committed } = await valley()
  const give = (cents: number, on = '2026-05-01') =>
    asActor(carla, (tx) => allot(tx, carla, { id: newId(), sourceId, fundId, cents, on }))
  expect(await give(1)).toMatchObject({ refusal: 'funds.allot.notEnough' })
  const take = (cents: number) =>
    asActor(carla, (tx) => withdraw(tx, carla, { id: newId(), sourceId, fundId, cents, on: '2026-05-02' }))
  await committed(carla, { cents: 4_999 * EURO, on: '2026-04-01' })
  expect(await take(2 * EURO)).toMatchObject({ refusal: 'funds.withdraw.notFree' })
  expect(await take(1 * EURO)).toMatchObject({ ok: true })
  expect(await give(1 * EURO, '2026-01-09')).toMatchObject({ refusal: 'funds.allot.notEnoughThen' })
  expect(await give(1 * EURO, '2026-05-03')).toMatchObject({ ok: true })
})

test('a case operator commits from what is open, reads their own, and nothing else of the ledger', async () => {
  const { territory, carla, olga, anna, fundId, committed, commit } = await valley()
  const hidden = newId()
  await asActor(carla, (tx) =>
    openFund(tx, carla, hidden, { name: 'Garanzia', purpose: 'guarantee', openedOn: '2026-01-01' }),
  )
  const [mine, others] = [pact(), pact()]
  await committed(olga, { source: mine })
  await committed(carla, { source: others })
  expect(await asActor(olga, (tx) => fundsFor(tx, 'pact'))).toMatchObject([
    { id: fundId, freeCents: 480_000 },
  ])
  expect(await asActor(olga, (tx) => fundsFor(tx, 'guarantee'))).toEqual([])
  expect(await asActor(olga, (tx) => commitmentsOf(tx, mine))).toHaveLength(1)
  expect(await asActor(olga, (tx) => commitmentsOf(tx, others))).toEqual([])
  expect(await asActor(carla, (tx) => commitments(tx))).toHaveLength(2)
  expect(await commit(olga, { fundId: hidden, purpose: 'guarantee' })).toMatchObject({
    refusal: 'funds.commit.noFund',
  })
  for (const stranger of [anna, territory.visitor]) {
    expect(await asActor(stranger, (tx) => fundsFor(tx, 'pact'))).toEqual([])
    expect(await asActor(stranger, (tx) => commitments(tx))).toEqual([])
    expect(await asActor(stranger, (tx) => balanceOf(tx, fundId, '2026-12-31'))).toMatchObject({
      freeCents: 0,
    })
  }
})

test('who is paid is sealed, and read by the circle alone for as long as one is in it', async () => {
  const { territory, carla, olga, committed } = await valley()
  const [circleId, source] = [newId(), pact()]
  const bruno = await territory.operator('Bruno Neri', 'case_operator')
  await asOwner(`insert into circle (territory_id, id, kind) values ($1, $2, 'pact')`, [
    territory.id,
    circleId,
  ])
  for (const { personId } of [olga, bruno])
    await asOwner(
      `insert into circle_member (territory_id, id, circle_id, person_id, part) values ($1, $2, $3, $4, 'operatore')`,
      [territory.id, newId(), circleId, personId],
    )
  const { id } = await committed(olga, { circleId, source, payee: { name: 'Maria Rossi' } })
  const payees = (actor: Actor) =>
    asActor(actor, (tx) =>
      tx.selectFrom('fund_payee').where('commitment_id', '=', id).select('sealed').execute(),
    )
  expect(await payees(olga)).toHaveLength(1)
  expect(await payees(bruno)).toHaveLength(1)
  expect(await payees(carla)).toEqual([])
  const [stored] = await asOwner<{ sealed: Buffer }>(
    'select sealed from fund_payee where commitment_id = $1',
    [id],
  )
  expect(stored?.sealed.includes('Maria')).toBe(false)
  await asOwner(`update circle_member set until_at = now() where territory_id = $1`, [territory.id])
  expect(await payees(bruno)).toEqual([])
  expect(await asActor(olga, (tx) => commitmentsOf(tx, source))).toEqual([])
  expect(await asActor(carla, (tx) => commitmentsOf(tx, source))).toHaveLength(1)
})

test('nobody outside writes a payee, not even of a commitment that no one signed', async () => {
  const { territory, anna, committed } = await valley()
  const { id } = await committed(territory.command)
  for (const stranger of [territory.visitor, anna])
    await expect(
      asActor(stranger, (tx) =>
        tx
          .insertInto('fund_payee')
          .values({
            territory_id: territory.id,
            commitment_id: id,
            sealed: Buffer.alloc(40),
            recorded_by: stranger.personId,
          })
          .execute(),
      ),
    ).rejects.toMatchObject({ code: '42501' })
})
