import { expect, test } from 'vitest'
import { accessFor, program, somebody, wholeApp } from '../../../tests/support/programs.ts'
import { openShell } from '../../../tests/support/shell.ts'
import { asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { newId } from '../../ground/db/ids.ts'

openHouse()
openShell()

async function facilitator() {
  const territory = await newTerritory()
  const who = await somebody(territory, 'facilitator')
  const { token } = await accessFor(territory, who.accountId)
  return { territory, ...who, ask: program(wholeApp(), territory, token) }
}

test('a program writes somebody down as the page would, reads them, corrects them', async () => {
  const { ask, territory } = await facilitator()
  const key = newId()
  const sent = {
    givenName: 'Marta',
    familyName: 'Riva',
    birthYear: 1980,
    phone: '030 1234567',
    interests: 'orto, cucito',
  }
  const made = await ask.post('/people', sent, { 'idempotency-key': key })
  expect([made.status, made.body.id]).toEqual([201, key])
  expect(made.headers.get('location')).toBe(`/${territory.slug}/api/v1/people/${key}`)
  expect(made.body).toMatchObject({
    birthYear: 1980,
    phone: '+390301234567',
    interests: 'cucito, orto',
    email: null,
  })
  expect(made.headers.get('content-type')).toBe('application/json; charset=utf-8')

  const read = await ask.get(`/people/${key}`)
  expect(read.headers.get('etag')).toBe(made.headers.get('etag'))
  expect(read.body).toEqual(made.body)
  expect((await ask.get(`/people/${key}`, { 'if-none-match': read.headers.get('etag') ?? '' })).status).toBe(
    304,
  )

  // What was read is what may be sent back, with something changed.
  const put = await ask.put(
    `/people/${key}`,
    { ...read.body, address: 'Via Roma 1' },
    read.headers.get('etag'),
  )
  expect([put.status, put.body.address, put.body.phone]).toEqual([200, 'Via Roma 1', '+390301234567'])
  const again = await ask.put(
    `/people/${key}`,
    { ...read.body, address: 'Via Po 2' },
    read.headers.get('etag'),
  )
  expect(again.status, 'somebody changed it meanwhile').toBe(412)
  expect((await ask.put(`/people/${key}`, read.body)).status).toBe(428)

  const origins = await asOwner('select distinct origin from journal where record_id = $1', [key])
  expect(origins).toEqual([{ origin: 'program' }])
})

test('the same key records once, however often it is sent', async () => {
  const { ask, territory } = await facilitator()
  const key = newId()
  const sent = { givenName: 'Ugo', familyName: 'Bassi' }
  const answers = await Promise.all(
    [1, 2, 3].map(() => ask.post('/people', sent, { 'idempotency-key': key })),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 201])
  expect(
    await asOwner("select id from person where territory_id = $1 and family_name = 'Bassi'", [territory.id]),
  ).toEqual([{ id: key }])
  expect((await ask.post('/people', sent, { 'idempotency-key': 'x' })).status).toBe(400)
  // Somebody like this is known: the page would ask, and so does this.
  const like = await ask.post('/people', sent)
  expect([like.status, like.body.errors[0].field]).toEqual([409, 'someoneElse'])
  expect((await ask.post('/people', { ...sent, someoneElse: true })).status).toBe(201)
})

test('what is wrong is said field by field, in the language asked for', async () => {
  const { ask } = await facilitator()
  const wrong = await ask.post('/people', { givenName: ' ', email: 'boh', birthYear: 3000 })
  expect(wrong.status).toBe(422)
  expect(wrong.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect(wrong.body.errors.map(({ field }: { field: string }) => field).toSorted()).toEqual([
    'email',
    'givenName',
  ])
  expect(wrong.body.errors[0].detail).toMatch(/[a-z]/)
  for (const body of ['[]', '{', '"x"', `${'['.repeat(5000)}${']'.repeat(5000)}`])
    expect((await ask.ask('POST', '/people', { body })).status, body.slice(0, 9)).toBe(400)
  const deep = `{"givenName":${'['.repeat(50_000)}1${']'.repeat(50_000)}}`
  expect((await ask.ask('POST', '/people', { body: deep })).status).toBe(422)
  const form = await ask.ask('POST', '/people', {
    body: 'givenName=x',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  expect(form.status).toBe(415)
  const del = await ask.ask('DELETE', `/people/${newId()}`)
  expect([del.status, del.headers.get('allow')]).toEqual([405, 'GET, HEAD, PUT'])
})

test('a list is read to its end by cursors that nobody else can make, and nobody is missed or told twice', async () => {
  const { ask, territory } = await facilitator()
  for (let n = 0; n < 7; n++) await territory.person(`Persona ${n}`)
  const seen: string[] = []
  let at = '/people?limit=3'
  for (let page = 0; page < 9; page++) {
    const { status, body, headers } = await ask.get(at)
    expect(status).toBe(200)
    seen.push(...body.items.map(({ id }: { id: string }) => id))
    if (!body.next) break
    expect(headers.get('link')).toContain('rel="next"')
    // Somebody new meanwhile comes at the end.
    if (page === 0) await territory.person('Persona nuova')
    at = `/people?limit=3&cursor=${encodeURIComponent(body.next)}`
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.length).toBe(9)
  const { body } = await ask.get('/people?limit=3')
  const forged = `${Buffer.from(newId()).toString('base64url')}.${body.next.split('.')[1]}`
  for (const wrong of [
    'limit=0',
    'limit=1000000000',
    'limit=x',
    'cursor=x',
    `cursor=${forged}`,
    'page=2',
    `municipality=017001&cursor=${body.next}`,
  ])
    expect((await ask.get(`/people?${wrong}`)).status, wrong).toBe(400)
  const other = await facilitator()
  expect((await other.ask.get(`/people?limit=3&cursor=${body.next}`)).status, 'the cursor of another').toBe(
    400,
  )
})

test('an encounter, its note and what comes next go the way of the diary', async () => {
  const { ask } = await facilitator()
  const told = {
    who: ['new-person:Dino Serra'],
    metAt: '2026-03-01T10:30',
    topics: ['Casa'],
    note: 'Cerca casa.',
    reserved: true,
    next: 'Chiamare',
    nextOn: '2026-03-08',
  }
  const made = await ask.post('/encounters', told)
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({
    metAt: '2026-03-01T10:30',
    topics: ['casa'],
    note: 'Cerca casa.',
    reserved: true,
  })
  expect(made.body.people[0].name).toBe('Dino Serra')
  const { body: list } = await ask.get('/encounters')
  expect(list.items).toHaveLength(1)
  expect(list.items[0]).not.toHaveProperty('note')
  const { body: toDo } = await ask.get('/reminders?toDo=yes')
  expect(toDo.items).toMatchObject([{ text: 'Chiamare', dueOn: '2026-03-08', done: false }])
  const path = `/reminders/${toDo.items[0].id}`
  const mark = (await ask.get(path)).headers.get('etag')
  expect((await ask.put(path, { done: true }, mark)).body.done).toBe(true)
  const yetToCome = await ask.post('/encounters', { ...told, metAt: '2999-01-01T10:00' })
  expect([yetToCome.status, yetToCome.body.errors[0].field]).toEqual([422, 'metAt'])
})

test('a lab is planned, its register kept and closed', async () => {
  const { ask, territory } = await facilitator()
  const anna = await territory.person('Anna Poli')
  const lab = await ask.post('/activities', {
    title: 'Cucito',
    kind: 'lab',
    area: 'proximity',
    published: true,
    on: '2026-02-02',
    from: '15:00',
    to: '17:00',
  })
  expect([lab.status, lab.body.published]).toEqual([201, true])
  const { body: sessions } = await ask.get(`/sessions?activity=${lab.body.id}`)
  expect(sessions.items).toMatchObject([
    { on: '2026-02-02', from: '15:00', to: '17:00', closed: false, public: true },
  ])
  const path = `/registers/${sessions.items[0].id}`
  const before = await ask.get(path)
  expect(before.body).toMatchObject({ entries: [], headcount: null, closed: false })
  const kept = await ask.put(
    path,
    {
      entries: [{ personId: anna, state: 'attended' }],
      walkIns: ['new-person:Pio Re'],
      headcount: 4,
      closed: true,
    },
    before.headers.get('etag'),
  )
  expect(kept.status).toBe(200)
  expect(kept.body).toMatchObject({ headcount: 4, closed: true })
  expect(kept.body.entries).toHaveLength(2)
  const { body: there } = await ask.get(`/attendances?person=${anna}`)
  expect(there.items).toMatchObject([
    { sessionId: sessions.items[0].id, state: 'attended', role: 'participant' },
  ])
  // A closed register is not changed from here: who closed it opens it again by hand.
  const late = await ask.put(path, { headcount: 9 }, kept.headers.get('etag'))
  expect(late.status).toBe(409)

  const more = await ask.post('/sessions', {
    activityId: lab.body.id,
    on: '2027-02-09',
    from: '15:00',
    to: '17:00',
  })
  expect(more.status).toBe(201)
  const moved = await ask.put(
    `/sessions/${more.body.id}`,
    { ...more.body, from: '16:00', to: '18:00' },
    more.headers.get('etag'),
  )
  expect(moved.body.from).toBe('16:00')
  const off = await ask.put(
    `/sessions/${more.body.id}`,
    { ...moved.body, cancelled: true },
    moved.headers.get('etag'),
  )
  expect(off.body.cancelled).toBe(true)
})

test('places, their hours, organisations and drafts of calls are written too', async () => {
  const territory = await newTerritory()
  const { accountId } = await somebody(territory, 'coordinator')
  const ask = program(wholeApp(), territory, (await accessFor(territory, accountId)).token)
  const place = await ask.post('/places', {
    name: 'Casa Fontana',
    kind: 'community_point',
    latitude: '45,4',
    longitude: 10.2,
    capacity: 40,
  })
  expect(place.body).toMatchObject({ latitude: 45.4, longitude: 10.2, capacity: 40 })
  const hours = await ask.get(`/opening-hours/${place.body.id}`)
  const set = await ask.put(
    `/opening-hours/${place.body.id}`,
    { day1: '9–12:30, 15–18' },
    hours.headers.get('etag'),
  )
  expect(set.body).toMatchObject({ day1: '9–12:30, 15–18', day2: '' })
  const body = await ask.post('/organisations', {
    name: 'Amici del Chiese',
    kind: 'association',
    website: 'chiese.example',
  })
  expect(body.body).toMatchObject({ website: 'https://chiese.example', contactEmail: null })
  expect((await ask.post('/organisations', { name: 'Amici del Chiese', kind: 'association' })).status).toBe(
    409,
  )
  const call = await ask.post('/calls', {
    title: 'Idee',
    purpose: 'Per il paese',
    who: ['person', 'group'],
    total: 9500,
    ceiling: '2000,00',
    opensOn: '2027-01-01',
    closesOn: '2027-02-01',
    resultOn: '2027-03-01',
    criteria: [{ label: 'Utile', weight: 3, best: 5 }],
  })
  expect(call.body).toMatchObject({
    phase: 'draft',
    total: '9500,00',
    criteria: [{ label: 'Utile', weight: 3, best: 5 }],
  })
  const changed = await ask.put(
    `/calls/${call.body.id}`,
    { ...call.body, title: 'Altre idee' },
    call.headers.get('etag'),
  )
  expect([changed.status, changed.body.title]).toEqual([200, 'Altre idee'])
  const { body: outcomes } = await ask.get('/outcomes?limit=100')
  expect(outcomes.items.length).toBeGreaterThan(20)
  expect(
    (await ask.get(`/outcomes/${outcomes.items[0].id}?asOf=2020-01-01`)).body.countedOn <= '2020-01-01',
  ).toBe(true)
  expect((await ask.get('/outcomes/boh')).status).toBe(404)
  for (const list of ['ideas', 'tables', 'decisions', 'editions'])
    expect((await ask.get(`/${list}`)).body.items).toEqual([])
})
