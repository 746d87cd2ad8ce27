import { createHash } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { asOwner, newTerritory, openHouse, type TestTerritory } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import { frame } from '../../../shell/frame.tsx'
import { routes } from '../routes.tsx'
import { kindsDrawnFrom, progressOf, recordCode } from './rules.ts'

openHouse()
const around = frame({ navigation: [], footer: [] })
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const PDF = '%PDF-1.4\nx\nstartxref\n0\n%%EOF\n'

let valley: TestTerritory
let carla: SignedInActor
let eva: SignedInActor
let evaluation: string
const sessions: string[] = []
beforeAll(async () => {
  valley = await newTerritory()
  carla = await valley.operator('Carla Neri', 'coordinator')
  eva = await valley.operator('Eva Bianchi', 'evaluator')
  evaluation = await given(eva)
  const activity = newId()
  await asOwner(
    "insert into activity (territory_id, id, kind, area, title) values ($1, $2, 'lab', 'youth', 'Laboratorio di cucina')",
    [valley.id, activity],
  )
  for (let at = 1; at <= 9; at += 1) {
    const id = newId()
    sessions.push(id)
    await asOwner(
      `insert into activity_session (territory_id, id, activity_id, starts_at, ends_at, held_on, closed_at)
       values ($1, $2, $3, $4, $5, $6, now())`,
      [valley.id, id, activity, `2018-03-0${at}T16:00Z`, `2018-03-0${at}T18:00Z`, `2018-03-0${at}`],
    )
    await asOwner('insert into session_report (territory_id, session_id, headcount) values ($1, $2, 7)', [
      valley.id,
      id,
    ])
  }
}, 60_000)

const as = (actor: SignedInActor) => visits(routes, valley, { actor, around })
async function given(evaluator: SignedInActor) {
  const id = newId()
  const answer = await as(carla).post('/evaluations/new', {
    _once: id,
    name: 'Verifica',
    evaluator: evaluator.personId,
    purpose: 'Controllare',
    agreement: 'Determina 1',
    startsOn: day(-1),
    endsOn: day(30),
    'parts[]': ['activities'],
    coarseness: 'month',
    agreed: 'yes',
  })
  expect(answer.status).toBe(303)
  return id
}
const wish = {
  kind: 'sessions',
  fromOn: '2018-03-01',
  untilOn: '2018-03-31',
  size: '4',
  seed: 'ruota di Bari 17',
}
const drawnIn = async (sample: string) =>
  (
    await asOwner<{ record_id: string }>(
      'select record_id from evaluation_sample_item where sample_id = $1 order by position',
      [sample],
    )
  ).map((row) => row.record_id)

test('whoever has the seed draws the same records, and works out themselves which they are', async () => {
  const [one, again, other] = [newId(), newId(), newId()]
  const draw = (id: string, seed: string) =>
    as(eva).post(`/evaluations/${evaluation}/samples/new`, { _once: id, ...wish, seed })
  expect((await draw(one, wish.seed)).status).toBe(303)
  await draw(again, wish.seed)
  await draw(other, 'un altro')
  const mark = (id: string) => createHash('sha256').update(`${wish.seed} ${id}`).digest('hex')
  const expected = [...sessions].sort((a, b) => (mark(a) < mark(b) ? -1 : 1)).slice(0, 4)
  expect(await drawnIn(one)).toEqual(expected)
  expect(await drawnIn(again)).toEqual(expected)
  expect(await drawnIn(other)).not.toEqual(expected)
  const page = (await as(eva).get(`/evaluations/${evaluation}/samples/${one}`)).html
  expect(page).toContain('4 su 9')
  expect(page).toContain(recordCode('sessions', expected[0] as string))
  expect(page).toContain('presenti senza nome: 7')
  expect(page).not.toContain('cucina')
})

test('what cannot be drawn is told beside its field', async () => {
  for (const [wrong, words] of [
    [{ untilOn: '2018-02-01' }, 'Finisce prima di cominciare'],
    [{ size: '0' }, 'da 1 a 200'],
    [{ size: '1e3' }, 'da 1 a 200'],
    [{ seed: ' ' }, 'Serve una risposta'],
    [{ untilOn: day(2) }, 'non è ancora arrivato'],
    [{ fromOn: '2010-01-01', untilOn: '2010-02-01' }, 'non c’è niente da estrarre'],
    // Pacts were not agreed.
    [{ kind: 'pacts' }, 'Questa risposta non va bene'],
  ] as const) {
    const answer = await as(eva).post(`/evaluations/${evaluation}/samples/new`, { ...wish, ...wrong })
    expect(answer.status, words).toBe(422)
    expect(answer.html).toContain(words)
  }
  expect((await as(carla).post(`/evaluations/${evaluation}/samples/new`, wish)).status).toBe(404)
})

test('who coordinates brings the evidence, sealed; who evaluates opens it and says what they found', async () => {
  const sample = newId()
  await as(eva).post(`/evaluations/${evaluation}/samples/new`, { _once: sample, ...wish })
  const [item] = await asOwner<{ id: string }>(
    'select id from evaluation_sample_item where sample_id = $1 order by position limit 1',
    [sample],
  )
  const at = `/evaluations/${evaluation}/samples/${sample}/records/${item?.id}`
  const form = (fields: Record<string, string | Blob>) => {
    const data = new FormData()
    for (const [name, value] of Object.entries(fields)) data.append(name, value)
    return data
  }
  const paper = (words: string) => new File([words], 'firme.pdf', { type: 'application/pdf' })
  const evidence = newId()
  expect((await as(carla).send(`${at}/evidence`, form({ words: '' }))).html).toContain('Scrivi qualcosa')
  const broken = await as(carla).send(
    `${at}/evidence`,
    form({ words: 'Il foglio', file: paper('non un pdf') }),
  )
  expect(broken.status).toBe(422)
  expect(broken.html).toContain('Il foglio')
  expect((await as(eva).send(`${at}/evidence`, form({ words: 'x' }))).status).toBe(404)
  const brought = await as(carla).send(
    `${at}/evidence`,
    form({ _once: evidence, words: 'Foglio firme nel faldone 3', file: paper(PDF) }),
  )
  expect(brought.status).toBe(303)
  expect((await as(carla).get(at)).html).toContain('/sessions/')
  const seen = (await as(eva).get(at)).html
  expect(seen).toContain('Foglio firme nel faldone 3')
  expect(seen).toContain('firme.pdf')
  expect((await as(eva).get(`${at}/evidence/${evidence}`)).html).toBe(PDF)
  const rows = await asOwner<{ words: string }>(
    "select encode(sealed, 'escape') as words from evaluation_evidence where id = $1",
    [evidence],
  )
  expect(rows[0]?.words).not.toContain('faldone')

  expect((await as(eva).post(`${at}/checks`, { verdict: 'differs', note: '' })).html).toContain(
    'Scrivi che cosa',
  )
  expect((await as(carla).post(`${at}/checks`, { verdict: 'confirmed' })).status).toBe(404)
  await as(eva).post(`${at}/checks`, { _once: newId(), verdict: 'differs', note: 'Sono 6, non 7' })
  await as(eva).post(`${at}/checks`, { _once: newId(), verdict: 'confirmed' })
  const page = (await as(carla).get(at)).html
  expect(page).toContain('Sono 6, non 7')
  expect((await as(carla).get(`/evaluations/${evaluation}/samples/${sample}`)).html).toContain(
    '1 verificate su 4, 1 confermate',
  )
  // Another evaluator, an administrator: the sample is there for one, its papers for neither.
  const rita = await valley.operator('Rita Gialli', 'evaluator')
  await given(rita)
  expect((await as(rita).get(at)).status).toBe(404)
  const admin = await valley.operator('Ada Viola', 'administrator')
  expect((await as(admin).get(at)).html).not.toContain('faldone')
  expect((await as(admin).get(`${at}/evidence/${evidence}`)).status).toBe(404)
  await asOwner('update evaluation set ended_at = now() where id = $1', [evaluation])
  expect((await as(eva).get(`${at}/evidence/${evidence}`)).status).toBe(404)
  expect((await as(eva).post(`${at}/checks`, { verdict: 'confirmed' })).status).toBe(404)
})

test('which kinds can be drawn, and how far a sample is', () => {
  expect(kindsDrawnFrom(['persons', 'pacts'])).toEqual(['encounters', 'pacts'])
  expect(progressOf([{ verdict: 'confirmed' }, { verdict: 'missing' }, { verdict: null }])).toEqual({
    drawn: 3,
    checked: 2,
    confirmed: 1,
  })
})
