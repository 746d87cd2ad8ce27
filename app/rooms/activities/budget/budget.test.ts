import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { openFund } from '../../funds/setup/writes.ts'
import { allot, receive, recordSource } from '../../funds/sources/writes.ts'
import { payCommitment } from '../../funds/writes.ts'
import { settingOf } from '../cohorts/reads.ts'
import { routes } from '../routes.ts'
import { moneyOf } from './reads.ts'

openHouse()
const now = new Date('2026-06-10T16:00:00Z')
const plain = (html: string) => html.replaceAll(/[\u00a0\u202f]/g, ' ')

async function house() {
  const territory = await newTerritory()
  const carla = await territory.operator('Carla Conti', 'coordinator')
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const [id, organisation, sourceId, fundId] = [newId(), newId(), newId(), newId()]
  await asOwner(
    `insert into activity (territory_id, id, title, kind, area) values ($1, $2, 'Orto in comune', 'lab', 'proximity')`,
    [territory.id, id],
  )
  await asOwner(
    `insert into organisation (territory_id, id, name, kind) values ($1, $2, 'Gli Amici', 'association')`,
    [territory.id, organisation],
  )
  await asActor(carla, async (tx) => {
    await recordSource(tx, carla, sourceId, { name: 'Bando', kind: 'foundation', giverName: 'Fondazione' })
    await openFund(tx, carla, fundId, {
      name: 'Laboratori',
      purpose: 'other',
      purposeSaid: 'Laboratori',
      openedOn: '2026-01-01',
    })
    await receive(tx, carla, { id: newId(), sourceId, cents: 100_000, on: '2026-01-05' })
    await allot(tx, carla, { id: newId(), sourceId, fundId, cents: 100_000, on: '2026-01-06' })
  })
  const page = `/activities/${id}/budget`
  const as = (actor: typeof carla) => visits(routes, territory, { actor, now })
  const assign = (more: object = {}, who = carla) =>
    as(who).post(page, {
      fundId,
      cents: '600,00',
      organisationId: organisation,
      'organisationId.label[]': [`${organisation}\tGli Amici`],
      why: 'Semi e attrezzi',
      on: '2026-02-01',
      dueOn: '2026-09-30',
      ...more,
    })
  return { territory, carla, anna, id, as, page, assign }
}

test('money of a fund is assigned to a lab; the team sees what was spent and what is left, not the ledger', async () => {
  const { carla, anna, id, as, page, assign } = await house()
  const once = newId()
  expect((await assign({ _once: once })).status).toBe(303)
  expect((await assign({ _once: once })).status).toBe(303)
  const paid = await asActor(carla, (tx) =>
    payCommitment(tx, carla, { id: newId(), commitmentId: once, cents: 15_000, on: '2026-03-01' }),
  )
  expect(paid.ok).toBe(true)
  expect(await asActor(anna, (tx) => moneyOf(tx, anna, id))).toMatchObject({
    committedCents: 60_000,
    paidCents: 15_000,
    heldCents: 45_000,
    commitments: 1,
    lastDueOn: '2026-09-30',
  })
  const { html } = await as(anna).get(page)
  for (const words of ['600,00 €', '150,00 €', '450,00 €', 'Da spendere entro il 30 settembre 2026'])
    expect(plain(html)).toContain(words)
  expect(html).not.toContain('Semi e attrezzi')
  expect((await as(carla).get(page)).html).toContain('Semi e attrezzi')
  expect(plain((await as(anna).get(`/activities/${id}`)).html)).toContain('Restano 450,00 € di 600,00 €')
})

test('the day by which it is spent is the day its money ends, unless another was said', async () => {
  const { anna, id, assign } = await house()
  const end = async () => (await asActor(anna, (tx) => settingOf(tx, id)))?.ownUntil
  await assign({ cents: '100', dueOn: '2026-09-30' })
  expect(await end()).toBe('2026-09-30')
  await assign({ cents: '100', dueOn: '2026-12-31' })
  expect(await end()).toBe('2026-09-30')
})

test('what is not free is refused beside the amount, with what was typed; who may not commit does not', async () => {
  const { anna, id, assign, territory } = await house()
  const much = await assign({ cents: '1200' })
  expect([much.status, much.html.includes('Semi e attrezzi'), much.html.includes('Gli Amici')]).toEqual([
    422,
    true,
    true,
  ])
  expect((await assign({ organisationId: '' })).html).toContain('Scegli un ente')
  expect((await assign({}, anna)).status).not.toBe(303)
  expect((await asActor(anna, (tx) => moneyOf(tx, anna, id))).commitments).toBe(0)
  await expect(asActor(territory.visitor, (tx) => moneyOf(tx, territory.visitor, id))).rejects.toThrow(
    'money of an activity',
  )
})
