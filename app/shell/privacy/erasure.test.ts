import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  asActor,
  asOwner,
  newTerritory,
  openHouse,
  type TestTerritory,
} from '../../../tests/support/territory.ts'
import type { SignedInActor } from '../../ground/access/actor.ts'
import { commandIn } from '../../ground/access/actor.ts'
import { seal } from '../../ground/access/seal.ts'
import { newId } from '../../ground/db/ids.ts'
import { completenessAsOf, operatorsByFigure, outcomesAsOf } from '../../rooms/indicators/reads.ts'
import { requestForm } from '../../rooms/people/rights/forms.ts'
import { askRight } from '../../rooms/people/rights/writes.ts'
import { copyOf } from './copy.ts'
import { erasePerson, planErasure } from './erasure.ts'

openHouse()

const DAYS = ['2017-01-10', '2017-03-02', '2017-06-20', '2018-02-01', '2018-09-09', '2019-05-05']
const add = (table: string, row: Record<string, unknown>) => {
  const columns = Object.keys(row)
  return asOwner(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})
     on conflict do nothing`,
    Object.values(row),
  )
}

/** Every figure on every day of the history and after it, as the outcome table and its break-downs read. */
async function everyFigure({ id }: TestTerritory) {
  const evaluator = commandIn(id, ['evaluator'])
  const read = (day: string) =>
    asActor(evaluator, async (tx) => ({
      outcomes: await outcomesAsOf(tx, evaluator, day),
      figures: await operatorsByFigure(tx, evaluator, day),
      completeness: await completenessAsOf(tx, evaluator, day),
    }))
  return Promise.all([...DAYS, '2020-01-01'].map(read))
}

async function askedBy(territory: TestTerritory, carla: SignedInActor, personId: string, kind = 'erasure') {
  const requestId = newId()
  const form = requestForm.parse({ kind, askedOn: '2020-01-01', how: 'aloud' })
  await asActor(carla, (tx) => askRight(tx, carla, requestId, personId, form))
  expect(territory.id).toBe(carla.territoryId)
  return requestId
}

const day = fc.nat({ max: DAYS.length - 1 })
const history = fc.record({
  met: fc.array(day, { maxLength: 3 }),
  attended: fc.array(fc.record({ on: day, role: fc.constantFrom('participant', 'speaker') }), {
    maxLength: 3,
  }),
  vulnerable: fc.option(day),
  promoted: fc.option(day),
  trained: fc.array(fc.record({ on: day, figure: fc.constantFrom('educator', 'mediator') }), {
    maxLength: 2,
  }),
  mergedInto: fc.boolean(),
})
type History = typeof history extends fc.Arbitrary<infer T> ? T : never

async function live(
  territory: TestTerritory,
  sessions: { session: string; activity: string }[],
  told: History,
) {
  const personId = await territory.person('Nadia Fratus')
  const twin = told.mergedInto ? await territory.person('Nadia Fratus Bis') : personId
  const territory_id = territory.id
  if (twin !== personId) await asOwner('update person set merged_into = $1 where id = $2', [personId, twin])
  for (const [at, on] of told.met.entries()) {
    const encounter_id = newId()
    await add('encounter', { territory_id, id: encounter_id, met_on: DAYS[on], met_at: `${DAYS[on]}T10:00Z` })
    await add('encounter_person', { territory_id, encounter_id, person_id: at % 2 ? twin : personId })
    await add('encounter_note', {
      territory_id,
      encounter_id,
      sealed: seal('Cerca casa', `encounter_note:${encounter_id}`),
      reserved: true,
    })
  }
  for (const { on, role } of told.attended)
    await add('attendance', {
      territory_id,
      session_id: sessions[on]?.session,
      person_id: twin,
      state: 'attended',
      role,
    })
  if (told.vulnerable !== null) {
    const id = newId()
    const sealed = seal(JSON.stringify({ kind: 'debt', words: 'Un mutuo' }), `vulnerability:${id}`)
    await add('vulnerability', {
      territory_id,
      id,
      person_id: personId,
      sealed,
      from_on: DAYS[told.vulnerable],
    })
  }
  if (told.promoted !== null)
    await add('activity_promoter', {
      territory_id,
      id: newId(),
      activity_id: sessions[told.promoted]?.activity,
      part: 'promoter',
      person_id: personId,
      since_on: DAYS[told.promoted],
    })
  for (const { on, figure } of told.trained)
    await add('operator_figure', {
      territory_id,
      id: newId(),
      person_id: twin,
      figure,
      fact: 'trained_and_active',
      on_date: DAYS[on],
    })
  return { personId, twin }
}

async function labs({ id: territory_id }: TestTerritory) {
  const sessions: { session: string; activity: string }[] = []
  for (const [at, on] of DAYS.entries()) {
    const [session, activity] = [newId(), newId()]
    const kind = at % 2 ? 'event' : 'lab'
    await add('activity', { territory_id, id: activity, title: `Orto ${at}`, kind, area: 'proximity' })
    const [starts_at, ends_at] = [`${on}T15:00Z`, `${on}T17:00Z`]
    const times = { held_on: on, starts_at, ends_at, closed_at: ends_at }
    await add('activity_session', { territory_id, id: session, activity_id: activity, ...times })
    sessions.push({ session, activity })
  }
  return sessions
}

const rowsNaming = async (ids: string[]) => {
  const tables = await asOwner<{ t: string; c: string }>(`
    select table_name as t, column_name as c from information_schema.columns
    where table_schema = 'public' and udt_name = 'uuid' and table_name not in ('journal', 'rights_request', 'import_record')`)
  const found: string[] = []
  for (const { t, c } of tables) {
    const [row] = await asOwner<{ n: string }>(`select count(*) as n from ${t} where ${c} = any ($1)`, [ids])
    if (Number(row?.n)) found.push(`${t}.${c}`)
  }
  return found
}

test('whoever is erased leaves no row, and every figure of every past date reads as before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(history, { minLength: 1, maxLength: 3 }), async (lives) => {
      const territory = await newTerritory()
      const carla = await territory.operator('Carla Rossi', 'coordinator')
      const sessions = await labs(territory)
      const people: Awaited<ReturnType<typeof live>>[] = []
      for (const told of lives) people.push(await live(territory, sessions, told))
      const before = await everyFigure(territory)

      for (const { personId, twin } of people) {
        const requestId = await askedBy(territory, carla, personId)
        const erased = await asActor(carla, (tx) => erasePerson(tx, carla, personId, requestId))
        expect(erased.ok).toBe(true)
        expect(await everyFigure(territory)).toEqual(before)
        expect(await rowsNaming([personId, twin])).toEqual([])
      }
    }),
    { numRuns: 8, seed: 20161 },
  )
}, 60_000)

test('what an erasure leaves joins nobody: random ids in their own order, written in one transaction', async () => {
  const territory = await newTerritory()
  const carla = await territory.operator('Carla Rossi', 'coordinator')
  const sessions = await labs(territory)
  const told: History = {
    met: [0, 1],
    attended: [{ on: 2, role: 'speaker' }],
    vulnerable: 1,
    promoted: null,
    trained: [],
    mergedInto: false,
  }
  for (const one of [told, { ...told, met: [3] }]) {
    const { personId } = await live(territory, sessions, one)
    const requestId = await askedBy(territory, carla, personId)
    await asActor(carla, (tx) => erasePerson(tx, carla, personId, requestId))
  }
  const left = await asOwner<{ id: string; xmin: string; source: string }>(
    'select id, xmin::text, source from contribution where territory_id = $1 order by ctid',
    [territory.id],
  )
  expect(left.length).toBe(12)
  expect(new Set(left.map(({ xmin }) => xmin)).size).toBe(1)
  expect(left.map(({ id }) => id)).toEqual(left.map(({ id }) => id).toSorted())
  expect(left.every(({ id }) => id[14] === '4')).toBe(true)
})

test('a dry run changes nothing and says what must stay and why', async () => {
  const territory = await newTerritory()
  const carla = await territory.operator('Carla Rossi', 'coordinator')
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  await asOwner("update role_assignment set ends_at = '2019-01-01' where person_id = $1", [anna.personId])
  const requestId = await askedBy(territory, carla, anna.personId)

  const plan = await asActor(carla, (tx) => planErasure(tx, carla, anna.personId, requestId))
  expect(plan).toMatchObject({ keptFor: ['staff'], holdsRole: false })
  expect(plan.fates).toContainEqual({
    room: 'people',
    table: 'person',
    rows: 1,
    fate: 'kept',
    sensitive: false,
  })
  const erased = await asActor(carla, (tx) => erasePerson(tx, carla, anna.personId, requestId))
  expect(erased.ok).toBe(true)
  expect(await asOwner('select given_name from person where id = $1', [anna.personId])).toEqual([
    { given_name: 'Anna' },
  ])
})

test('who still holds a role is not erased', async () => {
  const territory = await newTerritory()
  const carla = await territory.operator('Carla Rossi', 'coordinator')
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const requestId = await askedBy(territory, carla, anna.personId)
  expect(await asActor(carla, (tx) => erasePerson(tx, carla, anna.personId, requestId))).toEqual({
    ok: false,
    refusal: 'privacy.erasure.holdsRole',
  })
})

test('a citizen with an account goes whole, account and role with them', async () => {
  const territory = await newTerritory()
  const carla = await territory.operator('Carla Rossi', 'coordinator')
  const nadia = await territory.operator('Nadia Fratus', 'citizen')
  const requestId = await askedBy(territory, carla, nadia.personId)
  const erased = await asActor(carla, (tx) => erasePerson(tx, carla, nadia.personId, requestId))
  expect(erased).toMatchObject({ ok: true, value: { keptFor: [] } })
  expect(await rowsNaming([nadia.personId])).toEqual([])
})

test('nobody reads or erases for a request that does not stand, is another’s, or asks for something else', async () => {
  const territory = await newTerritory()
  const carla = await territory.operator('Carla Rossi', 'coordinator')
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const [nadia, luca] = [await territory.person('Nadia Fratus'), await territory.person('Luca Gelmini')]
  const ofLuca = await askedBy(territory, carla, luca)
  const rectification = await askedBy(territory, carla, nadia, 'rectification')
  const tries = [
    [carla, ofLuca],
    [carla, rectification],
    [carla, newId()],
    [anna, await askedBy(territory, carla, nadia)],
  ] as const
  for (const [who, requestId] of tries)
    await expect(asActor(who, (tx) => erasePerson(tx, who, nadia, requestId))).rejects.toThrow()
  expect(await asOwner('select id from person where id = $1', [nadia])).toHaveLength(1)
})

test('a copy holds what others wrote of someone, opened, and only of them', async () => {
  const territory = await newTerritory()
  const carla = await territory.operator('Carla Rossi', 'coordinator')
  const sessions = await labs(territory)
  const told: History = {
    met: [0],
    attended: [],
    vulnerable: 1,
    promoted: null,
    trained: [],
    mergedInto: true,
  }
  const { personId } = await live(territory, sessions, told)
  await live(territory, sessions, { ...told, vulnerable: 2 })
  const requestId = await askedBy(territory, carla, personId, 'export')

  const { recorded: copy } = await asActor(carla, (tx) => copyOf(tx, carla, personId, requestId, 'chiesta'))
  const rowsOf = (table: string) => copy.find((one) => one.table === table)?.rows
  expect(rowsOf('vulnerability')).toMatchObject([{ kind: 'debt', words: 'Un mutuo', from_on: DAYS[1] }])
  expect(rowsOf('encounter_note')).toMatchObject([{ words: 'Cerca casa' }])
  expect(rowsOf('person')).toHaveLength(2)
})
