import { expect, test } from 'vitest'
import { asActor, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { visits } from '../../../tests/support/visits.tsx'
import { newId } from '../../ground/db/ids.ts'
import { openFund } from '../funds/setup/writes.ts'
import { allot, receive, recordSource } from '../funds/sources/writes.ts'
import { commitFunds, payCommitment } from '../funds/writes.ts'
import { routes } from './routes.tsx'
import { INDICATORS } from './rules.ts'

openHouse()
const now = new Date('2017-06-01T10:00:00Z')

async function valleyWithAnna() {
  const valley = await newTerritory()
  const elisa = await valley.operator('Elisa', 'facilitator')
  const anna = await valley.person('Anna Bianchi')
  const id = newId()
  await asActor(elisa, async (tx) => {
    const { territoryId: territory_id, personId: recorded_by } = elisa
    const row = { territory_id, id, met_on: '2017-05-02', met_at: '2017-05-02T10:00Z', recorded_by }
    await tx.insertInto('encounter').values(row).execute()
    await tx
      .insertInto('encounter_person')
      .values({ territory_id, encounter_id: id, person_id: anna })
      .execute()
  })
  return { valley, elisa, anna }
}

test('the table opens onto a figure, and the figure onto its records', async () => {
  const { valley, elisa, anna } = await valleyWithAnna()
  const { get } = visits(routes, valley, { actor: elisa, now })

  const table = await get('/outcomes')
  expect(table.html).toContain(`/${valley.slug}/outcomes/people_met?as-of=2017-06-01`)
  const figure = await get('/outcomes/people_met?as-of=2017-06-01')
  expect(figure.html).toContain(`<a href="/${valley.slug}/people/${anna}">Anna Bianchi</a>`)
  expect(figure.html).toContain('Come si conta')
})

test('an evaluator never sees a name, nor a list so short that it tells who', async () => {
  const { valley, anna } = await valleyWithAnna()
  const evaluator = await valley.operator('Giorgio', 'evaluator')
  const { get } = visits(routes, valley, { actor: evaluator, now })

  for (const path of ['/outcomes/people_met', '/outcomes/people_met.csv']) {
    const { status, html } = await get(path)
    expect(status).toBe(200)
    expect(html).not.toContain('Anna')
    expect(html).not.toContain(anna.slice(-8).toUpperCase())
  }
})

test('every indicator has its page and its file, and so has the table', async () => {
  const { valley, elisa } = await valleyWithAnna()
  const { get } = visits(routes, valley, { actor: elisa, now })
  for (const { code } of INDICATORS) {
    expect((await get(`/outcomes/${code}`)).status).toBe(200)
    expect((await get(`/outcomes/${code}.csv`)).headers.get('content-type')).toContain('text/csv')
  }
  const { html } = await get('/outcomes.csv')
  expect(html.trim().split('\n')).toHaveLength(INDICATORS.length + 1)
})

test('a day that does not exist, or has not come, shows today and says so', async () => {
  const { valley, elisa } = await valleyWithAnna()
  const { get } = visits(routes, valley, { actor: elisa, now })
  for (const day of ['2017-02-30', '2099-01-01', 'ieri']) {
    const { status, html } = await get(`/outcomes?as-of=${day}`)
    const field = /<div class="field has-error">.*?<\/div>/s.exec(html)?.[0] ?? ''
    expect([status, field.includes('Scegli un giorno che esiste')]).toEqual([200, true])
    expect(field).toMatch(/name="as-of"[^>]*value="2017-06-01"[^>]*aria-invalid="true"/)
  }
})

test('an unknown figure, and outcomes for who has no reason, are not there', async () => {
  const { valley, elisa } = await valleyWithAnna()
  expect((await visits(routes, valley, { actor: elisa }).get('/outcomes/people_happy')).status).toBe(404)
  const volunteer = await valley.operator('Lina', 'volunteer')
  expect((await visits(routes, valley, { actor: volunteer }).get('/outcomes')).status).toBe(404)
  expect((await visits(routes, valley).get('/outcomes')).location).toContain('/sign-in')
})

test('money is told by fund and purpose, as of a day, never by whom it went to', async () => {
  const valley = await newTerritory()
  const carla = await valley.operator('Carla Conti', 'coordinator')
  const [sourceId, fundId, id] = [newId(), newId(), newId()]
  await asActor(carla, async (tx) => {
    await recordSource(tx, carla, sourceId, { kind: 'foundation', name: 'Fondazione' })
    await receive(tx, carla, { id: newId(), sourceId, cents: 500_000, on: '2017-01-01' })
    await openFund(tx, carla, fundId, { name: 'Idee', purpose: 'idea', openedOn: '2017-01-01' })
    await allot(tx, carla, { id: newId(), sourceId, fundId, cents: 500_000, on: '2017-01-02' })
    const source = { kind: 'idea', id: newId() }
    const asked = {
      id,
      fundId,
      purpose: 'idea' as const,
      cents: 50_050,
      source,
      why: 'Orto',
      on: '2017-02-28',
    }
    await commitFunds(tx, carla, { ...asked, payee: { name: 'Maria Rossi' } })
    await payCommitment(tx, carla, { id: newId(), commitmentId: id, cents: 20_000, on: '2017-03-15' })
  })
  const { get } = visits(routes, valley, { actor: carla, now })
  const plain = async (path: string) => (await get(path)).html.replaceAll(/[\u00a0\u202f]/g, ' ')
  const committed = await plain('/outcomes/money_committed?as-of=2017-02-28')
  expect(committed).toContain('500,50 €')
  expect(committed).toContain(`<a href="/${valley.slug}/funds/${fundId}">Idee</a>`)
  expect(committed).toContain('Contributi alle idee')
  expect(committed).not.toContain('Maria')
  expect(await plain('/outcomes/money_committed?as-of=2017-02-27')).not.toContain('500,50 €')
  expect(await plain('/outcomes/money_paid')).toContain('200,00 €')
  const elena = await valley.operator('Elena Valli', 'evaluator')
  const outside = visits(routes, valley, { actor: elena, now })
  const list = (await outside.get('/outcomes/money_paid')).html
  expect(list).toContain(`F-${fundId.slice(-8).toUpperCase()}`)
  expect(list).not.toContain('Idee</a>')
})
