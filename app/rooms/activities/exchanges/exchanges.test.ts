import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { routes } from '../routes.ts'
import { exchangesOf } from './reads.ts'

openHouse()
const now = new Date('2017-03-20T15:00:00Z')

async function house() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const maria = await territory.person('Maria Rossi')
  const [pandino, soncino] = [newId(), newId()]
  for (const [id, title] of [
    [pandino, 'Laboratorio di Pandino'],
    [soncino, 'Laboratorio di Soncino'],
  ])
    await asOwner(
      `insert into activity (territory_id, id, title, kind, area) values ($1, $2, $3, 'lab', 'proximity')`,
      [territory.id, id, title],
    )
  const browser = visits(routes, territory, { actor: anna, now })
  const tell = (more: object = {}) =>
    browser.post(`/activities/${pandino}/exchanges`, {
      otherId: soncino,
      kind: 'visit',
      onDate: '2017-03-01',
      'people[]': [`person:${maria}`, `person:${maria}`],
      learnt: 'Il sabato mattina funziona.',
      ...more,
    })
  return { territory, anna, maria, pandino, soncino, browser, tell }
}

test('an exchange shows on both labs, once, with who went and what was learnt', async () => {
  const { anna, pandino, soncino, browser, tell, maria } = await house()
  const once = newId()
  expect((await tell({ _once: once })).status).toBe(303)
  expect((await tell({ _once: once })).status).toBe(303)
  expect(await asActor(anna, (tx) => exchangesOf(tx, pandino))).toMatchObject([
    { other: 'Laboratorio di Soncino', people: [{ id: maria, name: 'Maria Rossi' }], kind: 'visit' },
  ])
  expect(await asActor(anna, (tx) => exchangesOf(tx, soncino))).toMatchObject([
    { other: 'Laboratorio di Pandino' },
  ])
  const { html } = await browser.get(`/activities/${soncino}/exchanges`)
  for (const words of ['Laboratorio di Pandino', 'C’erano: Maria Rossi', 'Il sabato mattina funziona.'])
    expect(html).toContain(words)
})

test('a lab is found by how its title begins; without script too, and nothing typed is lost', async () => {
  const { browser, soncino, tell } = await house()
  const found = await browser.get('/activities/find?q=laboratorio di s')
  expect(JSON.parse(found.html)).toEqual({ results: [{ value: soncino, label: 'Laboratorio di Soncino' }] })
  const searched = await tell({ otherId: '', 'otherId.text': 'laboratorio di s', _search: 'otherId' })
  expect([searched.status, searched.html.includes('Laboratorio di Soncino')]).toEqual([200, true])
  expect(searched.html).toContain('Il sabato mattina funziona.')
})

test('not with itself, not tomorrow, not with a lab of another territory', async () => {
  const { pandino, tell } = await house()
  const itself = await tell({ otherId: pandino })
  expect([itself.status, itself.html.includes('questo stesso laboratorio')]).toEqual([422, true])
  expect((await tell({ onDate: '2017-03-21' })).status).toBe(422)
  expect((await tell({ learnt: '' })).status).toBe(422)
  const other = await house()
  expect((await tell({ otherId: other.soncino })).status).toBe(404)
  expect((await other.browser.get(`/activities/${pandino}/exchanges`)).status).toBe(404)
})
