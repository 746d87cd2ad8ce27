import { expect, test } from 'vitest'
import { asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { routes } from '../routes.ts'

openHouse()

async function valley(people: number) {
  const territory = await newTerritory()
  const ids = await Promise.all(
    Array.from({ length: people }, (_, at) => territory.person(`Segreta Persona${at}`)),
  )
  for (const id of ids.slice(1)) {
    const [a, b] = [ids[0] as string, id].sort()
    await asOwner(
      `insert into tie (territory_id, a_id, b_id, a_kind, b_kind, times, first_on, last_on)
        values ($1, $2, $3, 'person', 'person', 1, '2017-05-02', '2017-05-02')`,
      [territory.id, a, b],
    )
  }
  const { html } = await visits(routes, territory).get('/network/public')
  return { territory, html }
}

test('a visitor learns about how many there are, never who; of few people nothing', async () => {
  const many = await valley(27)
  expect(many.html).toContain('circa 20 persone')
  expect(many.html).not.toContain('Segreta')
  const few = await valley(9)
  expect(few.html).not.toMatch(/circa \d/)
  expect(few.html).toContain('troppo poche')
})

test('organisations that agreed to be listed are there with whom they work in public, and no others', async () => {
  const { territory } = await valley(0)
  const body = async (name: string, listed: boolean) => {
    const id = newId()
    await asOwner(
      "insert into organisation (territory_id, id, name, kind, listed_on) values ($1, $2, $3, 'association', $4)",
      [territory.id, id, name, listed ? '2017-01-01' : null],
    )
    return id
  }
  const [one, two, hidden] = [
    await body('Circolo Uno', true),
    await body('Corale Due', true),
    await body('Gruppo Riservato', false),
  ]
  const activity = async (published: boolean, ...bodies: string[]) => {
    const id = newId()
    await asOwner(
      "insert into activity (territory_id, id, title, kind, area, published_at) values ($1, $2, 'Festa', 'event', 'culture', $3)",
      [territory.id, id, published ? '2017-02-01' : null],
    )
    for (const organisation of bodies)
      await asOwner(
        "insert into activity_promoter (territory_id, id, activity_id, part, organisation_id, since_on) values ($1, $2, $3, 'promoter', $4, '2017-02-01')",
        [territory.id, newId(), id, organisation],
      )
  }
  const page = async () => (await visits(routes, territory).get('/network/public')).html
  await activity(false, one, two)
  expect(await page()).not.toContain('Corale Due')
  await activity(true, one, two, hidden)
  const html = await page()
  expect(html).toContain('Circolo Uno')
  expect(html).toContain('Corale Due')
  expect(html).not.toContain('Gruppo Riservato')
  // Whoever is signed in sees no more of it here than anyone.
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  expect((await visits(routes, territory, { actor: anna }).get('/network/public')).html).not.toContain(
    'Gruppo Riservato',
  )
})
