import { expect, test } from 'vitest'
import { asActor, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { frame } from '../../../shell/frame.tsx'
import { newActivityForm } from '../../activities/forms.ts'
import { planActivity } from '../../activities/writes.ts'
import { organisationForm } from '../../organisations/forms.ts'
import { listOrganisation, recordOrganisation, verifyOrganisation } from '../../organisations/writes.ts'
import { hoursForm, placeForm } from '../../places/forms.ts'
import { addManager, publishPlace, recordPlace, setHours } from '../../places/writes.ts'
import { routes } from '../routes.ts'
import { taxonomyId, termId } from './parts/ids.ts'
import { shapes } from './parts/shapes.ts'
import { fieldsOfRule, holdsWords, hoursFromUtc } from './rules.ts'

openHouse()
const now = new Date('2026-03-11T15:00:00Z')
const around = frame({ navigation: [], footer: [] })

/** A listed association with what it offers, an unlisted one, a published place it runs, a published and a hidden lab. */
async function valley() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const [placeId, organisationId, hiddenId, labId, draftId] = [newId(), newId(), newId(), newId(), newId()]
  await asActor(anna, async (tx) => {
    const house = {
      name: 'Casa Fontana',
      kind: 'community_point',
      municipality: '017113',
      address: 'Via Roma 1',
    }
    await recordPlace(tx, anna, placeId, placeForm.parse({ ...house, latitude: '45.4', longitude: '10.4' }))
    await publishPlace(tx, anna, placeId, '2026-01-01')
    await setHours(tx, anna, placeId, hoursForm.parse({ day3: '15-18', day5: '9-12' }))
    const bank = { name: 'Banco del Tempo', kind: 'association', municipality: '017113' }
    const listed = { ...bank, offers: 'Un’ora per uno', publicPhone: '030 961234' }
    await recordOrganisation(tx, anna, organisationId, organisationForm.parse(listed))
    await listOrganisation(tx, anna, organisationId, '2026-01-01')
    await verifyOrganisation(tx, anna, organisationId, newId(), '2026-01-05')
    await recordOrganisation(
      tx,
      anna,
      hiddenId,
      organisationForm.parse({ ...bank, name: 'Chi non si elenca' }),
    )
    await addManager(tx, anna, placeId, { organisationId, fromOn: '2026-01-01' })
    const lab = {
      title: 'Cucito insieme',
      kind: 'lab',
      area: 'proximity',
      on: '2026-03-12',
      from: '17:00',
      to: '19:00',
    }
    const plan = (id: string, said: object) =>
      planActivity(tx, anna, id, newActivityForm.parse({ placeId, ...lab, ...said }), {
        now,
        timeZone: 'Europe/Rome',
      })
    await plan(labId, {
      published: 'yes',
      promoters: [`organisation:${organisationId}`],
      repeats: 'weekly',
      times: '8',
    })
    await plan(draftId, { title: 'Bozza di laboratorio' })
  })
  const visitor = visits(routes, territory, { now, around })
  const get = async (path: string) => {
    const answer = await visitor.get(`/api/hsds${path}`)
    return { status: answer.status, headers: answer.headers, said: JSON.parse(answer.html) }
  }
  return { territory, get, visitor, placeId, organisationId, labId, hiddenId }
}

test('a directory is read as HSDS says, every answer in its published shape', async () => {
  const { get, placeId, organisationId, labId, hiddenId } = await valley()
  const meta = await get('')
  expect(shapes.Meta.parse(meta.said).version).toBe('3.1.1')
  expect(meta.headers.get('access-control-allow-origin')).toBe('*')

  const lists = {
    '/services': [shapes.Service, shapes.FullService],
    '/organizations': [shapes.Organization, shapes.FullOrganization],
    '/service_at_locations': [shapes.ServiceAtLocation, shapes.FullServiceAtLocation],
    '/taxonomies': [shapes.Taxonomy, shapes.Taxonomy],
    '/taxonomy_terms': [shapes.TaxonomyTerm, shapes.TaxonomyTerm],
  } as const
  for (const [path, [basic, full]] of Object.entries(lists)) {
    const { status, said } = await get(path)
    expect(status).toBe(200)
    expect(shapes.Page.parse(said).empty, path).toBe(false)
    for (const one of said.contents) {
      basic.parse(one)
      full.parse((await get(`${path}/${one.id}`)).said)
    }
    if (basic !== full) for (const one of (await get(`${path}?full=true`)).said.contents) full.parse(one)
  }

  const services = (await get('/services')).said.contents
  expect(services.map(({ name }: { name: string }) => name).sort()).toEqual([
    'Banco del Tempo: che cosa offre',
    'Casa Fontana',
    'Cucito insieme',
  ])
  const lab = (await get(`/services/${labId}`)).said
  expect(lab.assured_date).toBe('2026-01-05')
  expect(lab.organization.id).toBe(organisationId)
  expect(lab.service_at_locations[0].location.id).toBe(placeId)
  expect(lab.schedules).toMatchObject([
    {
      freq: 'WEEKLY',
      byday: 'TH',
      count: 8,
      dtstart: '2026-03-12',
      opens_at: '17:00',
      closes_at: '19:00',
      timezone: 1,
    },
  ])
  expect((await get(`/organizations/${hiddenId}`)).status).toBe(404)
  const body = (await get(`/organizations/${organisationId}?full_service=true`)).said
  expect(body.services).toHaveLength(3)
  expect(body.locations[0].schedules).toHaveLength(2)
})

test('filters add up, pages end, and what is asked wrongly is told', async () => {
  const { get, organisationId, territory } = await valley()
  const names = async (query: string) =>
    (await get(`/services?${query}`)).said.contents.map(({ name }: { name: string }) => name)
  expect(await names(`taxonomy_id=${taxonomyId('activity-kinds')}`)).toEqual(['Cucito insieme'])
  expect(await names(`taxonomy_term_id=${termId('activity-kinds', 'lab')}&search=casa`)).toEqual([])
  expect(
    await names(`taxonomy_term_id=${termId('place-kinds', 'community_point')}&search=CASA font`),
  ).toEqual(['Casa Fontana'])
  expect(await names(`organization_id=${territory.id}`)).toEqual([])
  expect(await names(`organization_id=${organisationId}&modified_after=2999-01-01T00:00:00Z`)).toEqual([])
  expect(await names(`organization_id=${organisationId}&modified_after=2001-01-01`)).toHaveLength(3)

  const second = (await get('/services?per_page=2&page=2')).said
  expect(second).toMatchObject({
    total_items: 3,
    total_pages: 2,
    size: 1,
    first_page: false,
    last_page: true,
  })
  expect((await get('/services?page=1000000000')).said).toMatchObject({ empty: true, contents: [] })
  const minimal = (await get('/services?minimal=true')).said
  for (const one of minimal.contents) shapes.MinimalService.parse(one)

  for (const wrong of [
    'page=0',
    'page=-1',
    'page=x',
    'per_page=501',
    'organization_id=1',
    'modified_after=ieri',
    'postcode=25018',
    'format=xml',
  ]) {
    const { status, said, headers } = await get(`/services?${wrong}`)
    expect(status, wrong).toBe(400)
    expect(headers.get('content-type')).toContain('application/problem+json')
    expect(shapes.Problem.parse(said).errors?.[0]?.field).toBe(wrong.split('=')[0])
  }
  for (const nowhere of ['/services/1', `/services/${newId()}`]) expect((await get(nowhere)).status).toBe(404)
})

test('all of a list comes a line each, and the document describes every address', async () => {
  const { visitor, get } = await valley()
  const lines: string[] = (await visitor.get('/api/hsds/services?format=ndjson&full=1')).html
    .trim()
    .split('\n')
  expect(lines.map((line) => shapes.FullService.parse(JSON.parse(line)).status)).toHaveLength(3)
  const { said } = await get('/openapi.json')
  expect(said.openapi).toBe('3.1.0')
  for (const path of Object.keys(said.paths))
    if (!path.includes('{')) expect((await get(path === '/' ? '' : path)).status, path).toBe(200)
  const told = said.paths['/services'].get.parameters.map(({ name }: { name: string }) => name)
  expect(told).toEqual(
    expect.arrayContaining(['page', 'per_page', 'taxonomy_term_id', 'modified_after', 'full']),
  )
})

test('rules, clocks and words are told as the standard has them', () => {
  expect(fieldsOfRule('FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20261124T225959Z')).toEqual({
    freq: 'MONTHLY',
    byday: '-1FR',
    until: '2026-11-24',
  })
  expect(hoursFromUtc(new Date('2026-07-01T00:00:00Z'), 'Europe/Rome')).toBe(2)
  expect(hoursFromUtc(new Date('2026-12-01T00:00:00Z'), 'Europe/Rome')).toBe(1)
  expect(holdsWords('comunita caffe', ['Caffè di comunità', null])).toBe(true)
  expect(holdsWords('caffe tè', ['Caffè di comunità'])).toBe(false)
})
