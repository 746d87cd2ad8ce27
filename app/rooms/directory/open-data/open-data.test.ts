import { DataFactory, Parser, Store } from 'n3'
import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { frame } from '../../../shell/frame.tsx'
import { newActivityForm } from '../../activities/forms.ts'
import { planActivity } from '../../activities/writes.ts'
import { prepareEdition, publishEdition } from '../../indicators/editions/writes.ts'
import { organisationForm } from '../../organisations/forms.ts'
import { listOrganisation, recordOrganisation } from '../../organisations/writes.ts'
import { placeForm } from '../../places/forms.ts'
import { publishPlace, recordPlace } from '../../places/writes.ts'
import { routes } from '../routes.ts'
import { PREFIXES } from './parts/catalogue.ts'

openHouse()
const now = new Date('2026-03-11T15:00:00Z')
const { namedNode } = DataFactory

async function valley() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'coordinator')
  const editionId = newId()
  await asActor(anna, async (tx) => {
    const placeId = newId()
    await recordPlace(
      tx,
      anna,
      placeId,
      placeForm.parse({
        name: 'Casa Fontana',
        kind: 'community_point',
        municipality: '017113',
        address: 'Via Roma 1',
      }),
    )
    await publishPlace(tx, anna, placeId, '2026-01-01')
    for (const [name, listed] of [
      ['=SOMMA(A1)', true],
      ['Chi non si elenca', false],
    ] as const) {
      const id = newId()
      await recordOrganisation(
        tx,
        anna,
        id,
        organisationForm.parse({ name, kind: 'association', municipality: '017113' }),
      )
      if (listed) await listOrganisation(tx, anna, id, '2026-01-01')
    }
    const lab = {
      title: 'Cucito insieme',
      kind: 'lab',
      area: 'proximity',
      on: '2026-03-12',
      from: '17:00',
      to: '19:00',
      published: 'yes',
    }
    await planActivity(tx, anna, newId(), newActivityForm.parse({ placeId, ...lab }), {
      now,
      timeZone: 'Europe/Rome',
    })
    const here = { slug: territory.slug, name: 'Valle' }
    await prepareEdition(
      tx,
      anna,
      editionId,
      { name: 'Febbraio', until: '2026-02-28' },
      { here, today: '2026-03-11' },
    )
    await publishEdition(tx, anna, editionId)
  })
  const visitor = visits(routes, territory, { now, around: frame({ navigation: [], footer: [] }) })
  return { territory, visitor, editionId }
}

test('lists are taken away as CSV and JSON, without what is not public and without formulas', async () => {
  const { visitor } = await valley()
  const bodies = JSON.parse((await visitor.get('/open-data/organisations.json')).html)
  expect(bodies.map(({ name }: { name: string }) => name)).toEqual(['=SOMMA(A1)'])
  const csv = (await visitor.get('/open-data/organisations.csv')).html
  expect(csv).toContain("'=SOMMA(A1)")
  const places = JSON.parse((await visitor.get('/open-data/places.json')).html)
  expect(places).toMatchObject([{ name: 'Casa Fontana', kind: 'community_point', hours: null }])
  const agenda = await visitor.get('/open-data/agenda.json')
  expect(JSON.parse(agenda.html)).toMatchObject([
    { title: 'Cucito insieme', starts_at: '2026-03-12T16:00:00.000Z' },
  ])
  expect(agenda.headers.get('access-control-allow-origin')).toBe('*')
  expect((await visitor.get('/open-data/people.csv')).status).toBe(404)
  expect((await visitor.get('/open-data')).html).toContain('CC BY 4.0')
})

test('the catalogue has what DCAT-AP_IT asks of each thing, and every file of it is there', async () => {
  const { visitor, territory, editionId } = await valley()
  const store = new Store(new Parser().parse((await visitor.get('/catalogue.ttl')).html))
  const [dct, dcat, it] = [PREFIXES.dct, PREFIXES.dcat, PREFIXES.dcatapit]
  const all = (kind: string) =>
    store.getSubjects(namedNode(`${PREFIXES.rdf}type`), namedNode(it + kind), null)
  const MANDATORY = {
    Catalog: ['title', 'description', 'publisher', 'modified']
      .map((name) => dct + name)
      .concat(`${dcat}dataset`),
    Dataset: ['identifier', 'title', 'description', 'modified', 'rightsHolder', 'accrualPeriodicity']
      .map((name) => dct + name)
      .concat(`${dcat}theme`),
    Distribution: [`${dct}format`, `${dct}license`, `${dcat}accessURL`],
    Agent: [`${dct}identifier`, `${PREFIXES.foaf}name`],
    LicenseDocument: [`${dct}type`, `${PREFIXES.foaf}name`],
  }
  for (const [kind, properties] of Object.entries(MANDATORY)) {
    expect(all(kind).length, kind).toBeGreaterThan(0)
    for (const one of all(kind))
      for (const property of properties)
        expect(
          store.countQuads(one, namedNode(property), null, null),
          `${one.value} ${property}`,
        ).toBeGreaterThan(0)
  }
  expect(all('Dataset')).toHaveLength(4)
  const files = store.getObjects(null, namedNode(`${dcat}downloadURL`), null).map(({ value }) => value)
  expect(files.some((url) => url.includes(editionId))).toBe(true)
  // The outcomes are of another room; the directory's own files are all there.
  for (const url of files.filter((one) => !one.includes('/editions/'))) {
    const { pathname } = new URL(url)
    expect((await visitor.get(pathname.replace(`/${territory.slug}`, ''))).status, url).toBe(200)
  }

  const nodes = JSON.parse((await visitor.get('/catalogue.jsonld')).html)
  const statements = nodes.flatMap((node: Record<string, unknown[]>) =>
    Object.entries(node).flatMap(([key, values]) => (key === '@id' ? [] : values)),
  )
  expect(statements).toHaveLength(store.size)
  const asked = await visitor.get('/catalogue', { accept: 'application/ld+json' })
  expect(asked.headers.get('content-type')).toContain('application/ld+json')
})

/** A report of last year that was signed and published, signed once more and published again; and one for the team alone. */
async function reportsOf(territoryId: string) {
  const signing = async (report: string, number: number, title: string, published: string | null) => {
    const id = newId()
    await asOwner(
      `insert into report_signing (territory_id, id, report_id, number, title, from_on, until_on, signed_on, known_at, sealed, hash,
         figures, published_at, reopened_at, reopened_why)
       values ($1, $2, $3, $4, $5, '2025-01-01', '2025-12-31', '2026-02-01', now(), '\\x00', repeat('a', 64), '[]', $6,
         case when $7 then now() end, case when $7 then 'Una svista' end)`,
      [territoryId, id, report, number, title, published, number === 1 && published !== null],
    )
    return id
  }
  const [told, kept] = [newId(), newId()]
  for (const id of [told, kept])
    await asOwner(
      `insert into report (territory_id, id, title, outline, from_on, until_on, language, parts)
       values ($1, $2, 'Un anno insieme', 'annual', '2025-01-01', '2025-12-31', 'en', '[]')`,
      [territoryId, id],
    )
  return {
    before: await signing(told, 1, 'Un anno insieme', '2026-02-02'),
    last: await signing(told, 2, 'Un anno insieme, corretto', '2026-03-02'),
    ours: await signing(kept, 1, 'Solo per noi', null),
  }
}

test('a published report stands among the open data, in the catalogue and in the sitemap, as it was signed last', async () => {
  const { visitor, territory, editionId } = await valley()
  const { before, last, ours } = await reportsOf(territory.id)
  const page = (await visitor.get('/open-data')).html
  const { html: map } = await visitor.get('/sitemap.xml')
  const store = new Store(new Parser().parse((await visitor.get('/catalogue.ttl')).html))
  const here = `http://localhost/${territory.slug}/reports/signed/${last}`

  for (const file of ['figures.csv', 'figures.xlsx'])
    expect(page).toContain(`/reports/signed/${last}/${file}"`)
  expect(page).toContain('dal 1 gennaio 2025 al 31 dicembre 2025')
  expect(map).toContain(`<loc>${here}</loc><lastmod>2026-03-02</lastmod>`)
  expect(map).toContain(`/editions/${editionId}</loc>`)
  expect(map).toContain(`/${territory.slug}/reports</loc>`)
  // Its words and stories are people's: no file with them is among what anyone may use for anything.
  for (const file of ['report.json', 'document.docx'])
    for (const said of [page, ...store.getObjects(null, null, null).map(({ value }) => value)])
      expect(said).not.toContain(file)
  for (const id of [before, ours]) for (const said of [page, map]) expect(said).not.toContain(id)

  const { dct, dcat } = PREFIXES
  const [dataset] = store.getSubjects(namedNode(`${dcat}landingPage`), namedNode(here), null)
  const told = (name: string) =>
    store.getObjects(dataset ?? null, namedNode(name), null).map(({ value }) => value)
  expect(told(`${dct}title`)).toEqual([`Relazione: Un anno insieme, corretto – Valle di prova`])
  expect(told(`${dcat}distribution`)).toHaveLength(2)
  // It may be written in another language than ours.
  expect(told(`${dct}language`)).toEqual([])
  const [period] = told(`${dct}temporal`)
  const day = (name: string) =>
    store.getObjects(namedNode(period ?? ''), namedNode(dcat + name), null).map(({ value }) => value)
  expect([day('startDate'), day('endDate')]).toEqual([['2025-01-01'], ['2025-12-31']])
  const formats = told(`${dcat}distribution`).flatMap((one) =>
    store
      .getObjects(namedNode(one), namedNode(`${dct}format`), null)
      .map(({ value }) => value.split('/').at(-1)),
  )
  expect(formats.sort()).toEqual(['CSV', 'XLSX'])
})
