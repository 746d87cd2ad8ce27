import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import { keepRegister } from '../registers/writes.ts'
import { registerForm } from '../sessions/forms.ts'
import { registerOf, reportOf } from '../sessions/reads.ts'
import type { Role, State } from '../sessions/rules.ts'
import { heldRegisterForm } from './forms.ts'
import { sessionsHeld } from './reads.ts'
import { atOdds, merged, numbersAtOdds } from './rules.ts'
import { keepHeldRegister } from './writes.ts'

openHouse()

const now = new Date('2026-06-03T20:00:00Z')
const timeZone = 'Europe/Rome'

async function valley() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Facilitatrice', 'facilitator')
  const bruno = await territory.operator('Bruno Galli', 'facilitator')
  const [maria, luca] = [await territory.person('Maria Rossi'), await territory.person('Luca Verdi')]
  const [activityId, sessionId] = [newId(), newId()]
  await asOwner(
    "insert into activity (territory_id, id, title, kind, area) values ($1, $2, 'Cucito', 'lab', 'proximity')",
    [territory.id, activityId],
  )
  await asOwner(
    `insert into activity_session (territory_id, id, activity_id, starts_at, ends_at, held_on)
     values ($1, $2, $3, '2026-06-03T15:00:00Z', '2026-06-03T17:00:00Z', '2026-06-03')`,
    [territory.id, sessionId, activityId],
  )
  const ids = { sessionId, activityId }
  const held = (actor: SignedInActor, fields: Record<string, unknown>, once = newId()) =>
    asActor(actor, (tx) =>
      keepHeldRegister(tx, actor, heldRegisterForm.parse({ ...ids, ...fields }), { now, once, timeZone }),
    )
  const atTheDesk = (actor: SignedInActor, fields: Record<string, unknown>, once = newId()) =>
    asActor(actor, (tx) =>
      keepRegister(tx, actor, sessionId, registerForm.parse(fields), { now, once, timeZone }),
    )
  const register = () => asActor(anna, (tx) => registerOf(tx, { id: sessionId, activityId }))
  const report = () => asActor(anna, (tx) => reportOf(tx, sessionId))
  return { territory, anna, bruno, maria, luca, sessionId, held, atTheDesk, register, report }
}

const ticked = (id: string, seen = 'none') => ({
  present: [id],
  [`state-${id}`]: 'none',
  [`seen-${id}`]: seen,
})
const unticked = (id: string, seen: string) => ({ [`state-${id}`]: 'none', [`seen-${id}`]: seen })

test('a device adds its rows, and leaves those that others changed meanwhile', async () => {
  const { anna, bruno, maria, luca, held, atTheDesk, register } = await valley()
  await atTheDesk(bruno, { present: [luca], [`state-${luca}`]: 'none', headcount: '4', evaluation: 'Bene.' })
  expect(await held(anna, { ...ticked(maria), walkIns: ['new-person:Giulia Sala'] })).toEqual({
    ok: true,
    value: { closed: false },
  })
  expect((await register()).map(({ name, state }) => [name, state])).toEqual([
    ['Maria Rossi', 'attended'],
    ['Giulia Sala', 'attended'],
    ['Luca Verdi', 'attended'],
  ])
})

test('head-count and words of others stay; what both wrote stands one below the other', async () => {
  const { anna, bruno, held, atTheDesk, report } = await valley()
  await atTheDesk(bruno, { headcount: '4', evaluation: 'Bene.' })
  await held(anna, { evaluation: 'Il tè è finito presto.' })
  expect(await report()).toEqual({ headcount: 4, evaluation: 'Bene.\n\nIl tè è finito presto.' })
})

test('where two said different things of somebody, both versions come back and nothing is written', async () => {
  const { anna, bruno, maria, held, atTheDesk, register } = await valley()
  await atTheDesk(bruno, { present: [maria], [`state-${maria}`]: 'none' })
  await atTheDesk(bruno, { [`state-${maria}`]: 'absent' })
  const said = { ...unticked(maria, 'attended'), headcount: '3' }
  expect(await held(anna, said)).toMatchObject({
    ok: false,
    conflict: {
      why: 'changed',
      mayDecide: true,
      rows: [{ name: 'Maria Rossi', mine: null, theirs: 'absent' }],
    },
  })
  expect(await register()).toMatchObject([{ state: 'absent' }])
  expect(await held(anna, { ...said, decided: 'mine' })).toMatchObject({ ok: true })
  expect(await register()).toEqual([])
})

test('who leaves what the others said gives up nothing else: the rest of theirs goes in', async () => {
  const { anna, bruno, maria, luca, held, atTheDesk, register, report } = await valley()
  await atTheDesk(bruno, { [`state-${maria}`]: 'absent', headcount: '4' })
  const said = {
    ...{ present: [maria, luca], [`state-${maria}`]: 'none', [`seen-${maria}`]: 'none' },
    ...{ [`state-${luca}`]: 'none', [`seen-${luca}`]: 'none' },
    ...{ walkIns: ['new-person:Giulia Sala'], headcount: '6', evaluation: 'Bene.' },
  }
  expect(await held(anna, said)).toMatchObject({ ok: false, conflict: { why: 'changed' } })
  expect(await held(anna, { ...said, decided: 'theirs' })).toMatchObject({ ok: true })
  expect((await register()).map(({ name, state }) => [name, state]).sort()).toEqual([
    ['Giulia Sala', 'attended'],
    ['Luca Verdi', 'attended'],
    ['Maria Rossi', 'absent'],
  ])
  expect(await report()).toEqual({ headcount: 4, evaluation: 'Bene.' })
})

test('two different head-counts are for a person to decide', async () => {
  const { anna, bruno, held, atTheDesk, report } = await valley()
  await atTheDesk(bruno, { headcount: '4' })
  expect(await held(anna, { headcount: '6' })).toMatchObject({
    conflict: { why: 'changed', rows: [], headcount: { mine: 6, theirs: 4 } },
  })
  await held(anna, { headcount: '6', decided: 'mine' })
  expect(await report()).toMatchObject({ headcount: 6 })
})

test('absent, expected and a part in it are said without network as at the desk, beside the parts others gave', async () => {
  const { anna, bruno, maria, luca, held, atTheDesk, register } = await valley()
  await atTheDesk(bruno, { present: [maria], [`state-${maria}`]: 'none', [`role-${maria}`]: 'speaker' })
  await held(anna, {
    ...{ [`state-${maria}`]: 'absent', [`role-${maria}`]: 'participant', [`seen-${maria}`]: 'none' },
    ...{ [`state-${luca}`]: 'expected', [`role-${luca}`]: 'lab_maker', [`seen-${luca}`]: 'none' },
  })
  expect(await register()).toMatchObject([{ name: 'Maria Rossi', state: 'attended', role: 'speaker' }])
  await held(anna, {
    ...{ [`state-${maria}`]: 'absent', [`seen-${maria}`]: 'attended', [`role-${maria}`]: 'participant' },
    ...{ [`state-${luca}`]: 'expected', [`role-${luca}`]: 'lab_maker', [`seen-${luca}`]: 'none' },
  })
  expect(await register()).toMatchObject([
    { name: 'Maria Rossi', state: 'absent', role: 'speaker' },
    { name: 'Luca Verdi', state: 'expected', role: 'lab_maker' },
  ])
})

test('two different parts of somebody come back side by side', async () => {
  const { anna, bruno, maria, held, atTheDesk, register } = await valley()
  await atTheDesk(bruno, { present: [maria], [`state-${maria}`]: 'none', [`role-${maria}`]: 'speaker' })
  const said = {
    ...{ present: [maria], [`state-${maria}`]: 'none', [`seen-${maria}`]: 'attended' },
    ...{ [`role-${maria}`]: 'lab_maker', [`seenRole-${maria}`]: 'participant' },
  }
  expect(await held(anna, said)).toMatchObject({
    conflict: {
      rows: [
        {
          name: 'Maria Rossi',
          mine: 'attended',
          theirs: 'attended',
          roles: { mine: 'lab_maker', theirs: 'speaker' },
        },
      ],
    },
  })
  await held(anna, { ...said, decided: 'mine' })
  expect(await register()).toMatchObject([{ role: 'lab_maker' }])
})

test('who came unexpectedly and somebody else said was absent is for a person to decide', async () => {
  const { anna, bruno, maria, held, atTheDesk } = await valley()
  await atTheDesk(bruno, { [`state-${maria}`]: 'absent' })
  expect(await held(anna, { walkIns: [`person:${maria}`] })).toMatchObject({
    conflict: { why: 'changed', rows: [{ name: 'Maria Rossi', mine: 'attended', theirs: 'absent' }] },
  })
})

test('a closing whose answer was lost, sent again by the device, asks nothing', async () => {
  const { anna, maria, held, atTheDesk, register } = await valley()
  const once = newId()
  const said = {
    ...ticked(maria),
    walkIns: ['new-person:Giulia Sala'],
    headcount: '2',
    evaluation: 'Bene.',
    act: 'close',
  }
  await atTheDesk(anna, said, once)
  expect(await held(anna, said, once)).toEqual({ ok: true, value: { closed: true } })
  expect(await register()).toHaveLength(2)
  expect(await held(anna, { ...said, evaluation: 'Freddo.' }, once)).toMatchObject({
    conflict: { why: 'closed', mayDecide: true },
  })
})

test('a register that another closed meanwhile shows what would change; only who may open it decides', async () => {
  const { territory, anna, bruno, maria, luca, held, atTheDesk, register } = await valley()
  await atTheDesk(bruno, { present: [luca], [`state-${luca}`]: 'none', act: 'close' })
  const said = { ...ticked(maria), walkIns: ['new-person:Giulia Sala'], act: 'close' }
  const conflict = await held(anna, said)
  expect(conflict).toMatchObject({
    conflict: {
      why: 'closed',
      by: 'Bruno Galli',
      mayDecide: false,
      rows: [
        { name: 'Maria Rossi', mine: 'attended', theirs: null },
        { name: 'Giulia Sala', mine: 'attended', theirs: null },
      ],
    },
  })
  expect(await held(anna, { ...said, decided: 'mine' })).toMatchObject({ ok: false })
  expect(await register()).toMatchObject([{ name: 'Luca Verdi' }])

  const carla = await territory.operator('Carla Rizzi', 'coordinator')
  expect(await held(carla, { ...said, decided: 'mine' })).toEqual({ ok: true, value: { closed: true } })
  expect(await register()).toHaveLength(3)
  const [session] = await asOwner<{ closed_by: string }>(
    'select closed_by from activity_session where territory_id = $1',
    [territory.id],
  )
  expect(session?.closed_by).toBe(carla.personId)
})

test('a device holds the registers of the day and of what was left open, for the team alone', async () => {
  const { territory, anna, maria, held, sessionId } = await valley()
  await held(anna, { ...ticked(maria), headcount: '2' })
  const ofDay = (actor: SignedInActor, day: string) => asActor(actor, (tx) => sessionsHeld(tx, day))
  expect(await ofDay(anna, '2026-06-03')).toMatchObject([
    {
      id: sessionId,
      title: 'Cucito',
      headcount: 2,
      closed: false,
      lines: [{ name: 'Maria Rossi' }],
      since: null,
    },
  ])
  expect(await ofDay(anna, '2026-06-10')).toHaveLength(1)
  // Of a later one it knows since when somebody came lately: it can call all of them.
  const next = newId()
  await asOwner(
    `insert into activity_session (territory_id, id, activity_id, starts_at, ends_at, held_on)
     select territory_id, $2, activity_id, '2026-06-10T15:00:00Z', '2026-06-10T17:00:00Z', '2026-06-10'
     from activity_session where id = $1`,
    [sessionId, next],
  )
  expect((await ofDay(anna, '2026-06-10')).find(({ id }) => id === next)).toMatchObject({
    lines: [{ name: 'Maria Rossi', state: null, lastOn: '2026-06-03' }],
    since: '2026-06-03',
  })
  await asOwner('delete from activity_session where id = $1', [next])
  expect(await ofDay(anna, '2026-07-10')).toEqual([])
  const ada = await territory.operator('Ada Conti', 'administrator')
  expect((await ofDay(ada, '2026-06-03')).flatMap(({ lines }) => lines)).toEqual([])
})

const at = (state: State | null, role: Role = 'participant') => ({ state, role })

test('of two who wrote of somebody apart, each is heard in what they changed', () => {
  const expected = at('expected')
  expect(merged(at('attended'), expected, expected)).toEqual(at('attended'))
  expect(merged(at('attended'), at(null), at('attended'))).toEqual(at('attended'))
  expect(merged(at('attended'), expected, at('expected', 'speaker'))).toEqual(at('attended', 'speaker'))
  expect(merged(at('attended', 'speaker'), at('attended'), at('absent'))).toEqual(at('absent', 'speaker'))
  expect(merged(at('attended'), at(null), at('absent'))).toBeUndefined()
  expect(merged(at('attended', 'speaker'), at('attended'), at('attended', 'lab_maker'))).toBeUndefined()
})

test('what was planned gives way to what was seen; whom one wrote of another does not take away unasked', () => {
  expect(merged(at('attended'), at(null), at('signed_up'))).toEqual(at('attended'))
  expect(merged(at('expected'), at('signed_up'), at('absent'))).toEqual(at('absent'))
  expect(merged(at('expected'), at('attended'), at('absent'))).toBeUndefined()
  expect(merged(at(null), at('attended'), at('attended', 'speaker'))).toBeUndefined()
  expect(merged(at('attended', 'speaker'), at('attended'), at(null))).toBeUndefined()
})

test('rows and numbers are at odds only where each changed what stood there, to something else', () => {
  const row = (state: State | null) => [{ personId: 'a', ...at(state) }]
  const versions = (now: State | null) => ({ seen: { a: at(null) }, now: row(now) })
  expect(atOdds(row('attended'), versions(null))).toEqual([])
  expect(atOdds(row('attended'), versions('attended'))).toEqual([])
  expect(atOdds(row('attended'), versions('absent'))).toEqual([
    { personId: 'a', mine: at('attended'), theirs: at('absent') },
  ])
  expect([numbersAtOdds(3, null, 4), numbersAtOdds(3, null, null), numbersAtOdds(3, 4, 4)]).toEqual([
    true,
    false,
    false,
  ])
})
