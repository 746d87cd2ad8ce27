import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { routes } from '../routes.ts'
import { changeActivity } from '../writes.ts'
import { phasesTaken } from './reads.ts'

openHouse()
const now = new Date('2026-03-11T15:00:00Z')

async function house(kind = 'lab', published = true) {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const id = newId()
  await asOwner(
    `insert into activity (territory_id, id, title, kind, area, published_at) values ($1, $2, 'Laboratorio di Pandino', $3, 'proximity', $4)`,
    [territory.id, id, kind, published ? now : null],
  )
  const browser = visits(routes, territory, { actor: anna, now })
  const taken = () => asActor(anna, (tx) => phasesTaken(tx, id))
  const decide = async (phase: string, more: object = {}) =>
    browser.post(`/activities/${id}/phases`, {
      phase,
      decidedOn: '2026-03-01',
      why: 'Lo abbiamo visto insieme.',
      after: (await taken())[0]?.id ?? '',
      ...more,
    })
  const seen = () => asActor(territory.visitor, (tx) => phasesTaken(tx, id))
  return { territory, anna, id, browser, decide, taken, seen }
}

test('a lab goes through its phases, each a dated decision with its reason, and back again', async () => {
  const { decide, taken, browser, id } = await house()
  for (const phase of ['needs', 'design', 'action', 'evaluation', 'consolidated', 'needs'])
    expect((await decide(phase)).status).toBe(303)
  expect((await taken()).map(({ phase }) => phase)).toEqual([
    'needs',
    'consolidated',
    'evaluation',
    'action',
    'design',
    'needs',
  ])
  const { html } = await browser.get(`/activities/${id}/phases`)
  for (const words of ['Adesso: Lettura dei bisogni', 'Si è tornati indietro', 'Lo abbiamo visto insieme.'])
    expect(html).toContain(words)
  expect((await browser.get(`/activities/${id}`)).html).toContain('Lettura dei bisogni, dal 1 marzo 2026')
})

test('what is wrong comes back beside its field, with what was typed', async () => {
  const { decide, taken } = await house()
  const closing = await decide('closed', { told: '', why: 'Mancano le persone.' })
  expect([closing.status, closing.html.includes('che cosa resta dopo la chiusura')]).toEqual([422, true])
  expect(closing.html).toContain('Mancano le persone.')
  const early = await decide('consolidated')
  expect([early.status, early.html.includes('Si consolida o si cambia dopo una valutazione')]).toEqual([
    422,
    true,
  ])
  expect((await decide('needs', { decidedOn: '2026-04-01' })).status).toBe(422)
  expect((await decide('on_call')).html).toContain('non è di un’attività di questo tipo')
  expect(await taken()).toEqual([])
  await decide('needs')
  const before = await decide('design', { decidedOn: '2026-02-01' })
  expect(before.html).toContain('prima dell’ultima decisione')
})

test('the same form sent twice is one decision; whoever did not see the other’s decision is told', async () => {
  const { decide, taken } = await house()
  const once = newId()
  expect((await decide('needs', { _once: once, after: '' })).status).toBe(303)
  expect((await decide('needs', { _once: once, after: '' })).status).toBe(303)
  expect(await taken()).toHaveLength(1)
  const unseen = await decide('design', { after: '' })
  expect([unseen.status, unseen.html.includes('Intanto qualcuno ha scritto')]).toEqual([409, true])
  expect(await taken()).toHaveLength(1)
})

test('anyone reads where a published lab stands and what remains of it, not why; of an unpublished one nothing', async () => {
  const { territory, anna, id, decide, taken, seen } = await house()
  await decide('closed', { told: 'Resta il gruppo di cammino.' })
  expect(await taken()).toMatchObject([{ why: 'Lo abbiamo visto insieme.', by: 'Anna Bianchi' }])
  expect(await seen()).toMatchObject([
    { phase: 'closed', told: 'Resta il gruppo di cammino.', why: null, by: null },
  ])
  const form = { title: 'Lab', kind: 'lab' as const, area: 'proximity' as const, promoters: [], partners: [] }
  const clock = { now, timeZone: 'Europe/Rome' }
  await asActor(anna, (tx) => changeActivity(tx, anna, id, form, clock))
  expect(await seen()).toEqual([])
  await asActor(anna, (tx) => changeActivity(tx, anna, id, { ...form, published: 'yes' }, clock))
  expect(await seen()).toHaveLength(1)
  expect(territory.id).not.toBe(id)
})

test('how far a group still needs somebody is for whoever works here, on one page by phase', async () => {
  const { decide, seen, taken, browser, territory } = await house('group')
  expect((await browser.get('/activities/groups')).html).toContain('Da guardare')
  await decide('sustained')
  await decide('on_call')
  expect(await taken()).toHaveLength(2)
  expect(await seen()).toEqual([])
  const { html } = await browser.get('/activities/groups')
  expect(html).toContain('Reperibili se serve (1)')
  expect(html).not.toContain('Da guardare')
  const stranger = visits(routes, territory, { now })
  expect((await stranger.get('/activities/groups')).status).toBe(303)
})

test('another territory neither reads nor decides', async () => {
  const { id, decide, taken } = await house()
  await decide('needs')
  const elsewhere = await newTerritory()
  const bruno = visits(routes, elsewhere, { actor: await elsewhere.operator('Bruno', 'coordinator'), now })
  expect((await bruno.get(`/activities/${id}/phases`)).status).toBe(404)
  const answer = await bruno.post(`/activities/${id}/phases`, {
    phase: 'closed',
    decidedOn: '2026-03-01',
    why: 'x',
    told: 'x',
  })
  expect(answer.status).toBe(404)
  expect(await taken()).toHaveLength(1)
})
