import { expect, test } from 'vitest'
import {
  asActor,
  asOwner,
  newTerritory,
  openHouse,
  type TestTerritory,
} from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { frame } from '../../../shell/frame.tsx'
import { besideEditions } from '../editions/parts/local-figures.ts'
import type { EditionContent } from '../editions/rules.ts'
import { recordsOf } from '../reads.ts'
import { routes } from '../routes.tsx'
import { recordCode } from '../rules.ts'
import { standingLocals, toldLocals } from './reads.ts'
import { liesWithin } from './rules.ts'

openHouse()
const now = new Date('2017-06-10T10:00:00Z')
const today = '2017-06-10'
const around = frame({ navigation: [], footer: [] })

/** A place, and an activity of a kind there with a closed session on each day, and so many people at each. */
async function activity(
  valley: TestTerritory,
  kind: string,
  days: string[],
  people: string[],
  istat = '017113',
) {
  const [place, id] = [newId(), newId()]
  await asOwner(
    "insert into place (territory_id, id, name, kind, istat_code) values ($1, $2, $3, 'space', $4)",
    [valley.id, place, `Sala ${kind}`, istat],
  )
  await asOwner(
    "insert into activity (territory_id, id, title, kind, area, place_id) values ($1, $2, 'Insieme', $3, 'youth', $4)",
    [valley.id, id, kind, place],
  )
  for (const day of days) {
    const session = newId()
    await asOwner(
      `insert into activity_session (territory_id, id, activity_id, held_on, starts_at, ends_at, closed_at)
       values ($1, $2, $3, $4::date, $4::date + interval '10 hours', $4::date + interval '12 hours', $4::date + interval '13 hours')`,
      [valley.id, session, id, day],
    )
    for (const person of people)
      await asOwner(
        "insert into attendance (territory_id, session_id, person_id, state) values ($1, $2, $3, 'attended')",
        [valley.id, session, person],
      )
  }
  return { place, id }
}
const crowd = (valley: TestTerritory, size: number) =>
  Promise.all(Array.from({ length: size }, (_, at) => valley.person(`Anna Bianchi${at}`)))

async function valleyWithLabs() {
  const valley = await newTerritory()
  const lab = await activity(
    valley,
    'lab',
    ['2017-03-01', '2017-04-01', '2017-05-02'],
    await crowd(valley, 8),
  )
  await activity(valley, 'event', ['2017-04-03'], await crowd(valley, 20), '017001')
  await asOwner('insert into reporting_day (territory_id, on_day) values ($1, $2)', [valley.id, '2017-05-31'])
  const silvia = await valley.operator('Silvia', 'coordinator')
  const desk = visits(routes, valley, { actor: silvia, now, around })
  const define = (fields: Record<string, string>) =>
    desk.post('/outcomes/local/new', {
      _once: newId(),
      _save: 'yes',
      name: 'Laboratori a Montichiari',
      definition: 'Incontri di laboratorio chiusi.',
      records: 'sessions',
      ...fields,
    })
  return { valley, lab, silvia, desk, define }
}

test('a coordinator defines what is counted, and it stands in the table, in files, with its records beneath', async () => {
  const { valley, silvia, desk, define } = await valleyWithLabs()
  const defined = await define({ kind: 'lab', municipality: '017113' })
  expect(defined.status).toBe(303)
  const page = await desk.get(defined.location?.replace(`/${valley.slug}`, '') ?? '')
  expect(page.html).toContain('Laboratori a Montichiari')
  expect(page.html).toContain('Comune: Montichiari')
  expect(page.html.match(/S-[0-9A-F]{8}/g)).toHaveLength(3)
  const table = (await desk.get('/outcomes')).html
  expect(table).toContain('Locali')
  expect(table.split('Laboratori a Montichiari')[1]).toMatch(/>3</)
  expect((await desk.get('/outcomes.csv')).html).toContain('Laboratori a Montichiari,3,meeting')
  const [local] = await asActor(silvia, (tx) => standingLocals(tx))
  expect((await desk.get(`/outcomes/${local?.code}.csv`)).html.trim().split('\r\n')).toHaveLength(4)
  // As of an earlier day, what had happened by then.
  const march = await asActor(silvia, (tx) =>
    toldLocals(tx, silvia, { until: '2017-03-31', today, forTeam: true }, local ? [local] : []),
  )
  expect(march[0]?.value).toBe(1)
})

test('each person once, a share of a whole that holds it, and a ratio of one that does not', async () => {
  const { silvia, define } = await valleyWithLabs()
  await define({ name: 'Persone', records: 'attendances', distinct: 'person', kind: 'lab' })
  await define({ name: 'Quota di lab', records: 'sessions', kind: 'lab', ofRecords: 'sessions' })
  await define({
    name: 'Presenze per incontro',
    records: 'attendances',
    kind: 'lab',
    ofRecords: 'sessions',
    ofKind: 'lab',
  })
  const told = await asActor(silvia, async (tx) => {
    const locals = await standingLocals(tx)
    const figures = await toldLocals(tx, silvia, { until: today, today, forTeam: true }, locals)
    return new Map(figures.map((figure, at) => [locals[at]?.name, figure]))
  })
  expect(told.get('Persone')).toMatchObject({ value: 8, unit: 'person', forTeam: true })
  expect(told.get('Quota di lab')).toMatchObject({ value: 0.75, unit: 'share', numerator: 3, denominator: 4 })
  expect(told.get('Presenze per incontro')).toMatchObject({ value: 8, unit: 'ratio' })
})

test('people who are helped are counted, and nobody reads in a list who they are', async () => {
  const { valley, silvia, desk, define } = await valleyWithLabs()
  const helped = await crowd(valley, 14)
  for (const person of helped)
    await asOwner(
      `insert into exchange_agreement (territory_id, id, kind, title, need_person_id, starts_on)
       values ($1, $2, 'home', 'Un alloggio', $3, '2017-05-04')`,
      [valley.id, newId(), person],
    )
  await define({ name: 'Ospitati', records: 'agreements', distinct: 'person', kind: 'home' })
  await define({ name: 'Alloggi', records: 'agreements', kind: 'home' })
  const [agreements, people] = await asActor(silvia, (tx) => standingLocals(tx))
  const { html } = await desk.get(`/outcomes/${people?.code}`)
  expect(html).toContain('chi sono si legge solo dove le si segue')
  expect(html).not.toContain('Anna Bianchi')
  expect(html).not.toContain(recordCode('person', helped[0] ?? ''))
  const file = await desk.get(`/outcomes/${people?.code}.csv`)
  expect(file.html.trim().split('\r\n')).toHaveLength(1)
  // The agreements themselves are listed, each as its own policies show it.
  expect((await desk.get(`/outcomes/${agreements?.code}`)).html.match(/E-[0-9A-F]{8}/g)).toHaveLength(14)
})

test('a definition that divides by nothing, singles somebody out or is called like another is refused beside its field', async () => {
  const { valley, desk, define } = await valleyWithLabs()
  const nothing = await define({ ofRecords: 'sessions', ofKind: 'course' })
  expect(nothing.status).toBe(422)
  expect(nothing.html).toContain('Divide per niente')
  // Nothing of what was typed is lost.
  expect(nothing.html).toContain('Incontri di laboratorio chiusi.')

  await activity(valley, 'world_cafe', ['2017-04-09'], await crowd(valley, 3))
  const few = await define({ records: 'attendances', distinct: 'person', kind: 'world_cafe' })
  expect(few.html).toContain('così poche persone')
  expect(few.html).not.toContain('Oggi: 3')

  expect((await define({ kind: 'lab' })).status).toBe(303)
  const taken = await define({ name: 'LABORATORI a Montichiari' })
  expect(taken.status).toBe(409)
  expect(taken.html).toContain('C’è già un indicatore con questo nome')

  const elsewhere = await newTerritory()
  const other = await activity(elsewhere, 'lab', [], [])
  const stranger = await define({ name: 'Altrove', place: other.place })
  expect(stranger.html).toContain('Scegli un luogo di questo territorio')
  const tried = await desk.post('/outcomes/local/new', { _once: newId(), _try: 'yes', records: 'sessions' })
  expect(tried.html).toContain('Oggi: 5')
  expect(tried.html).not.toContain('Serve una risposta')
  expect((await desk.post('/outcomes/local/check', { records: 'sessions', kind: 'lab' })).html).toContain(
    'Oggi: 3',
  )
})

test('two figures that differ by a few people do not stand beside each other', async () => {
  const { valley, define } = await valleyWithLabs()
  await activity(valley, 'course', ['2017-05-05'], await crowd(valley, 3), '017039')
  expect((await define({ name: 'Tutte', records: 'attendances', distinct: 'person' })).status).toBe(303)
  const near = await define({
    name: 'Quasi tutte',
    records: 'attendances',
    distinct: 'person',
    area: 'youth',
  })
  expect(near.status).toBe(303)
  await asOwner("update activity set area = 'work' where territory_id = $1 and kind = 'course'", [valley.id])
  const apart = await define({
    name: 'Quasi',
    records: 'attendances',
    distinct: 'person',
    area: 'youth',
    from: '2017-01-01',
  })
  expect(apart.html).toContain('la differenza sarebbe di così poche persone')
})

test('outside the team a figure of people is told as those of the house are', async () => {
  const { valley, define } = await valleyWithLabs()
  await define({ name: 'Persone', records: 'attendances', distinct: 'person', kind: 'lab' })
  const eva = await valley.operator('Eva', 'evaluator')
  const figures = await asActor(eva, async (tx) =>
    toldLocals(tx, eva, { until: today, today, forTeam: false }, await standingLocals(tx)),
  )
  expect(figures[0]).toMatchObject({ value: 8, countedOn: '2017-05-31', suppressed: false })
  expect((await visits(routes, valley, { actor: eva, now, around }).get('/outcomes/local/new')).status).toBe(
    404,
  )
  const early = await asActor(eva, async (tx) =>
    toldLocals(tx, eva, { until: '2017-03-15', today, forTeam: false }, await standingLocals(tx)),
  )
  expect(early[0]).toMatchObject({ value: null, suppressed: true })
})

test('a change is a version with its reason; who changed an older one is told and keeps their words', async () => {
  const { valley, silvia, desk, define } = await valleyWithLabs()
  await define({ kind: 'lab' })
  const [local] = await asActor(silvia, (tx) => standingLocals(tx))
  const path = `/outcomes/local/${local?.version.indicatorId}/change`
  const change = (fields: Record<string, string>) =>
    desk.post(path, {
      _once: newId(),
      _save: 'yes',
      name: 'Incontri',
      definition: 'Tutti gli incontri.',
      records: 'sessions',
      from_version: '1',
      ...fields,
    })
  expect((await change({})).html).toContain('Serve una risposta')
  expect((await change({ reason: 'Contiamo anche gli eventi.' })).status).toBe(303)
  const late = await change({ reason: 'Un’altra idea.' })
  expect(late.status).toBe(409)
  expect(late.html).toContain('Qualcun altro ha cambiato')
  expect(late.html).toContain('Un’altra idea.')
  const page = (await desk.get(`/outcomes/${local?.code}`)).html
  expect(page).toContain('Contiamo anche gli eventi.')
  expect(page).toContain('Laboratori a Montichiari')
  expect(page).toMatch(/lead">4/)

  expect((await desk.post(path.replace('change', 'end'), { _once: newId() })).status).toBe(303)
  expect((await desk.get(`/outcomes/${local?.code}`)).status).toBe(404)
  expect((await define({})).status).toBe(303)
  expect(valley.slug).toBeTruthy()
})

test('the records beneath a figure are those it counts, and nobody of another territory counts them', async () => {
  const { silvia, define } = await valleyWithLabs()
  await define({ name: 'Presenze', records: 'attendances', kind: 'lab' })
  const [local] = await asActor(silvia, (tx) => standingLocals(tx))
  if (!local) throw new Error('nothing stands')
  const { total } = await asActor(silvia, (tx) => recordsOf(tx, silvia, local.set, today))
  expect(total).toBe(24)
  const neighbour = await newTerritory()
  const other = await neighbour.operator('Rosa', 'coordinator')
  const { total: theirs } = await asActor(other, (tx) => recordsOf(tx, other, local.set, today))
  expect(theirs).toBe(0)
  const citizen = await neighbour.operator('Carla', 'citizen')
  await expect(asActor(citizen, (tx) => recordsOf(tx, citizen, local.set, today))).rejects.toThrow(/not for/)
})

test('an edition keeps the figure, the definition and the aims it was published with', async () => {
  const { valley, silvia, desk, define } = await valleyWithLabs()
  await define({ kind: 'lab' })
  const [local] = await asActor(silvia, (tx) => standingLocals(tx))
  const code = local?.code ?? ''
  const aim = { _once: newId(), code, dueOn: '2017-12-31', value: '12', source: 'Patto di comunità' }
  expect((await desk.post('/outcomes/targets', aim)).status).toBe(303)
  expect((await desk.get('/outcomes/targets')).html).toContain('Laboratori a Montichiari')

  const publish = async (name: string, until: string) => {
    const prepared = await desk.post('/editions/new', { _once: newId(), name, until })
    const id = prepared.location?.split('/').at(-1) ?? ''
    await desk.post(`/editions/${id}/publish`, { _once: newId(), open: 'yes' })
    return id
  }
  const before = await publish('Maggio', '2017-05-31')
  await desk.post(`/outcomes/local/${local?.version.indicatorId}/change`, {
    _once: newId(),
    _save: 'yes',
    name: 'Incontri di tutti',
    definition: 'Tutti gli incontri.',
    records: 'sessions',
    reason: 'Anche gli eventi.',
    from_version: '1',
  })
  const after = await publish('Giugno', '2017-06-09')
  const visitor = visits(routes, valley, { now, around })
  const page = (await visitor.get(`/editions/${before}`)).html
  expect(page).toContain('Laboratori a Montichiari')
  expect(page).toContain('Gli obiettivi di allora')
  expect(page).toContain('Patto di comunità')
  expect(page).not.toContain('Incontri di tutti')
  const compared = (await visitor.get(`/editions/compare?a=${before}&b=${after}`)).html
  expect(compared).toContain('Incontri di tutti')
  expect(compared).toContain('la definizione')
  const file = JSON.parse((await visitor.get(`/editions/${before}/edition.json`)).html)
  expect(file.figures.at(-1)).toMatchObject({ code, value: 3, group: 'local', state: 'counted' })
  expect(file.sheets[code].en.counts).toContain('Closed meetings of activities')
  expect(file.targets).toHaveLength(1)
})

test('by another definition a figure of people too near an earlier one is not told', () => {
  const figure = (value: number) => ({
    code: 'local_x',
    group: 'local' as const,
    unit: 'person' as const,
    value,
    numerator: null,
    denominator: null,
    state: 'counted' as const,
    countedOn: today,
    kept: false,
  })
  const before = [
    { figures: [figure(40)], sheets: { local_x: { version: 'one' } } },
  ] as unknown as EditionContent[]
  expect(besideEditions(figure(42), before, 'two', 5)).toMatchObject({ value: null, state: 'suppressed' })
  expect(besideEditions(figure(42), before, 'one', 5)).toMatchObject({ value: 40, kept: true })
  expect(besideEditions(figure(60), before, 'two', 5)).toMatchObject({ value: 60, kept: false })
})

test('one definition lies within another when it asks the same and more', () => {
  const labs = { records: 'sessions', kind: 'lab' } as const
  expect(liesWithin(labs, { records: 'sessions' })).toBe(true)
  expect(liesWithin({ records: 'sessions' }, labs)).toBe(false)
  expect(liesWithin({ ...labs, from: '2018-01-01' }, { ...labs, from: '2017-01-01' })).toBe(true)
  expect(liesWithin(labs, { ...labs, from: '2017-01-01' })).toBe(false)
  expect(liesWithin(labs, { records: 'activities' })).toBe(false)
})
