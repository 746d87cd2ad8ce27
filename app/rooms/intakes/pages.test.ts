import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { visits } from '../../../tests/support/visits.tsx'
import { newId } from '../../ground/db/ids.ts'
import { encounterForm } from '../encounters/forms.ts'
import { noteEncounter } from '../encounters/writes.ts'
import { accompanied, openIntakeOf } from './reads.ts'
import { routes } from './routes.ts'

openHouse()

const now = new Date('2026-06-10T15:00:00Z')

async function aValley() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'case_operator')
  const bruno = await territory.operator('Bruno Galli', 'facilitator')
  const carla = await territory.operator('Carla Monti', 'coordinator')
  const maria = await territory.person('Maria Rossi')
  const as = (actor: typeof anna) => visits(routes, territory, { actor, now })
  return { territory, anna, bruno, carla, maria, as }
}

const opening = (person: string, more: Record<string, string> = {}) => ({
  _once: newId(),
  person,
  agrees: 'yes',
  how: 'aloud',
  source: 'community_point',
  knownSaid: 'unknown',
  part: 'assistente sociale',
  openedOn: '2026-06-10',
  wishes: 'Vorrei tornare a cucire con le altre',
  capabilities: 'Cuce benissimo',
  needs: 'Compagnia',
  ...more,
})

async function opened(more: Record<string, string> = {}) {
  const valley = await aValley()
  const page = await valley.as(valley.anna).post('/intakes/new', opening(valley.maria, more))
  expect(page.status).toBe(303)
  const id = (page.location ?? '').split('/').at(-1) ?? ''
  return { ...valley, id, path: `/intakes/${id}` }
}

test('Anna begins from an encounter with nothing typed twice, and finds wishes before needs', async () => {
  const { territory, anna, maria, as } = await aValley()
  const encounterId = newId()
  await asActor(anna, (tx) =>
    noteEncounter(
      tx,
      anna,
      encounterId,
      encounterForm.parse({
        who: [`person:${maria}`],
        metAt: '2026-06-09T10:00',
        note: 'Non esce più di casa',
      }),
      { now, timeZone: 'Europe/Rome' },
    ),
  )
  const form = await as(anna).get(`/intakes/new?encounter=${encounterId}`)
  expect(form.html).toContain('Maria Rossi')
  expect(form.html).toContain('Non esce più di casa')
  expect(form.html).toContain(`value="${encounterId}"`)

  const sent = opening(maria, { encounterId, heard: 'Non esce più di casa' })
  const answers = [await as(anna).post('/intakes/new', sent), await as(anna).post('/intakes/new', sent)]
  expect(answers[1]?.location).toBe(answers[0]?.location)
  const page = await as(anna).get((answers[0]?.location ?? '').slice(territory.slug.length + 1))
  const said = ['tornare a cucire', 'Cuce benissimo', 'Compagnia', 'Non esce più di casa'].map((words) =>
    page.html.indexOf(words),
  )
  expect(said.every((at) => at > 0)).toBe(true)
  expect(said).toEqual(said.toSorted((a, b) => a - b))
  expect(await asActor(anna, (tx) => accompanied(tx))).toHaveLength(1)
})

test('to everyone else there is none: not its page, not in a list, not by the person', async () => {
  const { bruno, carla, maria, as, id, path } = await opened()
  expect(await asOwner('select from intake where id = $1', [id])).toHaveLength(1)
  for (const outsider of [bruno, carla]) {
    expect((await as(outsider).get(path)).status).toBe(404)
    expect((await as(outsider).get(`${path}/story`)).status).toBe(404)
    expect((await as(outsider).get('/intakes')).html).not.toContain('Maria')
    expect(await asActor(outsider, (tx) => openIntakeOf(tx, maria))).toBeUndefined()
    for (const table of ['intake', 'intake_story', 'intake_agreement', 'tie', 'tie_evidence'] as const)
      expect(await asActor(outsider, (tx) => tx.selectFrom(table).select('territory_id').execute())).toEqual(
        [],
      )
  }
})

test('no word of it can be read in the database', async () => {
  const { id } = await opened()
  const [story] = await asOwner<{ sealed: Buffer }>('select sealed from intake_story where intake_id = $1', [
    id,
  ])
  expect(story?.sealed.includes('cucire')).toBe(false)
})

test.each([
  ['agrees', { agrees: '' }, 'Senza accordo non si inizia'],
  ['openedOn', { openedOn: '2026-06-11' }, 'deve ancora venire'],
  ['person', { person: newId() }, 'Scegli la persona dall’elenco'],
  ['knownSaid', { knownSaid: '' }, 'Scegli una risposta'],
])('without a good %s it does not begin, and nothing typed is lost', async (_field, wrong, reason) => {
  const { territory, anna, maria, as } = await aValley()
  const answer = await as(anna).post('/intakes/new', opening(maria, wrong))
  expect(answer.status).toBe(422)
  expect(answer.html).toContain(reason)
  expect(answer.html).toContain('Vorrei tornare a cucire con le altre')
  expect(await asOwner('select from intake where territory_id = $1', [territory.id])).toEqual([])
  expect(await asOwner('select from circle where territory_id = $1', [territory.id])).toEqual([])
})

test('whom Anna accompanies already she does not begin with twice; a second circle learns only afterwards', async () => {
  const { anna, bruno, maria, as, path } = await opened()
  const again = await as(anna).post('/intakes/new', opening(maria))
  expect(again.status).toBe(422)
  expect(again.html).toContain('La accompagni già')
  expect((await as(anna).get(path)).html).not.toContain('Anche altri la accompagnano')

  const beside = await as(bruno).post('/intakes/new', opening(maria))
  expect(beside.status).toBe(303)
  expect((await as(anna).get(path)).html).toContain('Anche altri la accompagnano')
  expect((await as(anna).get(path)).html).not.toContain('Bruno')
})

test('of specialist care nobody else is told, not even that there is some', async () => {
  const { anna, bruno, maria, as, path } = await opened({ source: 'cps', knownSaid: 'known' })
  const beside = await as(bruno).post('/intakes/new', opening(maria))
  const theirs = await as(bruno).get(`/intakes/${beside.location?.split('/').at(-1)}`)
  expect(theirs.status).toBe(200)
  expect(theirs.html).not.toContain('Anche altri')
  expect((await as(anna).get(path)).html).not.toContain('Anche altri')
})

test('a minor is accompanied with who answers for them', async () => {
  const { territory, anna, as } = await aValley()
  const [luca, mother] = [await territory.person('Luca Verdi'), await territory.person('Paola Verdi')]
  await asOwner('insert into person_profile (territory_id, person_id, birth_year) values ($1, $2, 2012)', [
    territory.id,
    luca,
  ])
  const alone = await as(anna).post('/intakes/new', opening(luca))
  expect(alone.status).toBe(422)
  expect(alone.html).toContain('Ha meno di 18 anni')
  await asOwner(
    `insert into guardian (territory_id, id, minor_id, guardian_id, title, said_by, from_on)
     values ($1, $2, $3, $4, 'parent', 'la madre', '2020-01-01')`,
    [territory.id, newId(), luca, mother],
  )
  const shown = await as(anna).post('/intakes/new', opening(luca))
  expect(shown.html).toContain('Paola Verdi')
  expect((await as(anna).post('/intakes/new', opening(luca, { givenBy: mother }))).status).toBe(303)
})

test('who joins reads from then on, who leaves reads nothing; the last one stays', async () => {
  const { territory, anna, bruno, path } = await opened()
  // Leaving is a matter of the database's own clock.
  const as = (actor: typeof anna) => visits(routes, territory, { actor })
  await as(anna).post(`${path}/circle`, {
    _once: newId(),
    member: bruno.personId,
    memberPart: 'facilitatore',
  })
  const seen = await as(bruno).get(path)
  expect(seen.html).toContain('tornare a cucire')
  const leave = [...seen.html.matchAll(/circle\/([0-9a-f-]{36})\/leave/g)].map(([, member]) => member)
  expect(leave).toHaveLength(2)
  const members = await asOwner<{ id: string; person_id: string }>(
    'select id, person_id from circle_member where territory_id = $1',
    [bruno.territoryId],
  )
  const memberOf = (who: typeof anna) => members.find((one) => one.person_id === who.personId)?.id
  await as(bruno).post(`${path}/circle/${memberOf(bruno)}/leave`, { _once: newId() })
  expect((await as(bruno).get(path)).status).toBe(404)
  await as(anna).post(`${path}/circle/${memberOf(anna)}/leave`, { _once: newId() })
  expect((await as(anna).get(path)).status).toBe(200)
})

test('asked and computed stand side by side, and where they differ it is said', async () => {
  const { territory, anna, maria, as } = await aValley()
  const service = newId()
  await asOwner(
    "insert into organisation (territory_id, id, name, kind) values ($1, $2, 'Servizio sociale', 'service')",
    [territory.id, service],
  )
  await asActor(anna, (tx) =>
    noteEncounter(
      tx,
      anna,
      newId(),
      encounterForm.parse({ who: [`person:${maria}`, `organisation:${service}`], metAt: '2026-05-01T10:00' }),
      { now, timeZone: 'Europe/Rome' },
    ),
  )
  const page = await as(anna).post('/intakes/new', opening(maria))
  const shown = await as(anna).get(`/intakes/${page.location?.split('/').at(-1)}`)
  expect(shown.html).toContain('No, non la conoscono')
  expect(shown.html).toContain('Nota: prima di quel giorno')
  expect(shown.html).toContain('Le due risposte sono diverse')
})

test('every address that names an intake is closed to outsiders, whatever they send', async () => {
  const { bruno, as, id, path } = await opened()
  const posts = routes.routes.filter(
    ({ method, path: pattern }) => method === 'POST' && pattern.startsWith('/intakes/:id'),
  )
  expect(posts.length).toBeGreaterThan(10)
  for (const { path: pattern } of posts) {
    const address = pattern.replace(':id', id).replaceAll(/:\w+/g, newId())
    const answer = await as(bruno).post(address, {
      _once: newId(),
      step: 'x',
      onDay: '2026-06-01',
      contactHow: 'met',
      organisation: newId(),
      asked: 'x',
      agreedHow: 'aloud',
      askedOn: '2026-06-01',
      answer: 'accepted',
      answeredOn: '2026-06-01',
      closedOn: '2026-06-10',
      outcome: 'other',
      changed: 'x',
      judgement: 'watch',
      reason: 'abbastanza lungo',
      kind: address.endsWith('events') ? 'birth' : 'early_notice',
      fromOn: '2026-06-01',
      member: bruno.personId,
      memberPart: 'x',
      how: 'aloud',
      agreedOn: '2026-06-01',
      endedOn: '2026-06-01',
      side: 'school',
      plan: 'x',
    })
    expect([pattern, answer.status]).toEqual([pattern, 404])
  }
  expect((await as(bruno).get(path)).status).toBe(404)
})

test('a form sent several times at once begins one intake, and each answer leads to it', async () => {
  const { territory, maria, as, anna } = await aValley()
  for (const person of [maria, 'new-person:Dora Galli']) {
    const form = opening(person)
    const sent = await Promise.all(Array.from({ length: 6 }, () => as(anna).post('/intakes/new', form)))
    expect(sent.map(({ status }) => status)).toEqual(Array(6).fill(303))
    expect(new Set(sent.map(({ location }) => location)).size).toBe(1)
  }
  const rows = await asOwner('select id from intake where territory_id = $1', [territory.id])
  expect(rows).toHaveLength(2)
  const named = await asOwner("select id from person where territory_id = $1 and given_name = 'Dora'", [
    territory.id,
  ])
  expect(named).toHaveLength(1)
})

test('a household or a note that a form makes up is as if it were not named', async () => {
  const { territory, maria, as, anna } = await aValley()
  const form = opening(maria, { householdId: newId(), encounterId: newId() })
  expect((await as(anna).post('/intakes/new', form)).status).toBe(303)
  expect(
    await asOwner('select household_id, encounter_id from intake where territory_id = $1', [territory.id]),
  ).toEqual([{ household_id: null, encounter_id: null }])
})
