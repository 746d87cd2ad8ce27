import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { routes } from '../routes.ts'
import { feedbackReceived } from './reads.ts'
import { MOST_FEEDBACK_AN_HOUR } from './rules.ts'

openHouse()
const SAID = 'Il calendario non si legge con lo screen reader'
const waiting = (territoryId: string) =>
  asOwner<{ id: string; said: string; answered_at: Date | null }>(
    'select * from accessibility_feedback where territory_id = $1',
    [territoryId],
  )

test('what a visitor reports reaches the desk, once, and is answered', async () => {
  const territory = await newTerritory()
  const visitor = visits(routes, territory)
  const form = { _once: newId(), said: SAID, replyTo: 'maria@example.org' }
  expect((await visitor.post('/accessibility/feedback', form)).location).toBe(
    `/${territory.slug}/accessibility`,
  )
  expect((await visitor.post('/accessibility/feedback', form)).status).toBe(303)
  const [sent, ...again] = await waiting(territory.id)
  expect([sent?.said, again]).toEqual([SAID, []])

  const carla = visits(routes, territory, { actor: await territory.operator('Carla Neri', 'administrator') })
  expect((await carla.get('/accessibility/received')).html).toContain(SAID)
  expect((await carla.post(`/accessibility/received/${sent?.id}`, {})).status).toBe(303)
  expect((await waiting(territory.id))[0]?.answered_at).toBeInstanceOf(Date)
})

test('nobody else reads it', async () => {
  const territory = await newTerritory()
  await visits(routes, territory).post('/accessibility/feedback', { _once: newId(), said: SAID })
  expect(await waiting(territory.id)).toHaveLength(1)

  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  expect((await visits(routes, territory).get('/accessibility/received')).location).toBe('/sign-in')
  expect((await visits(routes, territory, { actor: anna }).get('/accessibility/received')).status).toBe(404)
  for (const stranger of [
    territory.visitor,
    anna,
    await (await newTerritory()).operator('Ugo Rossi', 'administrator'),
  ])
    expect(await asActor(stranger, (tx) => feedbackReceived(tx, 10))).toEqual([])
})

test('a form to correct comes back with what was typed', async () => {
  const visitor = visits(routes, await newTerritory())
  const { status, html } = await visitor.post('/accessibility/feedback', {
    said: 'ahi',
    aboutPage: '/agenda',
    replyTo: 'maria',
  })
  expect(status).toBe(422)
  for (const typed of [
    '>ahi</textarea>',
    'value="/agenda"',
    'value="maria"',
    'href="#f-said"',
    'href="#f-replyTo"',
  ])
    expect(html).toContain(typed)
})

test('a machine that writes without end is asked to wait', async () => {
  const territory = await newTerritory()
  await asOwner(
    'insert into accessibility_feedback (territory_id, id, said) select $1, gen_random_uuid(), $2 from generate_series(1, $3)',
    [territory.id, SAID, MOST_FEEDBACK_AN_HOUR],
  )
  const { status, html } = await visits(routes, territory).post('/accessibility/feedback', { said: SAID })
  expect(status).toBe(429)
  expect(html).toContain('riprova tra un’ora')
  expect(await waiting(territory.id)).toHaveLength(MOST_FEEDBACK_AN_HOUR)
})
