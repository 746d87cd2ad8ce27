import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { beforeAll, expect, test } from 'vitest'
import { accessFor, program, somebody, wholeApp } from '../../../tests/support/programs.ts'
import { openShell, URL_HERE } from '../../../tests/support/shell.ts'
import { asOwner, newTerritory, openHouse, type TestTerritory } from '../../../tests/support/territory.ts'
import { newId } from '../../ground/db/ids.ts'
import { CONTRACTS } from './contracts.ts'
import type { OpenApi } from './open-api.ts'
import { type Listed, operationsOf, requestOf } from './operations.ts'

openHouse()
openShell()

let app: ReturnType<typeof wholeApp>
let territory: TestTerritory
let document: OpenApi
let token: string
/** A record of each kind, by the name of its contract. */
const known = new Map<string, string>()

const read = async (path: string, init: RequestInit = {}) =>
  app.request(`${URL_HERE}/${territory.slug}${path}`, {
    ...init,
    headers: { 'accept-language': 'en', ...init.headers },
  })

/** Whoever coordinates a territory in which there is one of everything. */
beforeAll(async () => {
  app = wholeApp()
  territory = await newTerritory()
  const { accountId, personId } = await somebody(territory, 'coordinator', 'administrator')
  token = (await accessFor(territory, accountId)).token
  const ask = program(app, territory, token)
  const make = async (name: string, body: object) => {
    const made = await ask.post(`/${name}`, body)
    if (made.status !== 201) throw new Error(`${name}: ${JSON.stringify(made.body)}`)
    known.set(name, made.body.id)
    return made.body.id as string
  }
  await make('people', { givenName: 'Nora', familyName: 'Villa' })
  await make('organisations', { name: 'Amici del Chiese', kind: 'association', offers: 'Una sala' })
  const placeId = await make('places', {
    name: 'Casa Fontana',
    kind: 'community_point',
    municipality: '017113',
    latitude: 45.4,
    longitude: 10.2,
  })
  known.set('opening-hours', placeId)
  await make('encounters', {
    who: ['new-person:Dino Serra'],
    metAt: '2026-03-01T10:30',
    note: 'Una nota',
    next: 'Chiamare',
  })
  known.set('reminders', (await ask.get('/reminders')).body.items[0].id)
  const activityId = await make('activities', {
    title: 'Cucito',
    kind: 'lab',
    area: 'proximity',
    placeId,
    published: true,
    on: '2026-02-02',
    from: '15:00',
    to: '17:00',
  })
  const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
  await make('sessions', { activityId, on: soon, from: '15:00', to: '17:00', placeId })
  const past = (await ask.get(`/sessions?activity=${activityId}&until=2026-12-31`)).body.items[0].id
  known.set('registers', past)
  const register = await ask.get(`/registers/${past}`)
  await ask.put(
    `/registers/${past}`,
    { entries: [{ personId: known.get('people'), state: 'attended' }], headcount: 3 },
    register.headers.get('etag'),
  )
  known.set('attendances', (await ask.get('/attendances')).body.items[0].id)
  known.set('outcomes', (await ask.get('/outcomes?limit=1')).body.items[0].id)
  const callId = await make('calls', {
    title: 'Idee',
    purpose: 'Per il paese',
    who: ['person'],
    total: '9500',
    ceiling: '2000',
    opensOn: '2020-01-01',
    closesOn: '2027-02-01',
    resultOn: '2027-03-01',
    criteria: [{ label: 'Utile', weight: 3, best: 5 }],
  })
  await prepared(callId, placeId, personId)
  document = (await (await read('/api/openapi.json')).json()) as OpenApi
}, 120_000)

/** What is made by hand and not by programs. */
async function prepared(callId: string, placeId: string, personId: string) {
  const own = (kind: string) => {
    const id = newId()
    known.set(kind, id)
    return id
  }
  await asOwner('update place set published_on = $2 where id = $1', [placeId, '2020-01-01'])
  await asOwner('update organisation set listed_on = $2 where territory_id = $1', [
    territory.id,
    '2020-01-01',
  ])
  await asOwner('update idea_call set published_at = now() where id = $1', [callId])
  await asOwner(
    `insert into idea (territory_id, id, call_id, title, what, spending, asked_cents, who, arrived_on, state, reason, judged_at, recorded_by)
     values ($1, $2, $3, 'Un orto', 'Un orto per tutti', 'Terra', 10000, 'person', '2026-01-02', 'admitted', 'Chiara', now(), $4)`,
    [territory.id, own('ideas'), callId, personId],
  )
  await asOwner(
    `insert into round_table (territory_id, id, kind, name, purpose, quorum, starts_on, shown) values ($1, $2, 'district', 'Tavolo', 'Parlare', 1, '2020-01-01', true)`,
    [territory.id, own('tables')],
  )
  const content = {
    format: 'trama-edition/1',
    id: own('editions'),
    name: 'Prova',
    factsUntil: '2020-12-31',
    knownAt: '2021-01-01',
    restates: null,
    reason: null,
    figures: [],
    sheets: {},
  }
  await asOwner(
    `insert into outcome_edition (territory_id, id, name, until_on, known_at, published_at, published_by, hash, content, recorded_by)
     values ($1, $2, 'Prova', '2020-12-31', '2021-01-01', now(), $4, repeat('a', 64), $3, $4)`,
    [territory.id, known.get('editions'), JSON.stringify(content), personId],
  )
}

function ajvOf(doc: OpenApi) {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  ajv.addSchema({ $id: 'doc', ...doc })
  return (schema: object) => ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"doc#/')))
}

test('the document is OpenAPI 3.1, whole, in both languages', async () => {
  for (const language of ['it', 'en']) {
    const answer = await read('/api/openapi.json', { headers: { 'accept-language': language } })
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    const said = await new Validator().validate((await answer.json()) as Record<string, unknown>)
    expect(said.errors ?? []).toEqual([])
    expect(said.valid).toBe(true)
  }
  const ids = operationsOf(document).map(({ operationId }) => operationId)
  expect(new Set(ids).size).toBe(ids.length)
})

test('every route of the interfaces stands in the document, and nothing stands there that is no route', () => {
  const routes = app.routes
    .filter(({ method, path }) => /^(GET|POST|PUT)$/.test(method) && path.startsWith('/:slug/'))
    .map(({ method, path }) => ({
      method,
      path: path
        .replace('/:slug', '')
        .replaceAll(/:(\w+)(\{[^/]*\})?/g, '{$1}')
        .replace(/(.)\/$/, '$1'),
    }))
  const documented = new Set(operationsOf(document).map(({ method, path }) => `${method} ${path}`))
  const asked = new Set(routes.map(({ method, path }) => `${method} ${path}`))
  const missing = [...asked].filter((route) => /^\w+ \/api\/(?!try)/.test(route) && !documented.has(route))
  expect(missing).toEqual([])
  expect([...documented].filter((operation) => !asked.has(operation))).toEqual([])
  for (const { name, create, change } of CONTRACTS) {
    expect(documented.has(`GET /api/v1/${name}/{id}`)).toBe(true)
    expect(documented.has(`POST /api/v1/${name}`)).toBe(create !== undefined)
    expect(documented.has(`PUT /api/v1/${name}/{id}`)).toBe(change !== undefined)
  }
})

/** A record there is, for the operations that ask for one. */
async function idFor({ path, operationId }: Listed): Promise<string> {
  if (path.startsWith('/api/v1/')) return known.get(path.split('/')[3] ?? '') ?? newId()
  if (path.startsWith('/places/')) return known.get('places') ?? ''
  if (path.startsWith('/editions/')) return known.get('editions') ?? ''
  if (path.startsWith('/api/hsds/') && path.includes('{id}')) {
    const list = (await (await read(path.replace('/{id}', ''))).json()) as { contents: { id: string }[] }
    const [first] = list.contents
    if (!first) throw new Error(`${operationId}: nothing to read`)
    return first.id
  }
  return ''
}

/** Asks what an operation describes, as the document says to; a change sends back what was read. */
async function call(operation: Listed): Promise<Response> {
  const id = await idFor(operation)
  const said = (field: string) =>
    field === 'path-id' || field === 'path-edition' ? id : field === 'path-list' ? 'places.json' : ''
  const { path, init } = requestOf(operation, said)
  const headers = { ...init.headers, ...(operation.security.length && { authorization: `Bearer ${token}` }) }
  if (operation.method === 'GET') return read(path, { headers })
  if (operation.method === 'POST') {
    const before = (await (
      await read(`${path}/${known.get(path.split('/')[3] ?? '')}`, { headers })
    ).json()) as Record<string, unknown>
    const more = {
      alreadyKnown: true,
      someoneElse: true,
      activityId: known.get('activities'),
      on: '2027-05-05',
      from: '10:00',
      to: '12:00',
    }
    return read(path, { method: 'POST', headers, body: JSON.stringify({ ...before, ...more }) })
  }
  const before = await read(path, { headers })
  const body =
    operation.operationId === 'calls-change'
      ? '{}'
      : JSON.stringify({ ...((await before.json()) as object), done: true })
  return read(path, {
    method: 'PUT',
    headers: { ...headers, 'if-match': before.headers.get('etag') ?? '' },
    body,
  })
}

// What this house has none of, or what stands once it is published: they answer with a problem that is documented too.
const WITHOUT = new Map([
  ['decisions-read', 404],
  ['calls-change', 422],
])

test('every operation is answered as the document says', { timeout: 240_000 }, async () => {
  const compile = ajvOf(document)
  const wrong: string[] = []
  for (const operation of operationsOf(document)) {
    const answer = await call(operation)
    const text = await answer.text()
    const expected = WITHOUT.get(operation.operationId)
    const { operationId, responses } = operation
    const described = responses[answer.status] as
      | { $ref?: string; content?: Record<string, { schema: object }> }
      | undefined
    if (!described || (expected ?? 0) !== (answer.status < 300 ? 0 : answer.status)) {
      wrong.push(`${operationId}: ${answer.status} ${text.slice(0, 300)}`)
      continue
    }
    const { content = {} } = described.$ref ? document.components.responses.Problem : described
    const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? ''
    const told = (content as Record<string, { schema: object }>)[type]
    if (!told) wrong.push(`${operationId}: ${type} is not described`)
    else if (/json/.test(type)) {
      const valid = compile(told.schema)
      if (!valid(JSON.parse(text))) wrong.push(`${operationId}: ${JSON.stringify(valid.errors?.slice(0, 3))}`)
    }
  }
  expect(wrong).toEqual([])
})

test('what the document lets one send is taken, what it forbids is refused', async () => {
  const compile = ajvOf(document)
  const sent = (path: string) =>
    compile(document.paths[path]?.post?.requestBody?.content['application/json'].schema ?? {})
  const person = sent('/api/v1/people')
  expect(person({ givenName: 'Nora', birthYear: 1980, someoneElse: true })).toBe(true)
  expect(person({ familyName: 'Villa' })).toBe(false)
  expect(person({ givenName: 'Nora', gender: 'x' })).toBe(false)
  const call = sent('/api/v1/calls')
  const whole = {
    title: 'Idee',
    purpose: 'x',
    who: ['person'],
    total: '9500',
    ceiling: '2000',
    opensOn: '2027-01-01',
    closesOn: '2027-02-01',
    resultOn: '2027-03-01',
    criteria: [{ label: 'Utile', weight: 3, best: 5 }],
  }
  expect(call(whole)).toBe(true)
  expect(call({ ...whole, method: 'dice' })).toBe(false)
})

test('an answer that is not as described would be found', () => {
  const valid = ajvOf(document)({ $ref: '#/components/schemas/People' })
  expect(valid({ id: newId() })).toBe(false)
})
