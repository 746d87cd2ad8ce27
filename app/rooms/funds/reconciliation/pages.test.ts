import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { routes } from '../routes.ts'
import { openFund } from '../setup/writes.ts'
import { allot, receive, recordSource } from '../sources/writes.ts'
import { commitFunds, payCommitment, reverseEntry } from '../writes.ts'
import { balances, differences, readStatement, unseen } from './reads.ts'
import { matchLines } from './rules.ts'
import { markSeen } from './writes.ts'

openHouse()

const now = new Date('2026-06-10T16:00:00Z')
const plain = (html: string) => html.replaceAll(/[\u00a0\u202f]/g, ' ')
const file = (text: string) => new TextEncoder().encode(text)

/** 5,000 € came in; 300 € and 200 € were paid. */
async function valley() {
  const territory = await newTerritory()
  const carla = await territory.operator('Carla Conti', 'coordinator')
  const [fundId, sourceId, commitmentId] = [newId(), newId(), newId()]
  const [received, paid, paidLater] = [newId(), newId(), newId()]
  await asActor(carla, async (tx) => {
    await openFund(tx, carla, fundId, { name: 'Idee', purpose: 'idea', openedOn: '2026-01-01' })
    await recordSource(tx, carla, sourceId, { kind: 'municipality', name: 'Comune' })
    await receive(tx, carla, { id: received, sourceId, cents: 500_000, on: '2026-01-02' })
    await allot(tx, carla, { id: newId(), sourceId, fundId, cents: 500_000, on: '2026-01-02' })
    const source = { kind: 'idea', id: newId() }
    await commitFunds(tx, carla, {
      id: commitmentId,
      fundId,
      purpose: 'idea',
      cents: 60_000,
      source,
      why: 'Orto',
      on: '2026-02-01',
    })
    await payCommitment(tx, carla, { id: paid, commitmentId, cents: 30_000, on: '2026-03-01' })
    await payCommitment(tx, carla, { id: paidLater, commitmentId, cents: 20_000, on: '2026-04-28' })
  })
  return {
    territory,
    carla,
    received,
    paid,
    paidLater,
    desk: visits(routes, territory, { actor: carla, now }),
  }
}

test('a statement is matched by day and amount, and its words are left where they are', async () => {
  const { carla, received, paid } = await valley()
  const read = await readStatement(
    file(
      'Data contabile;Causale;Importo\n05/01/2026;Bonifico Comune;5.000,00\n03/03/2026;Bonifico a Maria Rossi;-300,00\n' +
        '09/03/2026;Spese di tenuta conto;-7,50\n;Totale;abc\n',
    ),
    'estratto.csv',
    2026,
  )
  if (!read.ok) throw new Error(read.refusal)
  expect(JSON.stringify(read.value)).not.toContain('Maria')
  const { matches, unmatched } = matchLines(read.value.lines, await asActor(carla, unseen))
  expect(matches.map(({ entryId }) => entryId)).toEqual([received, paid])
  expect(unmatched).toMatchObject([{ cents: -750 }])
  expect(read.value.unread).toHaveLength(1)
})

test('a file that is no statement is refused', async () => {
  const words = async (text: string, name: string) => {
    const read = await readStatement(file(text), name, 2026)
    return read.ok ? 'read' : read.refusal
  }
  expect(await words('Nome;Città\nAda;Brescia\n', 'x.csv')).toBe('funds.bank.noColumns')
  expect(await words('PK\u0003\u0004', 'x.xlsx')).toBe('funds.bank.noTable')
})

test('bank and ledger agree once what the bank has not shown is counted', async () => {
  const { carla, received, paid, desk } = await valley()
  await desk.post('/funds/reconciliation', {
    'entries[]': [received, paid],
    on: '2026-03-05',
    reference: 'EC 3',
  })
  await desk.post('/funds/reconciliation/balance', { on: '2026-04-30', cents: '4.700,00' })
  expect(await asActor(carla, balances)).toEqual([
    {
      onDate: '2026-04-30',
      bankCents: 470_000,
      ledgerCents: 450_000,
      unseenCents: -20_000,
      unexplainedCents: 0,
    },
  ])
  await desk.post('/funds/reconciliation/balance', { on: '2026-04-30', cents: '4.692,50' })
  expect(await asActor(carla, balances)).toMatchObject([{ unexplainedCents: -750 }])
  const page = plain((await desk.get('/funds/reconciliation')).html)
  expect(page).toContain('-7,50 €')
  expect(page).toContain('EC 3')
})

test('another amount at the bank, or a payment reversed after it was seen, is a difference', async () => {
  const { territory, carla, paid, paidLater } = await valley()
  await asActor(carla, (tx) =>
    markSeen(tx, carla, [
      { entryId: paid, seenOn: '2026-03-03', cents: 30_100 },
      { entryId: paidLater, seenOn: '2026-04-29' },
    ]),
  )
  expect(await asActor(carla, differences)).toMatchObject([{ id: paid, seenCents: 30_100 }])
  await asActor(carla, (tx) =>
    reverseEntry(tx, carla, { id: newId(), entryId: paidLater, on: '2026-05-02', why: 'Doppio' }),
  )
  expect(await asActor(carla, differences)).toMatchObject([{ id: paid }, { id: paidLater, reversed: true }])
  const sums = await asOwner<{ sum: number }>(
    `select sum(case when to_account = a then cents else 0 end - case when from_account = a then cents else 0 end)::int as sum
     from fund_entry, unnest(array['given','unallotted','free','committed','paid','givenBack']) a where territory_id = $1`,
    [territory.id],
  )
  expect(sums).toEqual([{ sum: 0 }])
})

test('a mark is taken away, and what is wrong is said beside its field', async () => {
  const { carla, paid, desk } = await valley()
  await desk.post('/funds/reconciliation', { 'entries[]': [paid], on: '2026-03-05' })
  expect((await desk.post(`/funds/reconciliation/${paid}/unmark`, {})).status).toBe(303)
  expect((await desk.post(`/funds/reconciliation/${paid}/unmark`, {})).status).toBe(404)
  expect(await asActor(carla, unseen)).toHaveLength(3)
  const wrong = await desk.post('/funds/reconciliation', { on: '2026-03-05', reference: 'EC' })
  expect([wrong.status, wrong.html.includes('href="#m-entries"')]).toEqual([422, true])
  const balance = await desk.post('/funds/reconciliation/balance', { on: '2026-07-01', cents: 'tanto' })
  expect([
    balance.status,
    balance.html.includes('href="#b-cents"'),
    balance.html.includes('href="#b-on"'),
  ]).toEqual([422, true, true])
})
