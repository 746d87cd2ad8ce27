import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { consentForm } from '../../people/consents/forms.ts'
import { giveConsent, revokeConsent } from '../../people/consents/writes.ts'
import { routes } from '../routes.ts'
import { publishedStories, storiesOf } from './reads.ts'

openHouse()
const now = new Date('2026-03-11T15:00:00Z')
const today = '2026-03-11'
const WORDS = 'Ho ripreso in mano l’ago dopo vent’anni.'

async function house() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const maria = await territory.person('Maria Rossi')
  const activity = newId()
  await asOwner(
    `insert into activity (territory_id, id, title, kind, area, published_at) values ($1, $2, 'Cucito', 'lab', 'proximity', now())`,
    [territory.id, activity],
  )
  const browser = visits(routes, territory, { actor: anna, now })
  const page = `/activities/${activity}/stories`
  const tell = (more: object = {}, id = newId()) =>
    browser.post(page, {
      _once: id,
      teller: `person:${maria}`,
      toldOn: '2026-03-01',
      went: 'well',
      words: WORDS,
      ...more,
    })
  const publish = (id: string, who = browser) =>
    who.post(`${page}/${id}/publish`, { words: 'Ho ripreso l’ago.', signedAs: 'Una nonna' })
  const agree = (person = maria) => {
    const id = newId()
    const form = consentForm.parse({ kind: 'stories', givenOn: '2026-03-02', how: 'signed' })
    return asActor(anna, (tx) => giveConsent(tx, anna, id, person, form)).then(() => id)
  }
  const seen = () => asActor(territory.visitor, (tx) => publishedStories(tx, activity))
  return { territory, anna, maria, activity, browser, page, tell, publish, agree, seen }
}

test('a story keeps who told it, who wrote it down, when and how it went, sealed; also one that went badly', async () => {
  const { territory, anna, activity, browser, page, tell } = await house()
  const id = newId()
  expect((await tell({}, id)).status).toBe(303)
  expect((await tell({}, id)).status).toBe(303)
  await tell({ went: 'badly', toldOn: '2026-02-01', words: 'Non mi sono sentita accolta.' })
  expect(await asActor(anna, (tx) => storiesOf(tx, activity))).toMatchObject([
    { id, teller: 'Maria Rossi', author: 'Anna Bianchi', toldOn: '2026-03-01', went: 'well', words: WORDS },
    { went: 'badly' },
  ])
  const { html } = await browser.get(page)
  for (const words of [WORDS, 'Non è andata bene', 'l’ha scritta Anna Bianchi']) expect(html).toContain(words)
  const stored = await asOwner<{ sealed: Buffer }>(
    'select sealed from activity_story where territory_id = $1',
    [territory.id],
  )
  expect(stored.some(({ sealed }) => sealed.includes('ago'))).toBe(false)
  for (const role of ['administrator', 'evaluator', 'volunteer']) {
    const other = await territory.operator('Bruno Verdi', role)
    expect([role, await asActor(other, (tx) => storiesOf(tx, activity))]).toEqual([role, []])
    expect((await visits(routes, territory, { actor: other, now }).get(page)).status).toBe(404)
  }
})

test('a story is public only with the consent of who tells it, and no longer the moment it is withdrawn', async () => {
  const { anna, tell, publish, agree, seen } = await house()
  const id = newId()
  await tell({}, id)
  const refused = await publish(id)
  expect([
    refused.status,
    refused.html.includes('Manca il consenso'),
    refused.html.includes('Una nonna'),
  ]).toEqual([409, true, true])
  expect(await seen()).toEqual([])
  const consent = await agree()
  expect((await publish(id)).status).toBe(303)
  expect(await seen()).toEqual([{ id, words: 'Ho ripreso l’ago.', signedAs: 'Una nonna' }])
  await asActor(anna, (tx) => revokeConsent(tx, anna, consent, today))
  expect(await seen()).toEqual([])
  expect((await publish(id)).status).toBe(409)
})

test('whoever told it withdraws alone; a consent given twice stands until both are withdrawn', async () => {
  const { territory, anna, maria, tell, publish, agree, seen } = await house()
  await asOwner("insert into account_person (territory_id, account_id, person_id) values ($1, 'maria', $2)", [
    territory.id,
    maria,
  ])
  await asOwner(
    "insert into role_assignment (territory_id, id, person_id, role, starts_at) values ($1, $2, $3, 'citizen', '2020-01-01')",
    [territory.id, newId(), maria],
  )
  const id = newId()
  await tell({}, id)
  const [first, second] = [await agree(), await agree()]
  await publish(id)
  const herself = { territoryId: territory.id, accountId: 'maria', personId: maria, roles: ['citizen'] }
  await asActor(herself, (tx) => revokeConsent(tx, herself, first, today))
  expect(await seen()).toHaveLength(1)
  await asActor(herself, (tx) => revokeConsent(tx, herself, second, today))
  expect(await seen()).toEqual([])
  await asActor(anna, (tx) => tx.selectFrom('activity_story').selectAll().execute()).then((rows) =>
    expect(rows).toHaveLength(1),
  )
})

test('a consent of a merged record counts, and its withdrawal too', async () => {
  const { territory, anna, maria, tell, publish, agree, seen } = await house()
  const twin = await territory.person('Maria R.')
  await asOwner('update person set merged_into = $2 where id = $1', [twin, maria])
  const id = newId()
  await tell({}, id)
  const consent = await agree(twin)
  expect((await publish(id)).status).toBe(303)
  await asActor(anna, (tx) => revokeConsent(tx, anna, consent, today))
  expect(await seen()).toEqual([])
})

test('a story taken back is gone, what is wrong comes back with what was typed, another territory sees nothing', async () => {
  const { browser, page, activity, tell, publish, agree, seen } = await house()
  const id = newId()
  await tell({}, id)
  await agree()
  await publish(id)
  const stranger = await newTerritory()
  const bruno = visits(routes, stranger, {
    actor: await stranger.operator('Bruno Verdi', 'coordinator'),
    now,
  })
  expect((await bruno.get(page)).status).toBe(404)
  expect((await publish(id, bruno)).status).toBe(404)
  expect(await asActor(stranger.visitor, (tx) => publishedStories(tx, activity))).toEqual([])
  expect((await browser.post(`${page}/${id}/take-back`, {})).status).toBe(303)
  expect(await seen()).toEqual([])
  const wrong = await tell({ toldOn: '2026-03-12', went: '' })
  expect([wrong.status, wrong.html.includes('non è ancora arrivato'), wrong.html.includes(WORDS)]).toEqual([
    422,
    true,
    true,
  ])
})
