import { beforeAll, expect, test } from 'vitest'
import {
  asActor,
  asOwner,
  newTerritory,
  openHouse,
  type TestTerritory,
} from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import { frame } from '../../../shell/frame.tsx'
import { datasetsOf } from '../datasets/reads.ts'
import { routes } from '../routes.tsx'
import { readings, takeSeat } from './reads.ts'
import { dropOldEvaluations } from './writes.ts'

openHouse()
// The database's own day decides whether a seat stands.
const today = new Date().toISOString().slice(0, 10)
const later = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const around = frame({ navigation: [], footer: [] })

let valley: TestTerritory
let carla: SignedInActor
let eva: SignedInActor
beforeAll(async () => {
  valley = await newTerritory()
  carla = await valley.operator('Carla Neri', 'coordinator')
  eva = await valley.operator('Eva Bianchi', 'evaluator')
})
const as = (actor: SignedInActor) => visits(routes, valley, { actor, around })

const terms = (evaluator: SignedInActor) => ({
  name: 'Valutazione finale',
  evaluator: evaluator.personId,
  purpose: 'Che cosa è cambiato per chi ha partecipato',
  agreement: 'Determina 12 del 2019',
  startsOn: later(-10),
  endsOn: later(200),
  'parts[]': ['activities', 'ties'],
  coarseness: 'month',
  agreed: 'yes',
})

async function given(evaluator = eva, more: Record<string, string | string[]> = {}): Promise<string> {
  const id = newId()
  const answer = await as(carla).post('/evaluations/new', { _once: id, ...terms(evaluator), ...more })
  expect(answer.status).toBe(303)
  return id
}

test('a coordinator gives an evaluation; what makes no sense is told beside its field, and nothing typed is lost', async () => {
  const facilitator = await valley.operator('Franco Blu', 'facilitator', 'evaluator')
  for (const [wrong, words] of [
    [{ endsOn: later(-20) }, 'Finisce prima di cominciare'],
    [{ startsOn: later(-20), endsOn: later(-5) }, 'già passato'],
    [{ endsOn: later(4000) }, 'Più di cinque anni'],
    [{ evaluator: facilitator.personId }, 'lavora al programma'],
    [{ evaluator: carla.personId }, 'lavora al programma'],
    [{ agreed: '' }, 'Senza il tuo accordo'],
    [{ purpose: ' ' }, 'Serve una risposta'],
  ] as const) {
    const answer = await as(carla).post('/evaluations/new', { _once: newId(), ...terms(eva), ...wrong })
    expect(answer.status, words).toBe(422)
    expect(answer.html).toContain(words)
    expect(answer.html).toContain('Determina 12 del 2019')
  }
  const id = newId()
  await as(carla).post('/evaluations/new', { _once: id, ...terms(eva) })
  expect((await as(carla).post('/evaluations/new', { _once: id, ...terms(eva) })).status).toBe(303)
  const rows = await asOwner('select parts from evaluation where territory_id = $1 and id = $2', [
    valley.id,
    id,
  ])
  expect(rows).toEqual([{ parts: ['persons', 'activities', 'ties'] }])
  expect((await as(eva).post('/evaluations/new', { _once: newId(), ...terms(eva) })).status).toBe(404)
  expect((await as(facilitator).get('/evaluations/new')).status).toBe(404)
})

test('an evaluator sees their own evaluations; of another’s nothing is there', async () => {
  const rita = await valley.operator('Rita Gialli', 'evaluator')
  const [hers, ritas] = [
    await given(eva, { name: 'Quella di Eva' }),
    await given(rita, { name: 'Quella di Rita' }),
  ]
  const list = (await as(eva).get('/evaluations')).html
  expect(list).toContain('Quella di Eva')
  expect(list).not.toContain('Quella di Rita')
  expect((await as(eva).get(`/evaluations/${hers}`)).status).toBe(200)
  for (const path of ['', '/freeze', '/samples/new', '/findings/new'])
    expect((await as(eva).get(`/evaluations/${ritas}${path}`)).status, path).toBe(404)
  expect((await as(eva).post(`/evaluations/${ritas}/freeze`, { until: today, promise: 'yes' })).status).toBe(
    404,
  )
  expect((await as(eva).get('/evaluations/not-an-id')).status).toBe(404)
  // Who runs the programme sees that there is an evaluation, and freezes nothing.
  expect((await as(carla).get(`/evaluations/${hers}`)).html).toContain('Eva Bianchi')
  expect((await as(carla).get(`/evaluations/${hers}/freeze`)).status).toBe(404)
  expect((await as(await valley.operator('Vito', 'volunteer')).get('/evaluations')).status).toBe(404)
})

test('before it starts and after it ends a seat opens nothing, at once', async () => {
  const coming = await given(eva, { startsOn: later(5) })
  expect((await as(eva).get(`/evaluations/${coming}/freeze`)).status).toBe(404)
  const id = await given()
  await as(eva).post(`/evaluations/${id}/findings/new`, {
    _once: newId(),
    title: 'Presto',
    words: 'Una cosa',
  })
  expect((await as(eva).get(`/evaluations/${id}`)).html).toContain('Presto')
  expect((await as(carla).post(`/evaluations/${id}/end`, { why: ' ' })).status).toBe(422)
  expect((await as(carla).post(`/evaluations/${id}/end`, { why: 'Contratto finito' })).status).toBe(303)
  const page = await as(eva).get(`/evaluations/${id}`)
  expect(page.html).toContain('Contratto finito')
  expect(page.html).not.toContain('Presto')
  for (const path of ['/freeze', '/samples/new', '/findings/new'])
    expect((await as(eva).get(`/evaluations/${id}${path}`)).status).toBe(404)
  expect(await asActor(eva, (tx) => takeSeat(tx, id))).toBe(false)
  // Whoever no longer has the role has no seat, though the evaluation stands.
  const gone = await valley.operator('Gino Rosa', 'evaluator')
  const his = await given(gone)
  expect(await asActor(gone, (tx) => takeSeat(tx, his))).toBe(true)
  // Nor does whoever has begun to run the programme, though they act as evaluator alone.
  const role = newId()
  await asOwner(
    "insert into role_assignment (territory_id, id, person_id, role, starts_at) values ($1, $2, $3, 'facilitator', '2015-01-01')",
    [valley.id, role, gone.personId],
  )
  expect(await asActor({ ...gone, acting: 'evaluator' }, (tx) => takeSeat(tx, his))).toBe(false)
  await asOwner('update role_assignment set ends_at = now() where id = $1', [role])
  expect(await asActor(gone, (tx) => takeSeat(tx, his))).toBe(true)
  await asOwner('update role_assignment set ends_at = now() where person_id = $1', [gone.personId])
  expect(await asActor(gone, (tx) => takeSeat(tx, his))).toBe(false)
})

test('the key is thrown away only after the end, and then nobody has it', async () => {
  const id = await given()
  await as(carla).post(`/evaluations/${id}/discard-key`, {})
  const keys = () => asOwner('select 1 from evaluation_key where evaluation_id = $1', [id])
  expect(await keys()).toHaveLength(1)
  await as(carla).post(`/evaluations/${id}/end`, { why: 'Fine' })
  expect((await as(carla).get(`/evaluations/${id}`)).html).toContain('Butta via la chiave')
  expect((await as(eva).post(`/evaluations/${id}/discard-key`, {})).status).toBe(404)
  await as(carla).post(`/evaluations/${id}/discard-key`, {})
  await as(carla).post(`/evaluations/${id}/remove-files`, {})
  expect(await keys()).toHaveLength(0)
  const page = (await as(carla).get(`/evaluations/${id}`)).html
  expect(page).toContain('La chiave dei codici è stata buttata via')
  expect(page).toContain('I file congelati sono stati tolti')
})

test('what an evaluation left goes by itself two years after it was over, and nothing of one that runs', async () => {
  const here = await newTerritory()
  const keeper = await here.operator('Carla Neri', 'coordinator')
  const evaluator = await here.operator('Eva Bianchi', 'evaluator')
  const [old, running] = [newId(), newId()]
  for (const id of [old, running])
    await visits(routes, here, { actor: keeper, around }).post('/evaluations/new', {
      _once: id,
      ...terms(evaluator),
    })
  await asOwner("update evaluation set ended_at = now() - interval '3 years' where id = $1", [old])
  const keys = () =>
    asOwner('select evaluation_id as id from evaluation_key where territory_id = $1', [here.id])
  expect(await keys()).toHaveLength(2)
  const gone = await asActor(here.command, (tx) => dropOldEvaluations(tx, later(-730)))
  expect(gone).toEqual([{ id: old }])
  expect(await keys()).toEqual([{ id: running }])
  expect(await asActor(here.command, (tx) => dropOldEvaluations(tx, later(-730)))).toEqual([])
})

test('what an evaluator reads is shown to the territory: who, what, how many rows', async () => {
  const id = await given(eva, { name: 'Sotto gli occhi' })
  await as(eva).get(`/evaluations/${id}`)
  await as(eva).get('/outcomes')
  await as(eva).get('/outcomes/places_activated?as-of=2017-05-01')
  await as(eva).get('/outcomes/places_activated.csv')
  expect((await as(eva).get(`/outcomes?x=%00${'y'.repeat(400)}%E0%A4`)).status).toBe(200)
  await as(carla).get('/outcomes')
  const facilitator = await valley.operator('Fede Verdi', 'facilitator')
  const page = (await as(facilitator).get('/evaluations/readings')).html
  expect(page).toContain('Eva Bianchi')
  expect(page).toContain('Risultati: outcomes/places_activated?as-of=2017-05-01')
  expect(page).toContain('Sotto gli occhi')
  const { readings: all } = await asActor(carla, (tx) => readings(tx, { limit: 100 }))
  expect(all.find(({ said }) => said === 'outcomes/places_activated.csv')?.rows).toBe(0)
  expect(all.every(({ reader }) => reader !== 'Carla Neri')).toBe(true)
  const one = await as(carla).get(`/evaluations/readings?evaluation=${id}`)
  expect(one.html).not.toContain('Risultati: outcomes')
  expect((await as(carla).get('/evaluations/readings?evaluation=x')).status).toBe(404)
  // Nobody writes for somebody else, nor takes a line away.
  await expect(
    asActor(carla, (tx) =>
      tx.deleteFrom('evaluation_reading').where('reader_id', '=', eva.personId).execute(),
    ),
  ).rejects.toThrow('permission denied')
})

test('a finding stands as it was written and is answered beneath', async () => {
  const id = await given()
  const finding = newId()
  const words = 'Di 552 laboratori contati, 12 non hanno un registro.\n\nVa detto nella tabella.'
  const wrong = await as(eva).post(`/evaluations/${id}/findings/new`, { title: '', words })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('Di 552 laboratori')
  expect(
    (await as(eva).post(`/evaluations/${id}/findings/new`, { title: 'x', words, dataset: newId() })).status,
  ).toBe(422)
  const send = () =>
    as(eva).post(`/evaluations/${id}/findings/new`, {
      _once: finding,
      title: 'Registri mancanti',
      words,
      code: 'labs_held',
    })
  expect((await send()).status).toBe(303)
  expect((await send()).status).toBe(303)
  const path = `/evaluations/${id}/findings/${finding}`
  expect((await as(eva).post(`${path}/answers`, { words: 'Da sola' })).status).toBe(404)
  expect((await as(carla).post(`${path}/answers`, { words: '' })).status).toBe(422)
  expect(
    (await as(carla).post(`${path}/answers`, { _once: newId(), words: 'Li stiamo cercando.' })).status,
  ).toBe(303)
  const page = (await as(eva).get(path)).html
  expect(page).toContain('Va detto nella tabella.')
  expect(page).toContain('Li stiamo cercando.')
  for (const actor of [carla, eva])
    await expect(
      asActor(actor, async (tx) => {
        await takeSeat(tx, id)
        await tx.updateTable('evaluation_finding').set({ words: 'altro' }).where('id', '=', finding).execute()
      }),
    ).rejects.toThrow('permission denied')
  // Nobody of the programme writes one.
  expect((await as(carla).post(`/evaluations/${id}/findings/new`, { title: 'x', words: 'y' })).status).toBe(
    404,
  )
  expect(await asActor(carla, (tx) => datasetsOf(tx, id))).toEqual([])
})

test('the log of definitions is there before anything is published', async () => {
  const page = await as(eva).get('/evaluations/definitions')
  expect(page.status).toBe(200)
  expect(page.html).toContain('Nessuna tabella pubblicata')
})
