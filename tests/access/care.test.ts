import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { SignedInActor } from '../../app/ground/access/actor.ts'
import type { Env } from '../../app/ground/access/request.ts'
import { newId } from '../../app/ground/db/ids.ts'
import { routes as activities } from '../../app/rooms/activities/routes.ts'
import { routes as directory } from '../../app/rooms/directory/routes.ts'
import { routes as indicators } from '../../app/rooms/indicators/routes.tsx'
import { routes as intakes } from '../../app/rooms/intakes/routes.ts'
import { likelySameAs } from '../../app/rooms/people/duplicates/reads.ts'
import { routes as people } from '../../app/rooms/people/routes.ts'
import { edgesAsOf } from '../../app/rooms/ties/edges/reads.ts'
import { routes as ties } from '../../app/rooms/ties/routes.ts'
import { asActor, asOwner, newTerritory, openHouse } from '../support/territory.ts'
import { visits } from '../support/visits.tsx'

openHouse()

const rooms = new Hono<Env>()
for (const room of [people, ties, activities, intakes, indicators, directory]) rooms.route('/', room)
const now = new Date('2026-06-20T09:00:00Z')

/** A published group with two meetings, who cares, and who does not; Ugo and a record that may be the same person. */
async function valley() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'case_operator')
  const outside = {
    'a facilitator': await territory.operator('Bruno Galli', 'facilitator'),
    'a coordinator': await territory.operator('Carla Monti', 'coordinator'),
    'another case operator': await territory.operator('Dina Rosa', 'case_operator'),
    'an evaluator': await territory.operator('Elio Blu', 'evaluator'),
    'a partner': await territory.operator('Fabio Neri', 'partner'),
  }
  const [ugo, vito] = [await territory.person('Ugo Riva'), await territory.person('Vito Sala')]
  await territory.person('Ugo Riva')
  const activity = newId()
  await asOwner(
    `insert into activity (territory_id, id, title, kind, area, published_at)
     values ($1, $2, 'Calcio del giovedì', 'group', 'health', '2026-05-01')`,
    [territory.id, activity],
  )
  const sessions = ['2026-06-04', '2026-06-11'].map((day) => ({ id: newId(), day }))
  for (const { id, day } of sessions)
    await asOwner(
      `insert into activity_session (territory_id, id, activity_id, held_on, starts_at, ends_at, public, closed_at)
       values ($1, $2, $3, $4::date, $4::date + time '15:00', $4::date + time '17:00', true, $4::date + time '18:00')`,
      [territory.id, id, activity, day],
    )
  const as = (actor?: SignedInActor) => visits(rooms, territory, { now, ...(actor && { actor }) })
  return { territory, anna, outside, ugo, vito, activity, sessions, as }
}
type Valley = Awaited<ReturnType<typeof valley>>

async function takeIntoCare({ territory, anna, ugo, vito, activity, sessions, as }: Valley) {
  const begun = await as(anna).post('/care', { _once: newId(), activity, purpose: 'care', part: 'CPS' })
  const path = (begun.location ?? '').slice(territory.slug.length + 1)
  for (const who of [ugo, vito])
    await as(anna).post(`${path}/members`, { _once: newId(), who, belongsAs: 'patient' })
  for (const { id } of sessions) await as(anna).post(`${path}/sessions/${id}`, { 'present[]': [ugo, vito] })
  expect(await asOwner('select from care_member where territory_id = $1', [territory.id])).toHaveLength(2)
  expect(await asOwner('select from care_attendance where territory_id = $1', [territory.id])).toHaveLength(4)
  return path
}

/** What one is answered, but for what is new in every answer. */
const plain = (html: string) => html.replaceAll(/name="_once" value="[^"]*"/g, '')

/** Every way by which who is not in the circle could learn of it: a name and what one gets there. */
function ways({ ugo, activity, sessions: [first], as }: Valley, actor?: SignedInActor) {
  const page = (path: string) => async () => {
    const { status, html } = await as(actor).get(path)
    return `${status} ${plain(html)}`
  }
  const day = '2026-06-20'
  return {
    'the person’s page': page(`/people/${ugo}`),
    'the list of people': page('/people?q=Ugo'),
    'the search while typing': page('/people/search?q=Ugo'),
    'who lives, agreed and asked': page(`/people/${ugo}/privacy`),
    'likely duplicates': page('/people/duplicates'),
    'their ties': page(`/ties/${ugo}`),
    'the activity': page(`/activities/${activity}`),
    'the register, with who else came': page(`/activities/${activity}/sessions/${first?.id}`),
    'the figures': page(`/outcomes?on=${day}`),
    'the figures as CSV': page(`/outcomes.csv?on=${day}`),
    'the list beneath a figure': page(`/outcomes/people_reached?on=${day}`),
    'that list as CSV': page(`/outcomes/people_reached.csv?on=${day}`),
    'beneath presences': page(`/outcomes/headcount_anonymous?on=${day}`),
    'beneath new beneficiaries': page(`/outcomes/new_beneficiaries?on=${day}`),
    'the agenda': page('/agenda'),
    'the agenda of the activity': page(`/agenda/${activity}`),
    'the calendar': page('/agenda.ics'),
    'who is accompanied': page('/intakes'),
    'groups of care': page('/care'),
  }
}

test('nobody outside learns by any page, list, export or search that somebody is in care', async () => {
  const place = await valley()
  const everyone = [...Object.entries(place.outside), ['who is signed out', undefined] as const]
  const before = new Map<string, string>()
  for (const [name, actor] of everyone)
    for (const [way, ask] of Object.entries(ways(place, actor))) before.set(`${name}: ${way}`, await ask())
  await takeIntoCare(place)
  const changed: string[] = []
  for (const [name, actor] of everyone)
    for (const [way, ask] of Object.entries(ways(place, actor)))
      if ((await ask()) !== before.get(`${name}: ${way}`)) changed.push(`${name}: ${way}`)
  expect(changed).toEqual([])
  // Each of these is a page for somebody: the comparison is not of refusals alone.
  for (const way of Object.keys(ways(place)))
    expect([...before].some(([key, answer]) => key.endsWith(`: ${way}`) && answer.startsWith('200'))).toBe(
      true,
    )
})

test('who cares sees it on the same pages: the comparison would notice', async () => {
  const place = await valley()
  const asked = () => ways(place, place.anna)['groups of care']()
  const before = await asked()
  const path = await takeIntoCare(place)
  expect(await asked()).not.toBe(before)
  expect((await place.as(place.anna).get(path)).html).toContain('Ugo Riva')
})

test('not by what stands between records: likely duplicates and the map of ties are as they were', async () => {
  const place = await valley()
  const bruno = place.outside['a facilitator']
  const seen = () =>
    asActor(bruno, async (tx) => ({
      same: (await likelySameAs(tx, place.ugo)).map(({ reasons }) => reasons),
      edges: (await edgesAsOf(tx, bruno, { on: '2026-06-20' })).a.length,
    }))
  const before = await seen()
  await takeIntoCare(place)
  expect(await asOwner('select from tie where territory_id = $1', [place.territory.id])).not.toHaveLength(0)
  expect(await seen()).toEqual(before)
})
