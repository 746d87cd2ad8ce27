import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { openMail } from '../../../ground/mail/mail.ts'
import { settleCourses } from './jobs.ts'
import { wantedCourseById } from './reads.ts'
import { demand as routes } from './routes.ts'

openHouse()
const now = new Date('2026-09-10T10:00:00Z')
const LATER = new Date('2026-10-11T06:00:00Z')
const URL_HERE = 'http://localhost'
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demand-'))
  openMail({ dataDir: folder, from: 'trama@localhost', log: () => {} })
})
afterEach(() => rm(folder, { recursive: true }))

async function letters(count: number): Promise<string[]> {
  const box = join(folder, 'mail')
  const files = await vi.waitFor(async () => {
    const found = await readdir(box).catch(() => [])
    if (found.length < count) throw new Error(`${found.length} letters`)
    return found.sort()
  })
  const texts = await Promise.all(files.map((file) => readFile(join(box, file), 'utf8')))
  expect(texts).toHaveLength(count)
  return texts.map((text) => text.replaceAll('=\r\n', '').replaceAll('=3D', '='))
}

async function school() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const [place, room, course] = [newId(), newId(), newId()]
  await asOwner(
    `insert into place (territory_id, id, name, kind, published_on) values ($1, $2, 'Scuola di Dovera', 'civic_center', '2016-01-01')`,
    [territory.id, place],
  )
  await asOwner(
    `insert into place_room (territory_id, id, place_id, name, capacity, shown) values ($1, $2, $3, 'Aula 3', 25, true)`,
    [territory.id, room, place],
  )
  const at = (actor?: typeof anna, when = now) =>
    visits(routes, territory, { ...(actor && { actor }), now: when })
  const form = {
    title: 'Chitarra',
    forWhom: 'Bambini dai 6 ai 10 anni',
    area: 'culture',
    where: `${place}/${room}`,
    on: '2026-10-14',
    from: '17:00',
    to: '18:30',
    weeks: '3',
    threshold: '2',
    untilOn: '2026-10-10',
    price: '40',
  }
  const write = (more = {}) => at(anna).post('/wanted-courses/new', { _once: course, ...form, ...more })
  const page = `/wanted-courses/${course}`
  const add = (personId: string, when = now) => at(anna, when).post(`${page}/join-person`, { personId })
  const ask = (email: string, when = now) =>
    at(undefined, when).post(`${page}/join`, { _once: newId(), name: 'Maria Rossi', email, agree: 'yes' })
  const linkIn = (letter: string | undefined, act: string) =>
    new RegExp(
      `http://localhost/${territory.slug}(/wanted-courses/[0-9a-f-]{36}/[0-9a-f-]{36}/[\\w-]{32}/${act})`,
    ).exec(letter ?? '')?.[1] ?? ''
  const standing = async () => (await asActor(territory.visitor, (tx) => wantedCourseById(tx, course)))!
  const here = {
    id: territory.id,
    slug: territory.slug,
    name: 'Valle',
    language: 'it',
    timeZone: 'Europe/Rome',
    example: false,
  }
  return { territory, anna, at, write, page, add, ask, linkIn, standing, here, place, room, course }
}

test('when enough families ask the course starts: in the agenda, in its room, with everyone told', async () => {
  const { territory, anna, write, add, ask, at, linkIn, standing, room } = await school()
  expect((await write()).status).toBe(303)
  const ada = await territory.person('Ada Neri')
  await asOwner(
    `insert into person_contact (territory_id, person_id, email) values ($1, $2, 'ada@example.org')`,
    [territory.id, ada],
  )
  expect((await add(ada)).status).toBe(303)
  expect((await ask('maria@example.org')).status).toBe(303)
  const [letter] = await letters(1)
  expect(await standing()).toMatchObject({ families: 1, activityId: null })
  const link = linkIn(letter, 'confirm')
  expect((await at().get(link)).html).toContain('Sì, lo vogliamo')
  expect((await at().post(link, {})).html).toContain('siete fra chi lo chiede')

  const { activityId, startedOn } = await standing()
  expect(startedOn).toBe('2026-09-10')
  const meetings = await asOwner<{ held_on: string; room_id: string; title: string }>(
    `select s.held_on::text, s.room_id, a.title from activity_session s join activity a on a.territory_id = s.territory_id
     and a.id = s.activity_id where s.activity_id = $1 and s.public order by 1`,
    [activityId],
  )
  expect(meetings.map(({ held_on }) => held_on)).toEqual(['2026-10-14', '2026-10-21', '2026-10-28'])
  const held = await asOwner('select 1 from room_time where room_id = $1 and state = $2', [room, 'held'])
  expect(held).toHaveLength(3)
  const expected = await asOwner("select 1 from attendance where person_id = $1 and state = 'expected'", [
    ada,
  ])
  expect(expected).toHaveLength(3)
  const told = (await letters(3)).slice(1).join('\n')
  for (const words of ['ada@example.org', 'maria@example.org', `/agenda/${activityId}`])
    expect(told).toContain(words)
  await at().post(link, {})
  await at(anna).post(`/wanted-courses/${(await standing()).id}/start`, {})
  await letters(3)
  const author = await asOwner<{ recorded_by: string }>('select recorded_by from activity where id = $1', [
    activityId,
  ])
  expect(author[0]?.recorded_by).toBe(anna.personId)
})

test('where somebody else has the room nothing is planned; the team finds another and starts it', async () => {
  const { territory, anna, at, write, add, standing, page, place, room } = await school()
  await write()
  const booking = newId()
  await asOwner(
    `insert into booking (territory_id, id, place_id, room_id, kind, state) values ($1, $2, $3, $4, 'owner', 'confirmed')`,
    [territory.id, booking, place, room],
  )
  await asOwner(
    `insert into room_time (territory_id, id, booking_id, place_id, room_id, on_date, starts_at, ends_at, recurrence_at, state)
     values ($1, gen_random_uuid(), $2, $3, $4, '2026-10-21', '2026-10-21T16:00+02', '2026-10-21T20:00+02', '2026-10-21T16:00', 'held')`,
    [territory.id, booking, place, room],
  )
  for (const name of ['Ada Neri', 'Elena Galli']) await add(await territory.person(name))
  expect(await standing()).toMatchObject({ families: 2, activityId: null })
  expect(await asOwner('select 1 from activity where territory_id = $1', [territory.id])).toEqual([])
  const team = (await at(anna).get(page)).html
  expect(team).toContain('ma il corso non è partito')
  expect((await at().get(page)).html).not.toContain('ma il corso non è partito')
  const form = {
    title: 'Chitarra',
    forWhom: 'Bambini',
    area: 'culture',
    where: place,
    on: '2026-10-14',
    from: '17:00',
    to: '18:30',
  }
  const moved = await at(anna).post(`${page}/edit`, {
    ...form,
    weeks: '3',
    threshold: '2',
    untilOn: '2026-10-10',
  })
  expect(moved.status).toBe(303)
  await at(anna).post(`${page}/start`, {})
  expect((await standing()).activityId).not.toBeNull()
})

test('too few by the day: the course is given up, everyone is told once, and nobody can ask any more', async () => {
  const { write, ask, at, linkIn, standing, here, page } = await school()
  await write()
  await ask('maria@example.org')
  const [letter] = await letters(1)
  await at().post(linkIn(letter, 'confirm'), {})
  await ask('ignara@example.org')
  await letters(2)
  expect(await settleCourses(here, new Date('2026-10-10T06:00:00Z'), URL_HERE)).toBe(0)
  expect(await settleCourses(here, LATER, URL_HERE)).toBe(1)
  expect(await settleCourses(here, LATER, URL_HERE)).toBe(0)
  expect((await standing()).givenUpOn).toBe('2026-10-11')
  const told = await letters(3)
  expect(told.filter((one) => one.includes('eravamo abbastanza'))).toHaveLength(1)
  const late = await ask('luca@example.org', LATER)
  expect([late.status, late.html.includes('Non si può più chiedere')]).toEqual([409, true])
  expect((await at(undefined, LATER).get(page)).html).not.toContain('name="email"')
  await settleCourses(here, new Date('2027-01-10T06:00:00Z'), URL_HERE)
  const left = await asOwner<{ sealed: Buffer | null }>(
    'select sealed from wanted_course_family where territory_id = $1',
    [here.id],
  )
  expect(left).toEqual([{ sealed: null }])
})

test('a family asks once: the same person, another of the household, the same address', async () => {
  const { territory, anna, at, write, add, ask, standing, page } = await school()
  await write({ threshold: '5' })
  const [maria, luca] = [await territory.person('Maria Rossi'), await territory.person('Luca Rossi')]
  const home = newId()
  await asOwner(`insert into household (territory_id, id, name) values ($1, $2, 'Famiglia Rossi')`, [
    territory.id,
    home,
  ])
  for (const one of [maria, luca])
    await asOwner(
      'insert into household_member (territory_id, household_id, person_id) values ($1, $2, $3)',
      [territory.id, home, one],
    )
  expect((await add(maria)).status).toBe(303)
  for (const again of [maria, luca]) {
    const twice = await add(again)
    expect([twice.status, twice.html.includes('Questa famiglia lo chiede già')]).toEqual([422, true])
  }
  await ask('eva@example.org')
  await ask('Eva@example.org', new Date(now.getTime() + 3_600_000))
  await letters(2)
  const rows = await asOwner('select 1 from wanted_course_family where territory_id = $1', [territory.id])
  expect(rows).toHaveLength(2)
  const citizen = await territory.operator('Carla Neri', 'citizen')
  await at(citizen).post(`${page}/join-me`, {})
  await at(citizen).post(`${page}/join-me`, {})
  expect((await standing()).families).toBe(2)
  expect((await at(citizen).get(page)).html).toContain('Siete fra chi lo chiede')
  await at(citizen).post(`${page}/leave-me`, {})
  expect((await standing()).families).toBe(1)
  expect((await at(anna).get(page)).html).toContain('Maria Rossi')
  for (const other of [undefined, citizen])
    expect((await at(other).get(page)).html).not.toContain('Maria Rossi')
})

test('after the last day nobody asks, not even between page and form; the address of a link is forged in vain', async () => {
  const { territory, write, add, ask, at, linkIn } = await school()
  await write()
  const late = await add(await territory.person('Ada Neri'), LATER)
  expect([late.status, late.html.includes('Non si può più chiedere questo corso')]).toEqual([422, true])
  await ask('maria@example.org')
  const [letter] = await letters(1)
  const link = linkIn(letter, 'confirm')
  expect((await at().post(link.replace(/[\w-]{32}(?=\/confirm)/, 'A'.repeat(32)), {})).status).toBe(404)
  const left = linkIn(letter, 'leave')
  expect((await at().post(left, {})).html).toContain('cancellato')
  expect((await at().post(link, {})).html).toContain('non lo chiedete più')
})

test.each([
  [{ threshold: '0' }, 'threshold'],
  [{ threshold: 'molte' }, 'threshold'],
  [{ weeks: '99' }, 'weeks'],
  [{ to: '16:00' }, 'to'],
  [{ untilOn: '2026-10-14' }, 'untilOn'],
  [{ untilOn: '2026-09-01' }, 'untilOn'],
  [{ price: 'poco' }, 'price'],
])('a course told as %o is refused at %s', async (more, field) => {
  const { write } = await school()
  const wrong = await write(more)
  expect([wrong.status, wrong.html.includes(`href="#f-${field}"`)]).toEqual([422, true])
  expect(wrong.html).toContain('Chitarra')
})
