import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { visits } from '../../../tests/support/visits.tsx'
import { newId } from '../../ground/db/ids.ts'
import { commitmentsOf } from '../funds/reads.ts'
import { openFund } from '../funds/setup/writes.ts'
import { allot, receive, recordSource } from '../funds/sources/writes.ts'
import type { CallForm } from './forms.ts'
import { ideaById } from './ideas/reads.ts'
import { judgeIdea, writeIdea } from './ideas/writes.ts'
import { assessmentsIn } from './jury/reads.ts'
import { rankIdeas } from './ranking/rules.ts'
import { callById } from './reads.ts'
import { ranksOf } from './results/reads.ts'
import { routes } from './routes.ts'
import { publishCall, writeCall } from './writes.ts'

openHouse()
const after = new Date('2026-04-10T10:00:00Z')

const CALL: CallForm = {
  title: 'Idee per il quartiere',
  purpose: 'Per stare insieme.',
  who: ['group'],
  total: 200_000,
  ceiling: 150_000,
  least: 0,
  method: 'jury',
  leastSupports: 0,
  opensOn: '2026-03-01',
  closesOn: '2026-03-31',
  resultOn: '2026-05-31',
  criteria: [
    { code: 'c1', label: 'Quanto unisce', weight: 60, best: 5 },
    { code: 'c2', label: 'Quanto dura', weight: 40, best: 10 },
  ],
}

/** A closed call with two admitted ideas, written on paper by the facilitator, and two jurors. */
async function closed(call: Partial<CallForm> = {}) {
  const territory = await newTerritory()
  const carla = await territory.operator('Carla Conti', 'coordinator')
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const bruno = await territory.operator('Bruno Neri', 'partner')
  const id = newId()
  const desk = visits(routes, territory, { actor: carla, now: after })
  const as = (actor?: typeof carla) => visits(routes, territory, { ...(actor && { actor }), now: after })
  await asActor(carla, async (tx) => {
    await writeCall(tx, carla, id, { ...CALL, ...call })
    await publishCall(tx, carla, id, '2026-02-20')
  })
  const ideas: string[] = []
  for (const [title, cents] of [
    ['Panchine', 120_000],
    ['Radio', 90_000],
  ] as const) {
    const idea = newId()
    ideas.push(idea)
    const form = {
      title,
      cents,
      what: 'Insieme.',
      spending: 'Legno',
      who: 'group',
      signature: `Le vicine di ${title}`,
    }
    await asActor(anna, (tx) =>
      writeIdea(
        tx,
        anna,
        idea,
        id,
        { ...form, name: 'Rosa Verdi', step: 'submit', arrivedOn: '2026-03-10' } as never,
        { on: '2026-03-10', onPaper: true },
      ),
    )
  }
  const judge = (idea: string, answer: 'admitted' | 'refused' = 'admitted') =>
    asActor(carla, async (tx) => {
      const here = await callById(tx, id)
      return judgeIdea(tx, carla, idea, { answer, reason: 'Completa.' }, here as never, '2026-04-02')
    })
  for (const { personId } of [anna, bruno]) await desk.post(`/calls/${id}/jury`, { personId })
  const sheet = (actor: typeof carla, idea: string, ...scores: number[]) =>
    as(actor).post(`/ideas/${idea}/assess`, {
      c1_score: String(scores[0]),
      c1_why: 'Unisce.',
      c2_score: String(scores[1]),
      c2_why: 'Dura.',
    })
  const [one = '', other = ''] = ideas
  return { territory, carla, anna, bruno, desk, as, id, one, other, judge, sheet }
}

test('an idea is judged once the call is closed, with its reason, once', async () => {
  const { carla, as, id, one, judge } = await closed()
  expect((await as().get(`/ideas/${one}`)).status).toBe(404)
  const early = await asActor(carla, async (tx) =>
    judgeIdea(
      tx,
      carla,
      one,
      { answer: 'admitted', reason: 'Sì' },
      (await callById(tx, id)) as never,
      '2026-03-31',
    ),
  )
  expect(early).toMatchObject({ refusal: 'calls.judge.tooEarly' })
  expect((await as(carla).post(`/ideas/${one}/judge`, { answer: 'admitted' })).status).toBe(422)
  expect(await judge(one)).toMatchObject({ ok: true })
  expect(await judge(one, 'refused')).toMatchObject({ refusal: 'calls.judge.already' })
  const { html } = await as().get(`/ideas/${one}`)
  for (const words of ['Ammessa', 'Completa.', 'Le vicine di Panchine']) expect(html).toContain(words)
  expect(html).not.toContain('Rosa Verdi')
})

test('jurors assess; the order follows the rule, and anyone can reckon it again from the sheets', async () => {
  const { anna: _, carla, bruno, desk, as, id, one, other, judge, sheet, territory } = await closed()
  const lucia = await territory.operator('Lucia Sala', 'case_operator')
  await desk.post(`/calls/${id}/jury`, { personId: lucia.personId })
  for (const idea of [one, other]) await judge(idea)
  expect((await desk.post(`/calls/${id}/result`, {})).html).toContain('nessun giurato')
  await sheet(bruno, one, 3, 8)
  await sheet(bruno, one, 4, 8)
  await sheet(lucia, one, 5, 6)
  await sheet(bruno, other, 5, 10)
  expect((await desk.post(`/calls/${id}/result`, {})).status).toBe(303)
  expect((await desk.post(`/calls/${id}/result`, {})).status).toBe(303)
  const ranks = await asActor(territory.visitor, (tx) => ranksOf(tx, id))
  expect(ranks).toMatchObject([
    { title: 'Radio', place: 1, points: 100, funded: true, sheets: [[5, 10]] },
    { title: 'Panchine', place: 2, points: 82, funded: false },
  ])
  const again = rankIdeas(
    CALL.criteria,
    ranks.map(({ ideaId, arrivedOn, askedCents, sheets }) => ({
      id: ideaId,
      arrived: arrivedOn,
      cents: askedCents,
      sheets,
    })),
  )
  expect(again.map(({ id: idea, points }) => [idea, points])).toEqual(
    ranks.map(({ ideaId, points }) => [ideaId, points]),
  )
  const { html } = await as().get(`/calls/${id}`)
  for (const words of ['Esito', 'Radio', 'Finanziata', 'Non finanziata']) expect(html).toContain(words)
  const csv = (await as().get(`/calls/${id}/scores.csv`)).html
  expect(csv.trim().split('\n')).toHaveLength(4)
  expect(csv).toContain('Quanto unisce (60; 0-5)')
  for (const name of ['Neri', 'Sala']) expect(csv).not.toContain(name)
  expect((await sheet(carla, one, 1, 1)).status).toBe(404)
  await expect(
    asActor(carla, (tx) => tx.updateTable('idea_rank').set({ place: 9 }).execute()),
  ).rejects.toThrow()
})

test('who has an interest does not score, what they had scored is gone, and nobody assesses their own', async () => {
  const { carla, anna, bruno, as, id, one, judge, sheet } = await closed()
  await judge(one)
  expect((await sheet(bruno, one, 5, 10)).status).toBe(303)
  expect((await as(bruno).post(`/ideas/${one}/interest`, {})).status).toBe(303)
  expect(await asActor(carla, (tx) => assessmentsIn(tx, id))).toMatchObject([
    { interested: true, scores: [] },
  ])
  const refused = await sheet(bruno, one, 5, 10)
  expect([refused.status, refused.html.includes('conflitto di interesse')]).toEqual([409, true])
  await expect(
    asActor(bruno, (tx) =>
      tx
        .updateTable('idea_assessment')
        .set({ interested: false, scores: [5, 5], reasons: ['a', 'b'] })
        .returning('id')
        .executeTakeFirstOrThrow(),
    ),
  ).rejects.toThrow()
  const own = await sheet(anna, one, 5, 10)
  expect([own.status, own.html.includes('L’hai scritta tu')]).toEqual([409, true])
  await expect(
    asOwner(
      "insert into idea_assessment (territory_id, id, idea_id, person_id, scores, reasons) values ($1, $2, $3, $4, '{5,5}', '{a,b}')",
      [anna.territoryId, newId(), one, anna.personId],
    ),
  ).rejects.toThrow('own idea')
})

test('a sheet is whole and within the scale, keeps what was typed, and is for jurors alone', async () => {
  const { carla, bruno, as, id, one, judge, sheet, territory } = await closed()
  await judge(one)
  const wrong = await as(bruno).post(`/ideas/${one}/assess`, {
    c1_score: '6',
    c1_why: 'Unisce molto',
    c2_score: '3',
  })
  expect([
    wrong.status,
    wrong.html.includes('Unisce molto'),
    wrong.html.includes('Scegli un punteggio'),
  ]).toEqual([422, true, true])
  expect((await sheet(carla, one, 5, 10)).status).toBe(404)
  const stranger = await territory.operator('Ugo Viola', 'facilitator')
  expect((await as(stranger).get(`/calls/${id}/assess`)).status).toBe(404)
  await sheet(bruno, one, 5, 10)
  expect(await asActor(stranger, (tx) => assessmentsIn(tx, id))).toEqual([])
  await expect(
    asOwner(
      "insert into idea_assessment (territory_id, id, idea_id, person_id, scores, reasons) values ($1, $2, $3, $4, '{9,5}', '{a,b}')",
      [territory.id, newId(), one, stranger.personId],
    ),
  ).rejects.toThrow('whole sheet')
})

test('in a blind call who proposes is read only with the result', async () => {
  const { bruno, desk, as, id, one, other, judge, sheet, territory } = await closed({ blind: 'yes' })
  for (const idea of [one, other]) await judge(idea)
  const signature = async () => (await asActor(territory.visitor, (tx) => ideaById(tx, one)))?.signature
  expect(await signature()).toBeNull()
  for (const viewer of [as(), as(bruno), desk])
    for (const page of [`/ideas/${one}`, `/calls/${id}`])
      expect((await viewer.get(page)).html).not.toContain('Le vicine di')
  for (const idea of [one, other]) await sheet(bruno, idea, 4, 4)
  await desk.post(`/calls/${id}/result`, {})
  expect(await signature()).toBe('Le vicine di Panchine')
  expect((await as().get(`/calls/${id}`)).html).toContain('Le vicine di Panchine')
})

test('a funded idea gets its money from the fund, never more than it asked, and only who keeps the ledger reads it', async () => {
  const { territory, carla, anna, bruno, desk, as, id, one, other, judge, sheet } = await closed({
    total: 150_000,
  })
  const [sourceId, fundId] = [newId(), newId()]
  await asActor(carla, async (tx) => {
    const on = '2026-01-05'
    await openFund(tx, carla, fundId, {
      name: 'Idee',
      purpose: 'idea',
      openedOn: '2026-01-01',
      openToOperators: false,
    })
    await recordSource(tx, carla, sourceId, { kind: 'foundation', name: 'Bando' })
    await receive(tx, carla, { id: newId(), sourceId, cents: 150_000, on })
    await allot(tx, carla, { id: newId(), sourceId, fundId, cents: 150_000, on })
  })
  for (const idea of [one, other]) await judge(idea)
  await sheet(bruno, one, 5, 10)
  await sheet(bruno, other, 1, 1)
  const grant = (idea: string, fields: object = {}, once = newId()) =>
    desk.post(`/ideas/${idea}/grant`, { _once: once, fundId, cents: '1200,00', on: '2026-04-10', ...fields })
  expect((await grant(one)).status).toBe(404)
  await desk.post(`/calls/${id}/result`, {})
  const tooMuch = await grant(one, { cents: '1200,01' })
  expect([tooMuch.status, tooMuch.html.includes('più di quanto l’idea')]).toEqual([422, true])
  const once = newId()
  expect((await grant(one, {}, once)).status).toBe(303)
  expect((await grant(one, {}, once)).status).toBe(303)
  expect((await grant(one, { cents: '0,01' })).status).toBe(422)
  expect((await grant(other)).status).toBe(404)
  expect(await asActor(carla, (tx) => commitmentsOf(tx, { kind: 'idea', id: one }))).toMatchObject([
    { id: once, cents: 120_000, why: 'Panchine' },
  ])
  expect((await desk.get(`/ideas/${one}`)).html).toContain(`/funds/commitments/${once}`)
  for (const viewer of [as(anna), as(bruno), as()])
    expect((await viewer.get(`/ideas/${one}`)).html).not.toContain('/funds/')
  expect((await as(anna).get(`/ideas/${one}/grant`)).status).toBe(404)
  const [payee] = await asOwner<{ sealed: Buffer }>('select sealed from fund_payee where territory_id = $1', [
    territory.id,
  ])
  expect(payee?.sealed.includes('Verdi')).toBe(false)
})
