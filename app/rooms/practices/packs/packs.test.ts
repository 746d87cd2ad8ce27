import { generateKeyPairSync, sign } from 'node:crypto'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import type { Env } from '../../../ground/access/request.ts'
import { newId } from '../../../ground/db/ids.ts'
import { beginnings } from '../../../ground/forms/beginning.ts'
import { frame } from '../../../shell/frame.tsx'
import * as activities from '../../activities/routes.ts'
import * as calls from '../../calls/routes.ts'
import { spaces } from '../../calls/spaces/routes.ts'
import { weightsOf } from '../../exchange/matches/reads.ts'
import { standingTargets } from '../../indicators/targets/reads.ts'
import { pactKinds, pactRule } from '../../pacts/reads.ts'
import { fieldsOfModel } from '../models/parts/begun.ts'
import { modelsHere } from '../models/reads.ts'
import { routes } from '../routes.ts'
import { NEEDED } from '../rules.ts'
import { SHIPPED, shippedPack } from './parts/shipped/list.ts'
import { readPack, signedPack } from './parts/signed.ts'
import { canonical, differencesOf, dueAfter, inFours, type Pack, placeOfMarkup } from './rules.ts'

openHouse()
const now = new Date('2018-06-10T10:00:00Z')
const around = frame({ navigation: [], footer: [] })

async function valley(name?: string) {
  const territory = await newTerritory(name)
  const giorgio = await territory.operator('Giorgio Verdi', 'coordinator')
  const desk = visits(routes, territory, { actor: giorgio, now, around })
  const visitor = visits(routes, territory, { now, around })
  const receive = async (fields: Record<string, string>) => {
    const id = newId()
    const answer = await desk.post('/practices/packs', { _once: id, ...fields })
    return { ...answer, id }
  }
  const upload = async (file: string) => {
    const body = new FormData()
    const id = newId()
    body.set('_once', id)
    body.set('file', new File([file], 'pratica.trama-pack.json'))
    return { ...(await desk.send('/practices/packs', body)), id }
  }
  /** Everything as the page proposes it, but for what is said otherwise. */
  const apply = async (arrival: string, said: Record<string, string> = {}, once = newId()) => {
    const { html } = await desk.get(`/practices/packs/${arrival}`)
    const chosen = Object.fromEntries(
      [...html.matchAll(/name="(piece-[^"]+)" value="take" checked/g)].map(([, one = '']) => [one, 'take']),
    )
    return desk.post(`/practices/packs/${arrival}/apply`, { _once: once, ...chosen, ...said })
  }
  return { territory, giorgio, desk, visitor, receive, upload, apply }
}
const last = (location: string | null) => location?.split('/').at(-1) ?? ''

const adoptions = (territoryId: string) =>
  asOwner<{ id: string }>('select id from practice_adoption where territory_id = $1', [territoryId])

/** A pack signed by somebody else's house. */
function signedElsewhere(pack: object) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(12).toString('base64')
  const value = sign(null, Buffer.from(canonical(pack)), privateKey).toString('base64')
  return JSON.stringify({ pack, signature: { algorithm: 'Ed25519', publicKey: raw, value } })
}

test.each(SHIPPED)(
  'the pack $slug is whole, in both languages, and can be taken up',
  async ({ slug, pack }) => {
    expect(readPack(signedPack(pack))).toMatchObject({ ok: true })
    const words = JSON.stringify(pack)
    expect([...words.matchAll(/"it":/g)].length).toBe([...words.matchAll(/"en":/g)].length)
    const { territory, giorgio, desk, visitor, receive, apply } = await valley()
    const { id, status } = await receive({ shipped: slug })
    expect(status).toBe(303)
    const taken = await apply(id, { 'piece-weights-goods': 'ours' })
    expect(taken.status).toBe(303)
    const page = await visitor.get(`/practices/adopted/${last(taken.location)}`)
    expect(page.status).toBe(200)
    expect(page.html).toContain('Trama')
    const models = await asActor(giorgio, (tx) => modelsHere(tx))
    expect(models.length).toBeGreaterThan(1)
    expect((await desk.get('/practices/models')).html).toContain(models[0]?.title as string)
    for (const model of models) expect((await desk.get(`/practices/models/${model.id}`)).status).toBe(200)
    const [row] = await asOwner<{ count: number }>(
      "select count(*)::int as count from practice_piece where territory_id = $1 and outcome = 'unknown'",
      [territory.id],
    )
    expect(row?.count).toBe(0)
  },
)

test('pieces become what they are for: kinds of pact, a ceiling, aims, weights, models', async () => {
  const { giorgio, receive, apply, desk } = await valley()
  const pacts = await receive({ shipped: 'generative-pacts' })
  // The rule of a new territory says the same already; nothing is asked about it.
  expect((await desk.get(`/practices/packs/${pacts.id}`)).html).not.toContain('name="piece-rule"')
  await apply(pacts.id)
  const { id } = await receive({ shipped: 'community-emporium' })
  const [, theirs = ''] =
    /value="(theirs:[0-9a-f]+)"/.exec((await desk.get(`/practices/packs/${id}`)).html) ?? []
  await apply(id, { 'piece-weights-goods': theirs })
  const here = await asActor(giorgio, async (tx) => ({
    kinds: await pactKinds(tx),
    rule: await pactRule(tx),
    aims: await standingTargets(tx),
    weights: await weightsOf(tx, 'goods'),
  }))
  expect(here.kinds.map(({ name }) => name)).toContain('Patto leggero di vicinato')
  expect(Number(here.rule.ceilingCents)).toBe(200_000)
  expect(here.aims).toMatchObject([
    { code: 'exchanges', value: 60, dueOn: '2019-06-30' },
    { code: 'pacts_direct', value: 15, dueOn: '2019-06-30' },
  ])
  expect(here.weights).toEqual({ condition: 50, near: 50 })
  const [document] = (await asActor(giorgio, (tx) => modelsHere(tx))).filter(
    ({ kind }) => kind === 'document',
  )
  const docx = await desk.get(`/practices/models/${document?.id}/document.docx`)
  expect(docx.headers.get('content-type')).toContain('wordprocessingml')
})

test('taken up again it is one adoption, and nothing doubles', async () => {
  const { territory, giorgio, receive, apply, desk } = await valley()
  const { id } = await receive({ shipped: 'community-points' })
  const once = newId()
  const first = await apply(id, {}, once)
  const count = async () => (await asActor(giorgio, (tx) => modelsHere(tx))).length
  const before = await count()
  expect(last((await apply(id, {}, once)).location)).toBe(last(first.location))
  const again = await receive({ shipped: 'community-points' })
  const page = (await desk.get(`/practices/packs/${again.id}`)).html
  expect(page).toContain('già stato adottato')
  expect(page).not.toContain('value="take"')
  await apply(again.id)
  // Two at the same moment, too.
  await Promise.all([apply(again.id), apply(id)])
  expect(await count()).toBe(before)
  expect(await adoptions(territory.id)).toHaveLength(1)
  expect((await desk.get('/practices')).html.match(/adopted\//g)).toHaveLength(1)
})

test('what is here and different is chosen, and a change in between is asked about again', async () => {
  const { giorgio, desk, receive, apply } = await valley()
  await apply((await receive({ shipped: 'community-points' })).id)
  const [text] = (await asActor(giorgio, (tx) => modelsHere(tx))).filter(
    ({ title }) => title === 'Invito a entrare',
  )
  const change = (body: string) =>
    desk.post(`/practices/models/${text?.id}`, { _once: newId(), title: 'Invito a entrare', body })
  await change('Le nostre parole')
  const { id } = await receive({ shipped: 'community-points' })
  const page = (await desk.get(`/practices/packs/${id}`)).html
  expect(page).toContain('Le nostre parole')
  expect(page).toContain('anche solo per un caffè')
  const unchosen = await apply(id)
  expect(unchosen.status).toBe(422)
  expect(unchosen.html).toContain('Scegli: qui è diverso')

  const [, theirs = ''] = /value="(theirs:[0-9a-f]+)"/.exec(page) ?? []
  await change('Parole ancora più nostre')
  expect((await apply(id, { 'piece-text-invitation': theirs })).status).toBe(422)
  const [, seen = ''] =
    /value="(theirs:[0-9a-f]+)"/.exec((await desk.get(`/practices/packs/${id}`)).html) ?? []
  const done = await apply(id, { 'piece-text-invitation': seen })
  expect(done.status).toBe(303)
  const now = (await asActor(giorgio, (tx) => modelsHere(tx))).find((one) => one.id === text?.id)
  expect(now?.content.body).toContain('anche solo per un caffè')

  // What they changed since is told to who works here, and that it was taken up to anyone.
  await change('Di nuovo le nostre')
  const adopted = (await desk.get(`/practices/adopted/${last(done.location)}`)).html
  expect(adopted).toContain('cambiato qui')
  expect(adopted).toContain('Di nuovo le nostre')
})

test('a practice travels to a neighbour with its set-up, and comes back as told', async () => {
  const origin = await valley('Valle di sopra')
  const neighbour = await valley('Valle di sotto')
  const practice = newId()
  const words = Object.fromEntries(NEEDED.map((part) => [part, `Parole su ${part}`]))
  await origin.desk.post('/practices/new', { _once: practice, title: 'La merenda lunga', ...words })
  const model = newId()
  await origin.desk.post('/practices/models/new?kind=activity', {
    _once: model,
    title: 'Merenda lunga',
    body: 'Si sta insieme fino a sera.',
    activity: 'lab',
    area: 'families',
  })
  const make = (fields: Record<string, string | string[]> = {}) =>
    origin.desk.post(`/practices/${practice}/pack`, { _once: newId(), 'models[]': model, ...fields })
  expect((await make()).status).toBe(409)
  await origin.desk.post(`/practices/${practice}/publish`, { _once: newId() })
  const [kind] = await asActor(origin.giorgio, (tx) => pactKinds(tx))
  expect((await make({ 'pactKinds[]': kind?.id as string, 'indicators[]': 'people_met' })).status).toBe(303)
  expect((await make({ 'pactKinds[]': kind?.id as string, 'indicators[]': 'people_met' })).status).toBe(409)

  const file = await origin.visitor.get(`/practices/${practice}/pack.json`)
  expect(readPack(file.html)).toMatchObject({
    ok: true,
    value: { pack: { number: 1, from: { name: 'Valle di prova' } } },
  })
  const list = (await neighbour.desk.get('/practices/packs')).html
  const [, offered = ''] =
    /name="offered" value="([^"]+)"/.exec(list.slice(list.indexOf('Valle di sopra'))) ?? []
  const { id } = await neighbour.receive({ offered })
  const page = (await neighbour.desk.get(`/practices/packs/${id}`)).html
  expect(page).toContain('Merenda lunga')
  expect(page).toContain('Valida: fatto in questa installazione')
  const done = await neighbour.apply(id)
  expect(done.status).toBe(303)
  expect((await asActor(neighbour.giorgio, (tx) => modelsHere(tx))).map(({ title }) => title)).toEqual([
    'Merenda lunga',
  ])
  // Their sheet is a draft of ours, which says where it comes from, also once it is published.
  const drafts = (await neighbour.desk.get('/practices')).html
  const [, sheet = ''] = /practices\/([0-9a-f-]{36})"/.exec(drafts) ?? []
  await neighbour.desk.post(`/practices/${sheet}/publish`, { _once: newId() })
  expect((await neighbour.visitor.get(`/practices/${sheet}`)).html).toContain('versione 1, adottata il')
  const told = (await origin.visitor.get(`/practices/${practice}`)).html
  expect(told).toContain('Chi l’ha adottata')
  expect(told).toContain('Valle di sotto: versione 1')

  // Withdrawn, it can no longer be had; what was taken up stays.
  await origin.desk.post(`/practices/${practice}/withdraw`, { _once: newId() })
  expect((await neighbour.receive({ offered })).status).toBe(422)
  expect((await origin.visitor.get(`/practices/${practice}/pack.json`)).status).toBe(404)
  expect((await neighbour.visitor.get(`/practices/adopted/${last(done.location)}`)).status).toBe(200)
})

test('a pack of another version, altered, with a script inside, or no pack at all is refused with its reason', async () => {
  const { territory, upload, giorgio } = await valley()
  const pack = shippedPack('community-points') as Pack
  const file = signedPack(pack)
  const withScript = { ...pack, lead: { it: '<script>alert(1)</script>' } }
  const hidden = { ...pack, lead: { it: 'ciao \u202e oaic' } }
  const link = { ...pack, lead: { it: 'vai su javascript:alert(1)' } }
  const unknown = { ...pack, pieces: [{ code: 'x', kind: 'role', grants: 'administrator' }] }
  const twice = { ...pack, pieces: [pack.pieces[1], pack.pieces[1]] }
  for (const [sent, told] of [
    ['', 'Scegli il file'],
    ['niente', 'non è un pacchetto'],
    ['[1]', 'non è un pacchetto'],
    ['['.repeat(100_000), 'non è un pacchetto'],
    [JSON.stringify({ pack: { format: 'altro/1' } }), 'non è un pacchetto'],
    [`{"pack":{"format":"trama-pack/1","x":${'['.repeat(5000)}${']'.repeat(5000)}}}`, 'non è un pacchetto'],
    [JSON.stringify({ pack: { format: 'trama-pack/2' } }), 'altra versione del formato'],
    [JSON.stringify({ pack }), 'La firma non corrisponde'],
    [file.replace('Punti di comunità', 'Punti di Comunità'), 'La firma non corrisponde'],
    [file.replace(/"value": "../, '"value": "AA'), 'La firma non corrisponde'],
    [signedElsewhere(withScript), 'contiene codice'],
    [signedElsewhere(hidden), 'contiene codice'],
    [signedElsewhere(link), 'contiene codice'],
    [signedElsewhere(unknown), 'parti che qui non si conoscono'],
    [signedElsewhere(twice), 'parti che qui non si conoscono'],
    [signedElsewhere({ ...pack, more: 1 }), 'parti che qui non si conoscono'],
    [signedElsewhere({ ...pack, number: 0 }), 'parti che qui non si conoscono'],
    ['x'.repeat(600_000), 'più grande di un pacchetto'],
  ] as const) {
    const answer = await upload(sent)
    expect({ told, status: answer.status }).toEqual({ told, status: 422 })
    expect(answer.html).toContain(told)
    expect(answer.html).not.toContain('<script>alert')
  }
  expect(await adoptions(territory.id)).toEqual([])
  expect(await asActor(giorgio, (tx) => modelsHere(tx))).toEqual([])
  // Whitespace is no change: what is signed is what it says.
  expect((await upload(JSON.stringify(JSON.parse(file)))).status).toBe(303)
})

test('the key of a stranger is compared once; an indicator nobody knows here is told, not taken', async () => {
  const { upload, apply, desk, receive } = await valley()
  const shipped = shippedPack('community-points') as Pack
  const pack: Pack = {
    ...shipped,
    id: newId(),
    from: { slug: 'lontano', name: 'Valle lontana' },
    pieces: [
      ...shipped.pieces.slice(1, 3),
      {
        code: 'indicator-other',
        kind: 'indicator',
        indicator: 'altrove',
        aim: null,
        why: { it: 'Perché sì' },
      },
    ],
  }
  const { id } = await upload(signedElsewhere(pack))
  const page = (await desk.get(`/practices/packs/${id}`)).html
  expect(page).toContain('per la prima volta')
  expect(page).toContain('Non conosciuti qui: 1')
  const blind = await apply(id)
  expect(blind.status).toBe(422)
  expect(blind.html).toContain('confronta l’impronta prima di adottare')
  const done = await apply(id, { compared: 'yes' })
  expect(done.status).toBe(303)
  expect((await desk.get(`/practices/adopted/${last(done.location)}`)).html).toContain('qui non si conosce')
  expect((await receive({ shipped: 'nessuno' })).status).toBe(422)
})

test('only who keeps practices sees packs, and only those of their territory', async () => {
  const { territory, receive } = await valley()
  const { id } = await receive({ shipped: 'civic-centers' })
  const as = async (...roles: string[]) =>
    visits(routes, territory, { actor: await territory.operator('Altra Persona', ...roles), now, around })
  for (const role of ['facilitator', 'evaluator', 'partner', 'citizen']) {
    const one = await as(role)
    for (const path of ['/practices/packs', `/practices/packs/${id}`])
      expect((await one.get(path)).status).toBe(404)
    expect((await one.post(`/practices/packs/${id}/apply`, { _once: newId() })).status).toBe(404)
  }
  const elsewhere = await valley()
  expect((await elsewhere.desk.get(`/practices/packs/${id}`)).status).toBe(404)
})

test('the same content is written in one way, and what is more than words is found', () => {
  expect(canonical({ b: 1, a: [{ d: null, c: 'é' }] })).toBe('{"a":[{"c":"é","d":null}],"b":1}')
  expect(() => canonical(JSON.parse(`${'['.repeat(50)}${']'.repeat(50)}`))).toThrow(RangeError)
  expect(placeOfMarkup({ a: ['5 < 6', 'x <b>'] })).toBe('a.1')
  expect(placeOfMarkup({ '<b>': 'x' })).toBe('.')
  expect(placeOfMarkup({ a: 'se 3 <4, allora' })).toBeUndefined()
  expect(differencesOf({ a: '1', b: ['x'] }, { a: '1', b: ['y'], c: true }).map(({ part }) => part)).toEqual([
    'b',
    'c',
  ])
  expect(dueAfter('2018-01-31', 1)).toBe('2018-02-28')
  expect(dueAfter('2018-06-10', 12)).toBe('2019-06-30')
  expect(inFours('0123456789ab')).toBe('0123 4567 89ab')
})

test('work begins from a model: the form of its room is filled in, and nothing of it is recorded', async () => {
  const { territory, giorgio, receive, apply } = await valley()
  await apply((await receive({ shipped: 'civic-centers' })).id)
  const models = await asActor(giorgio, (tx) => modelsHere(tx))
  const of = (kind: string) => models.find((one) => one.kind === kind)?.id as string
  beginnings.from = fieldsOfModel
  const rooms = new Hono<Env>().route('/', activities.routes).route('/', calls.routes).route('/', spaces)
  const desk = visits(rooms, territory, { actor: giorgio, now, around })
  expect((await desk.get(`/activities/new?model=${of('activity')}`)).html).toContain(
    'Corso chiesto dalle famiglie',
  )
  const call = (await desk.get(`/calls/new?model=${of('call')}`)).html
  expect(call).toContain('Chi propone si impegna in prima persona')
  expect(call).toMatch(/value="group" checked/)
  expect((await desk.get(`/space-calls/new?model=${of('space_sheet')}`)).html).toContain(
    'La capacità di attrarre risorse',
  )
  // A model of another kind, one that is not there, and what is no id fill in nothing.
  for (const id of [of('call'), newId(), 'niente'])
    expect((await desk.get(`/activities/new?model=${id}`)).status).toBe(200)
})
