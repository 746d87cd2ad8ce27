import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { beside, lineOf, valleyOnPaper } from '../../../../tests/support/on-paper.ts'
import { asActor, asOwner, openHouse } from '../../../../tests/support/territory.ts'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import { spaced } from '../../../ground/paper/code.ts'
import type { Definition } from '../local/rules.ts'
import { defineLocal } from '../local/writes.ts'

openHouse()

async function valleyThatCounts() {
  const valley = await valleyOnPaper()
  const { territory, carla } = valley
  const place = async (name: string, istat: string) => {
    const id = newId()
    await asOwner(
      "insert into place (territory_id, id, name, kind, istat_code) values ($1, $2, $3, 'space', $4)",
      [territory.id, id, name, istat],
    )
    return id
  }
  /** The address of what a coordinator defines. */
  const counting = async (counted: Definition, ofCounted?: Definition) => {
    const id = newId()
    const said = { name: `Conta ${id}`, definition: 'Quello che contiamo.', counted, of: ofCounted }
    await asActor(carla, (tx) => defineLocal(tx, carla, id, said))
    return `/outcomes/local_${id}`
  }
  return { ...valley, place, counting }
}

test('whom a local figure counts once says since which sheet, by its own definition', async () => {
  const { territory, anna, carla, activityOf, held, presenceAt, typed, place, counting, as } =
    await valleyThatCounts()
  const [maria, luca] = [await territory.person('Maria Rossi'), await territory.person('Luca Verdi')]
  const [lab, party] = [
    await activityOf('lab', await place('Il Portico', '017113')),
    await activityOf('event', await place('La Piazza', '017001')),
  ]
  const [atLab, atParty] = [
    await held(lab, '2026-05-04', true, maria, luca),
    await held(party, '2026-05-04', true, luca),
  ]
  // A later presence on paper makes nobody count.
  const later = await held(lab, '2026-05-11', true, luca)
  const code = await typed(anna, { seenBy: 'team' }, [
    await presenceAt(atLab, maria),
    await presenceAt(atParty, luca),
    await presenceAt(later, luca),
  ])
  const mark = (row: number) => `/paper/cards/${code}?row=${row}#row-${row}"`

  const each = { records: 'attendances', distinct: 'person' } as const
  const labs = await as(carla).get(await counting({ ...each, kind: 'lab' }))
  expect(beside(labs.html, 'Maria Rossi')).toContain(mark(1))
  // Luca was at the lab too, and his sheet of that day is of the party.
  expect(beside(labs.html, 'Luca Verdi')).toContain('2026-05-04')
  expect(beside(labs.html, 'Luca Verdi')).not.toContain('/paper/')
  expect(labs.html).toContain('che puoi vedere: 1 su 2.')

  const parties = await counting({ ...each, municipality: '017001' })
  expect(beside((await as(carla).get(parties)).html, 'Luca Verdi')).toContain(mark(2))
  const { html: csv } = await as(carla).get(`${parties}.csv`)
  expect(lineOf(csv, 'Luca Verdi')).toContain(`${spaced(code)} 2`)
  // From a later day on he counts since the presence of that day.
  const since = await counting({ ...each, kind: 'lab', from: '2026-05-10' })
  expect(beside((await as(carla).get(since)).html, 'Luca Verdi')).toContain(mark(3))
  expect((await as(carla).get(`${since}?as-of=2026-05-09`)).html).not.toContain('/paper/')
})

test('activities, places and whoever was met are followed to paper too; who reads no sheet learns nothing', async () => {
  const { territory, anna, carla, activityOf, held, presenceAt, met, typed, place, counting, as } =
    await valleyThatCounts()
  const giorgio = await territory.operator('Giorgio Bassi', 'evaluator')
  const [maria, twin] = [await territory.person('Maria Rossi'), await territory.person('M. Rossi')]
  const lab = await activityOf('lab', await place('Il Portico', '017113'))
  const session = await held(lab, '2026-05-04', true, maria)
  await held(lab, '2026-05-11', true, maria)
  const encounter = await met('2026-05-02', twin)
  const code = await typed(anna, { seenBy: 'team' }, [
    { kind: 'activity_session', id: session },
    { kind: 'encounter', id: encounter },
    await presenceAt(session, maria),
  ])
  const own = await typed(anna, { seenBy: 'person', forPersonId: anna.personId }, [
    { kind: 'encounter', id: encounter },
  ])
  await asOwner('update person set merged_into = $2 where id = $1', [twin, maria])

  const counted: [Definition, number][] = [
    [{ records: 'activities' }, 1],
    [{ records: 'sessions', distinct: 'activity' }, 1],
    [{ records: 'sessions', distinct: 'place' }, 1],
    [{ records: 'attendances', distinct: 'activity', kind: 'lab' }, 3],
    [{ records: 'meetings', distinct: 'person' }, 2],
  ]
  const pages: string[] = []
  for (const [definition, row] of counted) {
    const page = await counting(definition)
    pages.push(page)
    const { html } = await as(carla).get(page)
    const said = JSON.stringify(definition)
    expect(html.match(/\/paper\/cards\/[^"]+"/g), said).toEqual([
      `/paper/cards/${code}?row=${row}#row-${row}"`,
    ])
    expect(html, said).toContain('che puoi vedere: 1 su 1.')
  }
  const [, , , , meetings = ''] = pages
  expect((await as(anna).get(meetings)).html).toContain(spaced(own))
  expect((await as(carla).get(meetings)).html).not.toContain(spaced(own))
  for (const page of pages.flatMap((path) => [path, `${path}.csv`])) {
    const told = await as(giorgio).get(page)
    expect(told.status).toBe(200)
    for (const said of [spaced(code), 'fogli di carta']) expect(told.html).not.toContain(said)
  }
})

test('what the whole of a ratio counts comes from paper by its own definition, and nothing typed nowhere does', async () => {
  const { territory, anna, carla, activityOf, held, presenceAt, typed, place, counting, as } =
    await valleyThatCounts()
  const maria = await territory.person('Maria Rossi')
  const session = await held(
    await activityOf('lab', await place('Il Portico', '017113')),
    '2026-05-04',
    true,
    maria,
  )
  const code = await typed(anna, { seenBy: 'team' }, [await presenceAt(session, maria)])
  const ratio = await counting({ records: 'places' }, { records: 'attendances', distinct: 'person' })
  const whole = await as(carla).get(`${ratio}?part=denominator`)
  expect(beside(whole.html, 'Maria Rossi')).toContain(spaced(code))
  expect((await as(carla).get(ratio)).html).not.toContain(spaced(code))
})

test('nobody but who works here is told by the database what a local figure counts since', async () => {
  const { territory, carla, activityOf, held, counting, place } = await valleyThatCounts()
  await held(
    await activityOf('lab', await place('Il Portico', '017113')),
    '2026-05-04',
    true,
    await territory.person('Maria Rossi'),
  )
  await counting({ records: 'attendances', distinct: 'person' })
  const [version] = await asOwner<{ id: string }>(
    'select id from local_indicator_version where territory_id = $1',
    [territory.id],
  )
  const since = (actor: SignedInActor) =>
    asActor(actor, async (tx) => {
      const asked = sql`app.local_since(${territory.id}, '2026-06-01', ${version?.id}, null)`
      return (await sql`select * from ${asked}`.execute(tx)).rows
    })
  expect(await since(carla)).toHaveLength(1)
  expect(await since(await territory.operator('Giorgio Bassi', 'evaluator'))).toEqual([])
  await expect(since(await territory.operator('Lucia Ferri', 'volunteer'))).rejects.toThrow(
    'not for this actor',
  )
})
