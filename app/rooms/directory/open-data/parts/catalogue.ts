import { DataFactory, type Quad, Writer } from 'n3'
import type { Translate } from '../../../../ground/texts/texts.ts'
import type { OpenEdition, OpenReport } from '../reads.ts'
import { LISTS, type List, REPORT_FILES } from '../rules.ts'

// The catalogue of what anyone may take away, in the Italian profile of DCAT (DCAT-AP_IT 2.x).

const { namedNode, literal, quad } = DataFactory

export const PREFIXES = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatapit: 'http://dati.gov.it/onto/dcatapit#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  locn: 'http://www.w3.org/ns/locn#',
  owl: 'http://www.w3.org/2002/07/owl#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const
const EU = 'http://publications.europa.eu/resource/authority'
export const LICENCE = 'https://creativecommons.org/licenses/by/4.0/'

const FORMAT = {
  csv: { code: 'CSV', mediaType: 'text/csv' },
  json: { code: 'JSON', mediaType: 'application/json' },
  ics: { code: 'TXT', mediaType: 'text/calendar' },
  xlsx: {
    code: 'XLSX',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
} as const
type Format = keyof typeof FORMAT

export type CatalogueFacts = {
  /** The territory's public address, without a slash at its end. */
  base: string
  territory: { id: string; name: string }
  municipalities: readonly { name: string; code: string }[]
  changedAt: Date
  today: string
  editions: readonly OpenEdition[]
  reports: readonly OpenReport[]
  t: Translate
}

type Dataset = {
  code: string
  title: string
  description: string
  modified: string
  frequency: 'CONT' | 'IRREG'
  files: readonly { format: Format; url: string }[]
  page: string
  /** The days it speaks of. */
  from?: string
  until?: string
  /** It is in the language it was written in, which is not always ours. */
  inItsOwnLanguage?: boolean
}

/** What the catalogue holds: the lists of the directory, and every edition of the outcomes and report that was published. */
export function datasetsOf({ base, territory, changedAt, editions, reports, t }: CatalogueFacts): Dataset[] {
  const modified = changedAt.toISOString().slice(0, 10)
  const listed = (list: List): Dataset => ({
    code: list,
    title: `${t(`directory.openData.${list}.name`)} – ${territory.name}`,
    description: t(`directory.openData.${list}.about`),
    modified,
    frequency: 'CONT',
    page: `${base}/${list}`,
    files: [
      { format: 'csv', url: `${base}/open-data/${list}.csv` },
      { format: 'json', url: `${base}/open-data/${list}.json` },
      ...(list === 'agenda' ? [{ format: 'ics' as const, url: `${base}/agenda.ics` }] : []),
    ],
  })
  return [
    ...LISTS.map(listed),
    ...editions.map(
      ({ id, name, untilOn, publishedAt }): Dataset => ({
        code: id,
        title: `${t('directory.openData.edition.name', { name })} – ${territory.name}`,
        description: t('directory.openData.edition.about', { until: untilOn }),
        modified: publishedAt.toISOString().slice(0, 10),
        frequency: 'IRREG',
        page: `${base}/editions/${id}`,
        files: [
          { format: 'csv', url: `${base}/editions/${id}/edition.csv` },
          { format: 'json', url: `${base}/editions/${id}/edition.json` },
        ],
        until: untilOn,
      }),
    ),
    ...reports.map(({ id, title, fromOn, untilOn, publishedAt }): Dataset => {
      const page = `${base}/reports/signed/${id}`
      return {
        code: id,
        title: `${t('directory.openData.report.name', { title })} – ${territory.name}`,
        description: t('directory.openData.report.about', { from: fromOn, until: untilOn }),
        modified: publishedAt.toISOString().slice(0, 10),
        frequency: 'IRREG',
        page,
        files: REPORT_FILES.map(({ format, file }) => ({ format, url: `${page}/${file}` })),
        from: fromOn,
        until: untilOn,
        inItsOwnLanguage: true,
      }
    }),
  ]
}

type Told = string | { iri: string } | { date: string } | { it: string }
type Prefixed = `${keyof typeof PREFIXES}:${string}`

const iriOf = (name: Prefixed) => {
  const [prefix, local] = name.split(':') as [keyof typeof PREFIXES, string]
  return PREFIXES[prefix] + local
}
const termOf = (told: Told) => {
  if (typeof told === 'string') return literal(told)
  if ('iri' in told) return namedNode(told.iri)
  if ('it' in told) return literal(told.it, 'it')
  return literal(told.date, namedNode(iriOf('xsd:date')))
}

/** The catalogue as statements; two readings of it, Turtle and JSON-LD, say the same. */
export function catalogueOf(facts: CatalogueFacts): Quad[] {
  const { base, territory, municipalities, t } = facts
  const quads: Quad[] = []
  const say = (subject: string, statements: readonly (readonly [Prefixed, Told])[]) => {
    for (const [predicate, told] of statements)
      quads.push(quad(namedNode(subject), namedNode(iriOf(predicate)), termOf(told)))
  }
  const is = (...kinds: Prefixed[]) =>
    kinds.map((kind): readonly [Prefixed, Told] => ['rdf:type', { iri: iriOf(kind) }])
  const catalogue = `${base}/catalogue`
  const [publisher, contact, area] = ['publisher', 'contact', 'area'].map(
    (name) => `${catalogue}#${name}`,
  ) as [string, string, string]
  const datasets = datasetsOf(facts)
  const idOf = ({ code }: Dataset) => `${catalogue}#${code}`

  say(catalogue, [
    ...is('dcat:Catalog', 'dcatapit:Catalog'),
    ['dct:title', { it: t('directory.openData.title', { territory: territory.name }) }],
    ['dct:description', { it: t('directory.openData.lead') }],
    ['dct:publisher', { iri: publisher }],
    ['dct:modified', { date: facts.changedAt.toISOString().slice(0, 10) }],
    ['dct:language', { iri: `${EU}/language/ITA` }],
    ['foaf:homepage', { iri: `${base}/open-data` }],
    ['dcat:themeTaxonomy', { iri: `${EU}/data-theme` }],
    ['dct:license', { iri: LICENCE }],
    ...datasets.map((one): readonly [Prefixed, Told] => ['dcat:dataset', { iri: idOf(one) }]),
  ])
  say(publisher, [
    ...is('foaf:Agent', 'dcatapit:Agent'),
    ['foaf:name', { it: territory.name }],
    ['dct:identifier', territory.id],
  ])
  say(contact, [
    ...is('vcard:Organization', 'dcatapit:Organization'),
    ['vcard:fn', territory.name],
    ['vcard:hasURL', { iri: `${base}/accessibility/feedback` }],
  ])
  say(area, [
    ...is('dct:Location'),
    ['locn:geographicName', { it: municipalities.map(({ name }) => name).join(', ') || territory.name }],
  ])
  say(LICENCE, [
    ...is('dct:LicenseDocument', 'dcatapit:LicenseDocument'),
    ['dct:type', { iri: 'http://purl.org/adms/licencetype/Attribution' }],
    ['foaf:name', 'Creative Commons Attribution 4.0 International (CC BY 4.0)'],
    ['owl:versionInfo', '4.0'],
  ])

  for (const dataset of datasets) {
    const files = dataset.files.map(({ format, url }) => ({ id: `${idOf(dataset)}-${format}`, format, url }))
    say(idOf(dataset), [
      ...is('dcat:Dataset', 'dcatapit:Dataset'),
      ['dct:identifier', `${territory.id}:${dataset.code}`],
      ['dct:title', { it: dataset.title }],
      ['dct:description', { it: dataset.description }],
      ['dct:modified', { date: dataset.modified }],
      ['dct:publisher', { iri: publisher }],
      ['dct:rightsHolder', { iri: publisher }],
      ['dct:accrualPeriodicity', { iri: `${EU}/frequency/${dataset.frequency}` }],
      ...(dataset.inItsOwnLanguage ? [] : ([['dct:language', { iri: `${EU}/language/ITA` }]] as const)),
      ['dcat:theme', { iri: `${EU}/data-theme/SOCI` }],
      ['dcat:contactPoint', { iri: contact }],
      ['dcat:landingPage', { iri: dataset.page }],
      ['dct:spatial', { iri: area }],
      ...(dataset.until ? ([['dct:temporal', { iri: `${idOf(dataset)}-period` }]] as const) : []),
      ...files.map(({ id }): readonly [Prefixed, Told] => ['dcat:distribution', { iri: id }]),
    ])
    if (dataset.until)
      say(`${idOf(dataset)}-period`, [
        ...is('dct:PeriodOfTime'),
        ...(dataset.from ? ([['dcat:startDate', { date: dataset.from }]] as const) : []),
        ['dcat:endDate', { date: dataset.until }],
      ])
    for (const { id, format, url } of files)
      say(id, [
        ...is('dcat:Distribution', 'dcatapit:Distribution'),
        ['dct:title', { it: `${dataset.title} (${format.toUpperCase()})` }],
        ['dct:format', { iri: `${EU}/file-type/${FORMAT[format].code}` }],
        [
          'dcat:mediaType',
          { iri: `https://www.iana.org/assignments/media-types/${FORMAT[format].mediaType}` },
        ],
        ['dcat:accessURL', { iri: dataset.page }],
        ['dcat:downloadURL', { iri: url }],
        ['dct:license', { iri: LICENCE }],
        ['dct:modified', { date: dataset.modified }],
      ])
  }
  return quads
}

export function turtleOf(quads: readonly Quad[]): Promise<string> {
  const writer = new Writer({ prefixes: { ...PREFIXES } })
  writer.addQuads([...quads])
  return new Promise((resolve, reject) =>
    writer.end((error: Error | null | undefined, text: string) => (error ? reject(error) : resolve(text))),
  )
}

/** The same statements as expanded JSON-LD: nothing needs a context that lies elsewhere. */
export function jsonLdOf(quads: readonly Quad[]): object[] {
  const nodes = new Map<string, Record<string, unknown>>()
  for (const { subject, predicate, object } of quads) {
    const node = nodes.get(subject.value) ?? { '@id': subject.value }
    nodes.set(subject.value, node)
    const isType = predicate.value === iriOf('rdf:type')
    const key = isType ? '@type' : predicate.value
    const value = isType ? object.value : jsonLdValue(object)
    node[key] = [...((node[key] as unknown[]) ?? []), value]
  }
  return [...nodes.values()]
}

function jsonLdValue(object: Quad['object']) {
  if (object.termType !== 'Literal') return { '@id': object.value }
  if (object.language) return { '@value': object.value, '@language': object.language }
  const isPlain = object.datatype.value === iriOf('xsd:string' as Prefixed)
  return isPlain ? { '@value': object.value } : { '@value': object.value, '@type': object.datatype.value }
}
