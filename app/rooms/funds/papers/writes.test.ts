import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import type { Actor } from '../../../ground/access/actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import { routes } from '../routes.ts'
import { openFund } from '../setup/writes.ts'
import { allot, receive, recordSource } from '../sources/writes.ts'
import { commitFunds } from '../writes.ts'
import { documentsOf } from './reads.ts'
import { attach } from './writes.ts'

openHouse()

const pdf = Buffer.from('%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\nstartxref\n9\n%%EOF\n')

async function valley() {
  const territory = await newTerritory()
  const carla = await territory.operator('Carla Conti', 'coordinator')
  const olga = await territory.operator('Olga Moro', 'case_operator')
  const bruno = await territory.operator('Bruno Neri', 'case_operator')
  const [fundId, sourceId, id, circleId] = [newId(), newId(), newId(), newId()]
  await asActor(carla, async (tx) => {
    await openFund(tx, carla, fundId, {
      name: 'Patti',
      purpose: 'pact',
      openedOn: '2026-01-01',
      openToOperators: true,
    })
    await recordSource(tx, carla, sourceId, { kind: 'municipality', name: 'Comune' })
    await receive(tx, carla, { id: newId(), sourceId, cents: 100_000, on: '2026-01-02' })
    await allot(tx, carla, { id: newId(), sourceId, fundId, cents: 100_000, on: '2026-01-02' })
  })
  await asOwner(`insert into circle (territory_id, id, kind) values ($1, $2, 'pact')`, [
    territory.id,
    circleId,
  ])
  for (const { personId } of [olga, bruno])
    await asOwner(
      `insert into circle_member (territory_id, id, circle_id, person_id, part) values ($1, $2, $3, $4, 'operatore')`,
      [territory.id, newId(), circleId, personId],
    )
  await asActor(olga, (tx) =>
    commitFunds(tx, olga, {
      id,
      fundId,
      purpose: 'pact',
      cents: 10_000,
      source: { kind: 'pact', id: newId() },
      circleId,
      why: 'Arredo',
      on: '2026-02-01',
    }),
  )
  const put = (actor: Actor, reserved: boolean, bytes: Uint8Array = pdf, paper = newId()) =>
    asActor(actor, (tx) =>
      attach(tx, actor, paper, { commitmentId: id, name: 'fattura Rossi.pdf', bytes, reserved }),
    )
  return { territory, carla, olga, bruno, id, put }
}

test('a paper is what it holds, and is sealed with its name', async () => {
  const { olga, id, put } = await valley()
  expect(await put(olga, false, Buffer.from('<html>'))).toMatchObject({ refusal: 'files.document.kind' })
  const paper = newId()
  await put(olga, false, pdf, paper)
  await put(olga, false, pdf, paper)
  const stored = await asOwner<{ name: Buffer; content: Buffer }>(
    `select d.sealed as name, c.sealed as content from fund_document d join fund_document_content c on c.document_id = d.id
     where d.commitment_id = $1`,
    [id],
  )
  expect(stored).toHaveLength(1)
  expect(stored[0]?.name.includes('Rossi')).toBe(false)
  expect(stored[0]?.content.includes('%PDF')).toBe(false)
  expect(await asActor(olga, (tx) => documentsOf(tx, id))).toMatchObject([
    { name: 'fattura Rossi.pdf', kind: 'pdf' },
  ])
})

test('a reserved paper is the circle’s, another one the ledger’s as well; both are downloaded, never shown', async () => {
  const { territory, carla, olga, bruno, id, put } = await valley()
  const [open, reserved] = [newId(), newId()]
  await put(olga, false, pdf, open)
  await put(olga, true, pdf, reserved)
  const at = (paper: string) => `/funds/commitments/${id}/documents/${paper}`
  const as = (actor: typeof carla) => visits(routes, territory, { actor })
  for (const actor of [olga, bruno]) {
    expect((await as(actor).get(at(open))).status).toBe(200)
    expect((await as(actor).get(at(reserved))).status).toBe(200)
  }
  const seen = await as(carla).get(at(open))
  expect(seen.html).toBe(pdf.toString())
  expect(seen.headers.get('content-disposition')).toMatch(/^attachment/)
  expect(seen.headers.get('content-type')).toBe('application/pdf')
  expect((await as(carla).get(at(reserved))).status).toBe(404)
  await asOwner('update circle_member set until_at = now() where territory_id = $1 and person_id = $2', [
    territory.id,
    bruno.personId,
  ])
  expect((await as(bruno).get(at(open))).status).toBe(404)
})
