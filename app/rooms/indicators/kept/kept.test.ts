import * as fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { newId } from '../../../ground/db/ids.ts'
import { outcomesAsOf } from '../reads.ts'

vi.setConfig({ testTimeout: 300_000 })
openHouse()

const day = (at: number) => new Date(Date.UTC(2018, 0, 1 + at)).toISOString().slice(0, 10)

/** One thing that happens to the records of a small valley: five people, four sessions of two activities, three encounters. */
const act = fc.record({
  what: fc.constantFrom(
    'attend',
    'attend',
    'absent',
    'leave',
    'close',
    'close',
    'reopen',
    'hold',
    'drop',
    'kind',
    'meet',
    'unmeet',
    'move',
    'forget',
    'promote',
    'step down',
    'merge',
    'part',
  ),
  person: fc.nat(4),
  other: fc.nat(4),
  at: fc.nat(3),
  on: fc.nat(30),
  role: fc.constantFrom('participant', 'co_designer', 'lab_maker'),
})

type Act = typeof act extends fc.Arbitrary<infer Said> ? Said : never

/** A valley in which the acts of a history can happen; what cannot happen any more does nothing. */
async function valley() {
  const territory = await newTerritory()
  const run = (text: string, ...values: unknown[]) => asOwner(text, [territory.id, ...values])
  const people = await Promise.all(
    ['Ada', 'Bea', 'Ciro', 'Dino', 'Ezio'].map((name) => territory.person(name)),
  )
  const [activities, sessions, encounters] = [2, 4, 3].map((count) =>
    Array.from({ length: count }, newId),
  ) as [string[], string[], string[]]
  for (const [at, id] of activities.entries())
    await run(
      "insert into activity (territory_id, id, title, kind, area) values ($1, $2, 'x', $3, 'other')",
      id,
      at ? 'event' : 'lab',
    )
  for (const [at, id] of sessions.entries())
    await run(
      `insert into activity_session (territory_id, id, activity_id, held_on, starts_at, ends_at)
        values ($1, $2, $3, $4::date, $4::date + time '10:00', $4::date + time '12:00')`,
      id,
      activities[at % 2],
      day(at),
    )
  for (const [at, id] of encounters.entries())
    await run(
      'insert into encounter (territory_id, id, met_on, met_at) values ($1, $2, $3::date, $3::date)',
      id,
      day(at),
    )
  const acts: Record<string, (said: Act) => Promise<unknown>> = {
    attend: ({ person, at, role }) =>
      run(
        `insert into attendance (territory_id, session_id, person_id, state, role) select $1, id, $3, 'attended', $4
          from activity_session where territory_id = $1 and id = $2
          on conflict on constraint attendance_key do update set state = 'attended', role = excluded.role`,
        sessions[at],
        people[person],
        role,
      ),
    absent: ({ person, at }) =>
      run(
        "update attendance set state = 'absent' where territory_id = $1 and session_id = $2 and person_id = $3",
        sessions[at],
        people[person],
      ),
    leave: ({ person }) =>
      run('delete from attendance where territory_id = $1 and person_id = $2', people[person]),
    close: ({ at }) =>
      run('update activity_session set closed_at = now() where territory_id = $1 and id = $2', sessions[at]),
    reopen: ({ at }) =>
      run('update activity_session set closed_at = null where territory_id = $1 and id = $2', sessions[at]),
    hold: ({ at, on }) =>
      run(
        `update activity_session set held_on = $3::date, starts_at = $3::date + time '10:00', ends_at = $3::date + time '12:00'
          where territory_id = $1 and id = $2`,
        sessions[at],
        day(on),
      ),
    drop: ({ at, on }) =>
      on < 5
        ? run('delete from activity_session where territory_id = $1 and id = $2', sessions[at])
        : Promise.resolve(),
    kind: ({ at }) =>
      run(
        "update activity set kind = case kind when 'lab' then 'event' else 'lab' end where territory_id = $1 and id = $2",
        activities[at % 2],
      ),
    meet: ({ person, at }) =>
      run(
        `insert into encounter_person (territory_id, encounter_id, person_id) select $1, id, $3 from encounter
          where territory_id = $1 and id = $2 on conflict do nothing`,
        encounters[at % 3],
        people[person],
      ),
    unmeet: ({ person }) =>
      run('delete from encounter_person where territory_id = $1 and person_id = $2', people[person]),
    move: ({ at, on }) =>
      run(
        'update encounter set met_on = $3::date, met_at = $3::date where territory_id = $1 and id = $2',
        encounters[at % 3],
        day(on),
      ),
    forget: ({ at, on }) =>
      on < 5
        ? run('delete from encounter where territory_id = $1 and id = $2', encounters[at % 3])
        : Promise.resolve(),
    promote: ({ person, at, on }) =>
      run(
        `insert into activity_promoter (territory_id, id, activity_id, person_id, part, since_on)
          values ($1, $2, $3, $4, 'promoter', $5) on conflict do nothing`,
        newId(),
        activities[at % 2],
        people[person],
        day(on),
      ),
    'step down': ({ person }) =>
      run('delete from activity_promoter where territory_id = $1 and person_id = $2', people[person]),
    merge: ({ person, other }) =>
      run(
        `update person set merged_into = $3::uuid where territory_id = $1 and id = $2::uuid and $2::uuid <> $3::uuid and merged_into is null
          and not exists (select from person p where p.territory_id = $1 and (p.merged_into = $2::uuid or p.id = $3::uuid and p.merged_into is not null))`,
        people[person],
        people[other],
      ),
    part: ({ person }) =>
      run('update person set merged_into = null where territory_id = $1 and id = $2', people[person]),
  }
  const wrong = async () =>
    (await asOwner<{ wrong: number }>('select app.wrong_first_days($1)::int as wrong', [territory.id]))[0]
      ?.wrong
  return { territory, people, sessions, happen: async (said: Act) => acts[said.what]?.(said), wrong }
}

test('after any history what is kept is what the records say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 40 }), async (history) => {
      const { happen, wrong } = await valley()
      for (const said of history) {
        await happen(said)
        expect(await wrong(), JSON.stringify(said)).toBe(0)
      }
    }),
    { numRuns: 40 },
  )
})

test('figures come from what is kept; a rebuild says how much was wrong and mends it', async () => {
  const { territory, people, sessions, happen, wrong } = await valley()
  for (const person of [0, 1, 2])
    await happen({ what: 'attend', person, other: 0, at: 0, on: 0, role: 'participant' })
  await happen({ what: 'close', person: 0, other: 0, at: 0, on: 0, role: 'participant' })
  const reached = async () => {
    const figures = await asActor(territory.command, (tx) =>
      outcomesAsOf(tx, territory.command, '2019-01-01'),
    )
    return figures.find(({ code }) => code === 'people_reached')?.value
  }
  expect(await reached()).toBe(3)
  await asOwner('delete from person_first where territory_id = $1 and person_id = $2', [
    territory.id,
    people[0],
  ])
  await asOwner('update session_presences set named = 9 where territory_id = $1 and session_id = $2', [
    territory.id,
    sessions[0],
  ])
  expect(await wrong()).toBe(2)
  const [rebuilt] = await asOwner<{ wrong: number }>('select app.rebuild_first_days($1)::int as wrong', [
    territory.id,
  ])
  expect(rebuilt?.wrong).toBe(2)
  expect(await reached()).toBe(3)
  expect(await wrong()).toBe(0)
})

test('who adds and who takes away at the same moment leave what the records say', async () => {
  const { territory, happen, sessions, people, wrong } = await valley()
  const said = (what: 'attend' | 'close' | 'reopen', person: number, at: number) => ({
    what,
    person,
    other: 0,
    at,
    on: 0,
    role: 'participant' as const,
  })
  for (const at of [0, 1, 2, 3])
    for (const person of [0, 1, 2, 3, 4]) await happen(said('attend', person, at))
  for (let round = 0; round < 10; round += 1) {
    await Promise.all(sessions.map((_, at) => happen(said((at + round) % 2 ? 'close' : 'reopen', 0, at))))
    expect(await wrong()).toBe(0)
  }
  // Somebody closes while somebody else takes a name off that register, and puts another on it.
  for (let round = 0; round < 20; round += 1) {
    for (const at of [0, 1, 2, 3]) {
      await happen(said('reopen', 0, at))
      for (const person of [0, 1, 2, 3]) await happen(said('attend', person, at))
    }
    await Promise.all([
      happen(said('close', 0, 0)),
      asOwner('delete from attendance where territory_id = $1 and person_id = $2', [territory.id, people[1]]),
      happen(said('close', 0, 1)),
      happen(said('attend', 4, 0)),
    ])
    expect(await wrong()).toBe(0)
  }
})
