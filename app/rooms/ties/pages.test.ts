import { expect, test } from 'vitest'
import { asActor, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { visits } from '../../../tests/support/visits.tsx'
import { newId } from '../../ground/db/ids.ts'
import { tiesSection } from './parts/ties-section.tsx'
import { routes } from './routes.ts'
import { writeEvidence } from './writes.ts'

openHouse()

test('a tie opens onto the facts beneath it, for the team alone', async () => {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const [maria, luca] = [await territory.person('Maria Rossi'), await territory.person('Luca Verdi')]
  const encounterId = newId()
  await asActor(anna, (tx) =>
    writeEvidence(tx, anna, {
      kind: 'met',
      sourceKind: 'encounter',
      sourceId: encounterId,
      on: '2026-03-12',
      nodes: [
        { kind: 'person', id: maria },
        { kind: 'person', id: luca },
      ],
    }),
  )
  const browser = visits(routes, territory, { actor: anna, now: new Date('2026-06-10T15:00:00Z') })

  const ties = await browser.get(`/ties/${maria}`)
  expect(ties.html).toContain('Luca Verdi')
  const facts = await browser.get(`/ties/${maria}/with/${luca}`)
  expect(facts.html).toContain(`/diary/${encounterId}`)
  expect(facts.html).toContain('12 marzo')
  expect(await asActor(anna, (tx) => tiesSection(tx, anna, maria))).not.toBeNull()
  expect(await asActor(anna, (tx) => tiesSection(tx, anna, newId()))).toBeNull()

  const volunteer = await territory.operator('Ugo Sala', 'volunteer')
  const elsewhere = await newTerritory()
  const stranger = await elsewhere.operator('Bruno Galli', 'coordinator')
  for (const path of [`/ties/${maria}`, `/ties/${maria}/with/${luca}`]) {
    expect((await visits(routes, territory, { actor: volunteer }).get(path)).status).toBe(404)
    expect((await visits(routes, elsewhere, { actor: stranger }).get(path)).status).toBe(404)
    expect((await visits(routes, territory).get(path)).status).toBe(303)
  }
  expect((await browser.get('/ties/nobody')).status).toBe(404)
})
