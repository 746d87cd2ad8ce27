import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { decide } from '../approvals/writes.ts'
import { routes } from '../routes.ts'
import type { Purpose } from '../rules.ts'
import { openFund } from '../setup/writes.ts'
import { allot, receive, recordSource } from '../sources/writes.ts'
import { commitFunds, type NewCommitment, releaseCommitment } from '../writes.ts'

openHouse()

const now = new Date('2026-06-10T16:00:00Z')
const plain = (html: string) => html.replaceAll(/[\u00a0\u202f]/g, ' ')

async function valley() {
  const territory = await newTerritory()
  const carla = await territory.operator('Carla Conti', 'coordinator')
  const ada = await territory.operator('Ada Admin', 'administrator')
  const organisationId = newId()
  await asOwner(
    "insert into organisation (territory_id, id, name, kind) values ($1, $2, 'Gli Amici', 'association')",
    [territory.id, organisationId],
  )
  const sourceId = newId()
  const funds = new Map<Purpose, string>()
  await asActor(carla, async (tx) => {
    await recordSource(tx, carla, sourceId, { kind: 'municipality', name: 'Comune' })
    await receive(tx, carla, { id: newId(), sourceId, cents: 10_000_000, on: '2024-01-02' })
    for (const purpose of ['pact', 'rent', 'idea'] as const) {
      const fundId = newId()
      funds.set(purpose, fundId)
      await openFund(tx, carla, fundId, {
        name: purpose,
        purpose,
        openedOn: '2024-01-01',
        office: 'Ufficio di piano',
      })
      await allot(tx, carla, { id: newId(), sourceId, fundId, cents: 3_000_000, on: '2024-01-02' })
    }
  })
  const commit = async (purpose: Purpose, more: Partial<NewCommitment> = {}) => {
    const id = newId()
    const outcome = await asActor(carla, (tx) =>
      commitFunds(tx, carla, {
        id,
        fundId: funds.get(purpose) ?? '',
        purpose,
        cents: 10_000,
        source: { kind: 'pact', id: newId() },
        why: 'Motivo riservato',
        on: '2025-05-01',
        ...more,
      }),
    )
    if (!outcome.ok) throw new Error(outcome.refusal)
    return id
  }
  const anyone = visits(routes, territory, { now })
  // Addresses hold the territory's slug, which has digits of its own.
  const read = async (path: string) => plain((await anyone.get(path)).html).replaceAll(territory.slug, '')
  return { carla, ada, organisationId, commit, anyone, read }
}

test('an organisation stands in the public list with amount, act and office, once it is approved', async () => {
  const { carla, ada, organisationId, commit, anyone } = await valley()
  const toThem = {
    organisationId,
    source: { kind: 'organisation', id: organisationId },
    why: 'Orto in comune',
  }
  await commit('idea', { ...toThem, act: 'Determina 12/2025' })
  const large = await commit('idea', { ...toThem, cents: 250_000, why: 'Festa grande', on: '2025-09-01' })
  const gone = await commit('idea', { ...toThem, why: 'Mai partito', on: '2026-02-01' })
  await asActor(carla, (tx) =>
    releaseCommitment(tx, carla, { id: newId(), commitmentId: gone, on: '2026-02-02', why: 'Ritirato' }),
  )
  const before = plain((await anyone.get('/grants')).html)
  for (const said of ['Gli Amici', '100,00 €', 'Orto in comune', 'Determina 12/2025', 'Ufficio di piano'])
    expect(before).toContain(said)
  for (const hidden of ['Festa grande', 'Mai partito']) expect(before).not.toContain(hidden)
  await asActor(ada, (tx) =>
    decide(tx, ada, { id: newId(), commitmentId: large, decision: 'approved', on: '2025-09-02' }),
  )
  expect(plain((await anyone.get('/grants')).html)).toContain('2.500,00 €')
})

test('money for people is a purpose and a year, never one person, whatever the format', async () => {
  const { commit, read } = await valley()
  for (let people = 0; people < 12; people++) await commit('pact', { payee: { name: 'Maria Rossi' } })
  for (let people = 0; people < 2; people++) await commit('rent', { cents: 77_700 })
  // This year is not over; another one has too few.
  await commit('pact', { on: '2026-03-01', cents: 55_500 })
  await commit('pact', { on: '2024-03-01', cents: 33_300 })
  for (const path of ['/grants', '/grants.csv']) {
    const html = await read(path)
    for (const hidden of ['Maria', 'Motivo riservato', '777', '555', '333'])
      expect(html, path).not.toContain(hidden)
    // 12 × 100 €, 2 × 777 € and the one of the year before, together: alone any of them would tell.
    expect(html).toMatch(/3[.]?087/)
    expect(html).toContain('2024–2025')
  }
})
