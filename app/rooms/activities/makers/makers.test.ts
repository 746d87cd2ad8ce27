import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { routes } from '../routes.ts'
import { handOversOf, madeBy, makersOf } from './reads.ts'

openHouse()
const now = new Date('2026-03-11T15:00:00Z')

async function house() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const maria = await territory.person('Maria Rossi')
  const luca = await territory.person('Luca Verdi')
  const id = newId()
  await asOwner(
    `insert into activity (territory_id, id, title, kind, area) values ($1, $2, 'Laboratorio di Soncino', 'lab', 'proximity')`,
    [territory.id, id],
  )
  const browser = visits(routes, territory, { actor: anna, now })
  const page = `/activities/${id}/makers`
  const begin = (who: string, more: object = {}) =>
    browser.post(page, { who: `person:${who}`, part: 'lab_maker', fromOn: '2026-01-10', ...more })
  const makers = () => asActor(anna, (tx) => makersOf(tx, [id]))
  const hand = (maker: string, more: object = {}) =>
    browser.post(`${page}/${maker}/hand-over`, {
      to: `person:${luca}`,
      onDate: '2026-03-01',
      note: 'Le chiavi sono da Ivana.',
      ...more,
    })
  return { territory, anna, maria, luca, id, browser, page, begin, makers, hand }
}

test('a lab is handed over on a day, with a note that is sealed; history stays', async () => {
  const { anna, id, browser, page, maria, luca, begin, makers, hand, territory } = await house()
  expect((await begin(maria)).status).toBe(303)
  const [first] = await makers()
  const once = newId()
  expect((await hand(first?.id as string, { _once: once })).status).toBe(303)
  expect((await hand(first?.id as string, { _once: once })).status).toBe(303)
  expect(await makers()).toMatchObject([
    { personId: luca, fromOn: '2026-03-01', untilOn: null },
    { personId: maria, fromOn: '2026-01-10', untilOn: '2026-03-01' },
  ])
  const over = await asActor(anna, (tx) => handOversOf(tx, id))
  expect(over).toMatchObject([{ from: 'Maria Rossi', to: 'Luca Verdi', note: 'Le chiavi sono da Ivana.' }])
  const { html } = await browser.get(page)
  for (const words of ['Da Maria Rossi a Luca Verdi', 'Le chiavi sono da Ivana.', 'dal 1 marzo 2026'])
    expect(html).toContain(words)
  const stored = await asOwner<{ sealed: Buffer }>(
    'select sealed from lab_hand_over where territory_id = $1',
    [territory.id],
  )
  expect(stored[0]?.sealed.includes('chiavi')).toBe(false)
})

test('whoever leaves with nobody to go on leaves a note all the same', async () => {
  const { maria, begin, makers, hand, browser, page } = await house()
  await begin(maria)
  const [one] = await makers()
  expect((await hand(one?.id as string, { to: '' })).status).toBe(303)
  const { html } = await browser.get(page)
  expect(html).toContain('Maria Rossi lascia, nessuno ancora continua')
  expect(html).toContain('Nessuno, per ora')
})

test('nobody makes a lab twice in one part, begins to leave before beginning, or is made up', async () => {
  const { maria, begin, makers, hand } = await house()
  await begin(maria)
  const twice = await begin(maria)
  expect([twice.status, twice.html.includes('Lo fa già.')]).toEqual([422, true])
  expect((await begin(maria, { part: 'community_maker' })).status).toBe(303)
  expect((await begin(maria, { who: 'new-person:Mario' })).status).toBe(422)
  const [one] = await makers()
  const early = await hand(one?.id as string, { onDate: '2026-01-01', note: 'Troppo presto' })
  expect([early.status, early.html.includes('prima che cominciasse')]).toEqual([422, true])
  expect(early.html).toContain('Troppo presto')
  const nobody = await hand(newId())
  expect(nobody.status).toBe(404)
})

test('one’s own day has the labs one makes today, and no other', async () => {
  const { anna, id, begin, maria } = await house()
  await begin(anna.personId as string, { part: 'community_maker' })
  await begin(maria)
  const mine = await asActor(anna, (tx) => madeBy(tx, [anna.personId as string], '2026-03-11', now))
  expect(mine).toMatchObject([{ id, part: 'community_maker', nextAt: null }])
  expect(await asActor(anna, (tx) => madeBy(tx, [anna.personId as string], '2026-01-01', now))).toEqual([])
})

test('names of makers are for the team; another territory meets nothing', async () => {
  const { territory, maria, begin, page, id } = await house()
  await begin(maria)
  expect(await asActor(territory.visitor, (tx) => makersOf(tx, [id]))).toEqual([])
  const administrator = await territory.operator('Ada', 'administrator')
  const ada = visits(routes, territory, { actor: administrator, now })
  expect((await ada.get(page)).status).not.toBe(200)
  expect(await asActor(administrator, (tx) => makersOf(tx, [id]))).toEqual([])
  const other = await newTerritory()
  const bruno = visits(routes, other, { actor: await other.operator('Bruno', 'coordinator'), now })
  expect((await bruno.get(page)).status).toBe(404)
})
