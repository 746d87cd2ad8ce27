import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { visits } from '../../../tests/support/visits.tsx'
import { newId } from '../../ground/db/ids.ts'
import { frame } from '../../shell/frame.tsx'
import { prepareEdition, publishEdition } from '../indicators/editions/writes.ts'
import { practicesHere } from './reads.ts'
import { routes } from './routes.ts'
import { changesBetween, missingIn, NEEDED, paragraphsOf } from './rules.ts'
import { publishPractice } from './writes.ts'

openHouse()
const now = new Date('2018-06-10T10:00:00Z')
const around = frame({ navigation: [], footer: [] })

const WORDS = Object.fromEntries(NEEDED.map((part) => [part, `Parole su ${part}`]))

async function valley() {
  const territory = await newTerritory()
  const giorgio = await territory.operator('Giorgio Verdi', 'coordinator')
  const desk = visits(routes, territory, { actor: giorgio, now, around })
  const visitor = visits(routes, territory, { now, around })
  const begin = async (fields: Record<string, string> = {}) => {
    const id = newId()
    const answer = await desk.post('/practices/new', {
      _once: id,
      title: 'Punti di comunità',
      ...WORDS,
      ...fields,
    })
    return { id, ...answer }
  }
  const publish = (id: string, fields: Record<string, string> = {}) =>
    desk.post(`/practices/${id}/publish`, { _once: newId(), ...fields })
  return { territory, giorgio, desk, visitor, begin, publish }
}

test('a practice is written, read by who works here, published, and then by anyone', async () => {
  const { territory, desk, visitor, begin, publish } = await valley()
  const { id, status } = await begin({
    strengths: '- Un luogo normale\n- Ore certe',
    threats: 'Finisce il denaro',
  })
  expect(status).toBe(303)
  const facilitator = visits(routes, territory, {
    actor: await territory.operator('Fede', 'facilitator'),
    now,
    around,
  })
  expect((await facilitator.get(`/practices/${id}`)).html).toContain('Un luogo normale')
  expect((await visitor.get(`/practices/${id}`)).status).toBe(404)
  expect((await visitor.get('/practices')).html).not.toContain('Punti di comunità')
  expect((await facilitator.post(`/practices/${id}/publish`, { _once: newId() })).status).toBe(404)

  expect((await publish(id)).status).toBe(303)
  const page = await visitor.get(`/practices/${id}`)
  expect(page.status).toBe(200)
  for (const words of [
    'Parole su need',
    'Un luogo normale',
    'Finisce il denaro',
    'Fonti interne',
    'Versione 1',
  ])
    expect(page.html).toContain(words)
  expect(page.html).not.toContain('Scrivi la scheda')
  expect((await visitor.get('/practices')).html).toContain('Punti di comunità')
  expect((await visitor.get(`/practices/${id}/paper`)).html).toContain('Parole su goal')
  const docx = await visitor.get(`/practices/${id}/document.docx`)
  expect(docx.headers.get('content-type')).toContain('wordprocessingml')
  expect(docx.html.slice(0, 2)).toBe('PK')

  await desk.post(`/practices/${id}/withdraw`, { _once: newId() })
  expect((await visitor.get(`/practices/${id}`)).status).toBe(404)
  expect((await desk.get(`/practices/${id}?version=1`)).status).toBe(200)
})

test('what is missing is told before it is published, and bad input keeps what was typed', async () => {
  const { desk, begin, publish } = await valley()
  const { id } = await begin({ need: '', goal: '' })
  expect((await desk.get(`/practices/${id}`)).html).toContain('Prima di pubblicare manca ancora')
  expect((await publish(id)).status).toBe(409)
  const long = await desk.post('/practices/new', {
    _once: newId(),
    title: 'x'.repeat(161),
    need: 'Resta ciò che ho scritto',
  })
  expect(long.status).toBe(422)
  expect(long.html).toContain('Resta ciò che ho scritto')
  expect((await desk.post('/practices/new', { _once: newId(), title: ' ' })).status).toBe(422)
  for (const path of [
    '/practices/niente',
    `/practices/${newId()}`,
    `/practices/${id}?version=1e9`,
    `/practices/${id}/versions`,
  ])
    expect((await desk.get(path)).status).toBe(404)
})

test('a published version stands: the next says what changed, and two are read side by side', async () => {
  const { giorgio, desk, visitor, begin, publish, territory } = await valley()
  const { id } = await begin()
  await publish(id)
  expect((await publish(id)).status).toBe(422)
  const same = await publish(id, { changed: 'Niente' })
  expect(same.status).toBe(409)
  expect(same.html).toContain('Non è cambiato niente')
  await desk.post(`/practices/${id}/edit`, {
    _once: newId(),
    title: 'Punti di comunità',
    ...WORDS,
    goal: 'Un obiettivo nuovo',
  })
  // What is being written is not what is read.
  expect((await visitor.get(`/practices/${id}`)).html).not.toContain('Un obiettivo nuovo')
  expect((await visitor.get(`/practices/${id}?version=draft`)).status).toBe(404)
  await publish(id, { changed: 'L’obiettivo' })
  expect((await visitor.get(`/practices/${id}`)).html).toContain('Un obiettivo nuovo')
  expect((await visitor.get(`/practices/${id}?version=1`)).html).toContain('Parole su goal')
  const compared = (await visitor.get(`/practices/${id}/versions`)).html
  for (const words of ['L’obiettivo', 'Parole su goal', 'Un obiettivo nuovo'])
    expect(compared).toContain(words)
  await expect(
    asActor(giorgio, (tx) => tx.updateTable('practice_version').set({ content: '{}' }).execute()),
  ).rejects.toThrow(/permission denied/)

  // Sent twice it is one version; two who publish at once publish one.
  const versionId = newId()
  const here = { slug: territory.slug, name: 'Valle' }
  await desk.post(`/practices/${id}/edit`, { _once: newId(), title: 'Altro', ...WORDS })
  const both = await Promise.all(
    [versionId, newId()].map((one) =>
      asActor(giorgio, (tx) =>
        publishPractice(tx, giorgio, { id, versionId: one }, { here, changed: 'Titolo' }),
      ),
    ),
  )
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
})

test('who writes while another has written is told, and may still save', async () => {
  const { desk, begin } = await valley()
  const { id } = await begin()
  const edit = (fields: Record<string, string>) =>
    desk.post(`/practices/${id}/edit`, { _once: newId(), title: 'Punti', ...fields })
  expect((await edit({ writing: '1', need: 'Primo' })).status).toBe(303)
  const late = await edit({ writing: '1', need: 'Secondo' })
  expect(late.status).toBe(409)
  expect(late.html).toContain('Secondo')
  const [, writing = ''] = /name="writing" value="(\d+)"/.exec(late.html) ?? []
  expect((await edit({ writing, need: 'Secondo' })).status).toBe(303)
  expect((await desk.get(`/practices/${id}`)).html).toContain('Secondo')
})

test('figures are those of published editions, testimonies those somebody agreed to', async () => {
  const { territory, giorgio, desk, visitor, begin, publish } = await valley()
  const editionId = newId()
  const here = { slug: territory.slug, name: 'Valle' }
  await asOwner(
    "insert into place (territory_id, id, name, kind) values ($1, $2, 'Punto', 'community_point')",
    [territory.id, newId()],
  )
  await asActor(giorgio, async (tx) => {
    const asked = { name: 'Primo anno', until: '2018-05-31' }
    expect((await prepareEdition(tx, giorgio, editionId, asked, { here, today: '2018-06-10' })).ok).toBe(true)
  })
  const { id } = await begin()
  // A draft of an edition is no edition.
  expect(
    (
      await desk.post(`/practices/${id}/figures`, {
        _once: newId(),
        edition: editionId,
        'codes[]': 'labs_held',
      })
    ).status,
  ).toBe(404)
  await asActor(giorgio, (tx) => publishEdition(tx, giorgio, editionId))
  expect((await desk.get(`/practices/${id}/figures`)).html).toContain('Primo anno')
  const linked = await desk.post(`/practices/${id}/figures`, {
    _once: newId(),
    edition: editionId,
    'codes[]': ['labs_held', 'places_activated'],
  })
  expect(linked.status).toBe(303)
  expect(
    (
      await desk.post(`/practices/${id}/figures`, {
        _once: newId(),
        edition: editionId,
        'codes[]': 'inventata',
      })
    ).status,
  ).toBe(404)

  const [activityId, storyId] = [newId(), newId()]
  const teller = await territory.person('Anna Bianchi')
  await asOwner(
    "insert into activity (territory_id, id, title, kind, area, published_at) values ($1, $2, 'Cucina', 'lab', 'proximity', now())",
    [territory.id, activityId],
  )
  await asOwner(
    "insert into activity_story (territory_id, id, activity_id, person_id, told_on, went, sealed) values ($1, $2, $3, $4, '2018-05-01', 'well', '\\x00')",
    [territory.id, storyId, activityId, teller],
  )
  const asked = { _once: newId(), 'stories[]': storyId }
  await desk.post(`/practices/${id}/testimonies`, asked)
  await publish(id)
  expect((await visitor.get(`/practices/${id}`)).html).not.toContain('Ho trovato amici')
  await asOwner(
    "insert into activity_story_published (territory_id, story_id, activity_id, words, signed_as) values ($1, $2, $3, 'Ho trovato amici', 'Anna')",
    [territory.id, storyId, activityId],
  )
  await desk.post(`/practices/${id}/testimonies`, { ...asked, _once: newId() })
  await publish(id, { changed: 'Una testimonianza' })
  const page = (await visitor.get(`/practices/${id}`)).html
  expect(page).toContain('Ho trovato amici')
  expect(page).toContain(`/editions/${editionId}`)
  expect(page).toContain('Primo anno, fatti fino al 31 maggio 2018')
  // Consent withdrawn, the words are gone also from the version that stands.
  await asOwner('delete from activity_story_published where territory_id = $1', [territory.id])
  expect((await visitor.get(`/practices/${id}`)).html).not.toContain('Ho trovato amici')
})

test('a territory does not see the practices of another', async () => {
  const { giorgio, begin, publish } = await valley()
  const { id } = await begin()
  await publish(id)
  expect((await asActor(giorgio, (tx) => practicesHere(tx))).map((one) => one.id)).toContain(id)
  const elsewhere = await valley()
  expect((await elsewhere.desk.get(`/practices/${id}`)).status).toBe(404)
  expect(await asActor(elsewhere.giorgio, (tx) => practicesHere(tx))).toEqual([])
})

test('what is missing, what is an item, what changed', () => {
  expect(missingIn({ words: { ...WORDS, need: '  ' } })).toEqual(['need'])
  expect(paragraphsOf('Una riga\n\n- un punto\n• un altro')).toEqual([
    { item: false, text: 'Una riga' },
    { item: true, text: 'un punto' },
    { item: true, text: 'un altro' },
  ])
  const sheet = { title: 'a', words: { need: 'x' }, figures: [], stories: [] }
  expect(changesBetween(sheet, { ...sheet, words: { goal: 'y' }, stories: ['1'] })).toMatchObject({
    title: null,
    parts: ['need', 'goal'],
    storiesBefore: 0,
    storiesAfter: 1,
  })
})
