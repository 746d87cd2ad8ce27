import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import { newId } from '../../../ground/db/ids.ts'
import { tiesOf } from '../../ties/reads.ts'
import { reopenSession } from '../closing/writes.ts'
import { newActivityForm } from '../forms.ts'
import { keepRegister } from '../registers/writes.ts'
import { planActivity } from '../writes.ts'
import { registerForm } from './forms.ts'
import {
  presencesOf,
  registerOf,
  reportOf,
  sessionById,
  sessionsOf,
  sessionsToClose,
  todaySessions,
} from './reads.ts'
import { cancelSession, moveSession } from './writes.ts'

openHouse()

const now = new Date('2026-06-10T16:00:00Z')
const clock = { now, timeZone: 'Europe/Rome' }

async function valley({ capacity = null as number | null } = {}) {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const [maria, luca, sara] = [
    await territory.person('Maria Rossi'),
    await territory.person('Luca Verdi'),
    await territory.person('Sara Neri'),
  ]
  const placeId = newId()
  await asOwner(
    "insert into place (territory_id, id, name, kind, capacity) values ($1, $2, 'Sala civica', 'civic_center', $3)",
    [territory.id, placeId, capacity],
  )
  const activityId = newId()
  const form = newActivityForm.parse({
    title: 'Laboratorio di cucito',
    kind: 'lab',
    area: 'proximity',
    placeId,
    on: '2026-06-03',
    from: '17:00',
    to: '19:00',
    repeats: 'weekly',
    times: '3',
  })
  await asActor(anna, (tx) => planActivity(tx, anna, activityId, form, clock))
  const [first, second, third] = await asActor(anna, async (tx) => [
    ...(await sessionsOf(tx, activityId, { when: 'past', now })),
    ...(await sessionsOf(tx, activityId, { when: 'coming', now })),
  ])
  if (!first || !second || !third) throw new Error('three sessions were planned')
  return { territory, anna, maria, luca, sara, placeId, activityId, first, second, third }
}

const keep = (
  actor: SignedInActor,
  sessionId: string,
  said: Record<string, unknown>,
  once = newId(),
  at = now,
) =>
  asActor(actor, (tx) =>
    keepRegister(tx, actor, sessionId, registerForm.parse(said), { now: at, once, timeZone: 'Europe/Rome' }),
  )
const register = (actor: SignedInActor, session: { id: string; activityId: string }) =>
  asActor(actor, (tx) => registerOf(tx, session))
const closed = { ok: true, value: { closed: true } }
const saved = { ok: true, value: { closed: false } }

test('on the day someone comes of age here, the register may name them', async () => {
  const { territory, anna, maria, first } = await valley()
  await asOwner(
    "insert into person_profile (territory_id, person_id, born_on) values ($1, $2, '2008-06-11')",
    [territory.id, maria],
  )
  const said = { present: [maria], [`state-${maria}`]: 'none' }
  const beforeMidnight = new Date('2026-06-10T21:59:00Z')
  const afterMidnight = new Date('2026-06-10T22:01:00Z')
  expect(await keep(anna, first.id, said, newId(), beforeMidnight)).toEqual({
    ok: false,
    refusal: 'people.naming.minor',
  })
  expect(await keep(anna, first.id, said, newId(), afterMidnight)).toEqual(saved)
})

test('a register kept once knows everybody the next time, those seen last first', async () => {
  const { anna, maria, luca, sara, first, second } = await valley()
  expect(
    await keep(anna, first.id, {
      present: [maria],
      [`state-${maria}`]: 'none',
      [`role-${maria}`]: 'lab_maker',
      [`state-${luca}`]: 'absent',
      [`state-${sara}`]: 'signed_up',
      walkIns: ['new-person:Giulia Sala'],
      headcount: '4',
      evaluation: 'Bella serata',
    }),
  ).toEqual(saved)

  expect(await register(anna, first)).toMatchObject([
    { name: 'Sara Neri', state: 'signed_up' },
    { name: 'Maria Rossi', state: 'attended', role: 'lab_maker' },
    { name: 'Giulia Sala', state: 'attended', role: 'participant' },
    { name: 'Luca Verdi', state: 'absent' },
  ])
  expect(await asActor(anna, (tx) => reportOf(tx, first.id))).toEqual({
    headcount: 4,
    evaluation: 'Bella serata',
  })
  expect(await asActor(anna, (tx) => presencesOf(tx, [first.id]))).toEqual(
    new Map([[first.id, { named: 2, anonymous: 4 }]]),
  )
  expect(await register(anna, second)).toMatchObject([
    { name: 'Maria Rossi', state: null, lastOn: '2026-06-03' },
    { name: 'Giulia Sala', state: null, lastOn: '2026-06-03' },
    { name: 'Sara Neri', state: null, lastOn: null },
    { name: 'Luca Verdi', state: null, lastOn: null },
  ])
})

test('a tick taken away is no longer recorded', async () => {
  const { anna, maria, luca, first } = await valley()
  await keep(anna, first.id, {
    present: [maria, luca],
    [`state-${maria}`]: 'none',
    [`state-${luca}`]: 'expected',
  })
  await keep(anna, first.id, { [`state-${maria}`]: 'none', [`state-${luca}`]: 'expected' })
  expect(await register(anna, first)).toMatchObject([{ name: 'Luca Verdi', state: 'expected' }])
})

test('thirty people are one register', async () => {
  const { territory, anna, first } = await valley()
  const people = await Promise.all(
    Array.from({ length: 30 }, (_, n) => territory.person(`Persona Numero${n}`)),
  )
  const rows = Object.fromEntries(people.map((id) => [`state-${id}`, 'none']))
  expect(await keep(anna, first.id, { present: people, ...rows, act: 'close' })).toEqual(closed)
  const kept = await register(anna, first)
  expect(kept.filter((line) => line.state === 'attended')).toHaveLength(30)
  expect(await asActor(anna, (tx) => tiesOf(tx, people[0] ?? ''))).toHaveLength(30)
})

test('a walk-in sent twice is one person', async () => {
  const { territory, anna, first } = await valley()
  const once = newId()
  const said = { walkIns: ['new-person:Giulia Sala'] }
  await Promise.all([keep(anna, first.id, said, once), keep(anna, first.id, said, once)])
  expect(await register(anna, first)).toHaveLength(1)
  expect(
    await asOwner("select 1 from person where territory_id = $1 and given_name = 'Giulia'", [territory.id]),
  ).toHaveLength(1)
})

test('a session closes once it has begun, and only once', async () => {
  const { territory, anna, maria, first, third } = await valley()
  const bruno = await territory.operator('Bruno Galli', 'facilitator')
  const said = { present: [maria], [`state-${maria}`]: 'none', act: 'close' }
  expect(await keep(anna, third.id, said)).toEqual({ ok: false, refusal: 'activities.session.notBegun' })
  expect(await register(anna, third)).toEqual([])

  expect(await Promise.all([keep(anna, first.id, said), keep(anna, first.id, said)])).toEqual([
    closed,
    closed,
  ])
  expect(await keep(anna, first.id, said)).toEqual(closed)
  expect(await keep(bruno, first.id, said)).toEqual({ ok: false, refusal: 'activities.session.isClosed' })
  expect(await keep(anna, first.id, { act: 'save' })).toEqual({
    ok: false,
    refusal: 'activities.session.isClosed',
  })
  const acts = await asOwner<{ act: string }>(
    "select act from journal where territory_id = $1 and act = 'activities.sessionClosed'",
    [territory.id],
  )
  expect(acts).toHaveLength(1)
  expect(await asActor(anna, (tx) => sessionById(tx, first.id))).toMatchObject({ closedBy: anna.personId })
})

test('the database itself refuses a closing before the start', async () => {
  const { territory, third } = await valley()
  const close = asOwner('update activity_session set closed_at = $1 where territory_id = $2 and id = $3', [
    now,
    territory.id,
    third.id,
  ])
  await expect(close).rejects.toThrow('activity_session_closed_after_start')
})

test('more people than the place holds need a word of confirmation', async () => {
  const { anna, maria, luca, sara, first } = await valley({ capacity: 3 })
  const three = {
    present: [maria, luca],
    [`state-${maria}`]: 'none',
    [`state-${luca}`]: 'none',
    headcount: '1',
  }
  const refusal = { ok: false, refusal: 'activities.session.overCapacity' }
  expect(await keep(anna, first.id, { ...three, walkIns: ['new-person:Giulia Sala'] })).toEqual(refusal)
  expect(await register(anna, first)).toEqual([])
  expect(await keep(anna, first.id, three)).toEqual(saved)
  // Those whom the page does not show count as well.
  expect(await keep(anna, first.id, { walkIns: [`person:${sara}`], headcount: '1' })).toEqual(refusal)
  expect(
    await keep(anna, first.id, {
      walkIns: [`person:${sara}`],
      headcount: '1',
      overCapacity: 'yes',
      act: 'close',
    }),
  ).toEqual(closed)
})

test('who attended is tied, until the register says otherwise', async () => {
  const { anna, maria, luca, sara, first } = await valley()
  await keep(anna, first.id, {
    present: [maria, luca],
    [`state-${maria}`]: 'none',
    [`state-${luca}`]: 'none',
    [`state-${sara}`]: 'signed_up',
    act: 'close',
  })
  const names = async () => (await asActor(anna, (tx) => tiesOf(tx, maria))).map((tie) => tie.name).sort()
  expect(await names()).toEqual(['Luca Verdi', 'Sala civica'])

  expect(await asActor(anna, (tx) => reopenSession(tx, anna, first.id))).toMatchObject({ ok: true })
  expect(await names()).toEqual([])
  await keep(anna, first.id, {
    present: [maria, sara],
    [`state-${maria}`]: 'none',
    [`state-${luca}`]: 'none',
    [`state-${sara}`]: 'signed_up',
    act: 'close',
  })
  expect(await names()).toEqual(['Sala civica', 'Sara Neri'])
})

test('who closed a session or a coordinator opens it again, nobody else', async () => {
  const { territory, anna, maria, first } = await valley()
  const bruno = await territory.operator('Bruno Galli', 'facilitator')
  const carla = await territory.operator('Carla Rizzi', 'coordinator')
  await keep(anna, first.id, { present: [maria], [`state-${maria}`]: 'none', act: 'close' })
  const reopen = (actor: SignedInActor) => asActor(actor, (tx) => reopenSession(tx, actor, first.id))
  expect(await reopen(bruno)).toEqual({ ok: false, refusal: 'activities.session.notYours' })
  expect(await asActor(anna, (tx) => sessionById(tx, first.id))).not.toMatchObject({ closedAt: null })
  expect(await reopen(carla)).toMatchObject({ ok: true })
  expect(await asActor(anna, (tx) => sessionById(tx, first.id))).toMatchObject({ closedAt: null })
})

test('a merged person is one line, and one row once the register is kept', async () => {
  const { territory, anna, maria, luca, first } = await valley()
  await keep(anna, first.id, {
    present: [maria, luca],
    [`state-${maria}`]: 'none',
    [`state-${luca}`]: 'none',
  })
  await asOwner('update person set merged_into = $1 where id = $2', [maria, luca])
  expect(await register(anna, first)).toMatchObject([{ personId: maria, state: 'attended' }])
  await keep(anna, first.id, { present: [maria], [`state-${maria}`]: 'none', act: 'close' })
  expect(await asOwner('select person_id from attendance where territory_id = $1', [territory.id])).toEqual([
    { person_id: maria },
  ])
})

test('one session moves or is cancelled and called back; a closed one stays', async () => {
  const { territory, anna, maria, first, second } = await valley()
  const move = (id: string) =>
    asActor(anna, (tx) =>
      moveSession(
        tx,
        anna,
        id,
        { on: '2026-06-11', from: '18:00', to: '20:00', title: 'Con merenda' },
        { now: new Date('2026-06-01T08:00:00Z'), timeZone: 'Europe/Rome' },
      ),
    )
  expect(await move(second.id)).toMatchObject({ ok: true })
  expect(await asActor(anna, (tx) => sessionById(tx, second.id))).toMatchObject({
    heldOn: '2026-06-11',
    ownTitle: 'Con merenda',
    inSeries: true,
  })
  const [moved] = await asOwner(
    'select starts_at, recurrence_at from activity_session where territory_id = $1 and id = $2',
    [territory.id, second.id],
  )
  expect(moved).toEqual({ starts_at: new Date('2026-06-11T16:00:00Z'), recurrence_at: '2026-06-10 17:00:00' })

  const cancel = (id: string, at: Date | null) => asActor(anna, (tx) => cancelSession(tx, anna, id, at))
  await cancel(second.id, now)
  expect(await asActor(anna, (tx) => todaySessions(tx, '2026-06-11'))).toEqual([])
  expect(await keep(anna, second.id, {})).toEqual({ ok: false, refusal: 'activities.session.isCancelled' })
  await cancel(second.id, null)
  expect(await asActor(anna, (tx) => todaySessions(tx, '2026-06-11'))).toHaveLength(1)

  await keep(anna, first.id, { present: [maria], [`state-${maria}`]: 'none', act: 'close' })
  expect(await cancel(first.id, now)).toEqual({ ok: false, refusal: 'activities.session.isClosed' })
  expect(await move(first.id)).toEqual({ ok: false, refusal: 'activities.session.isClosed' })
})

test('what happened and nobody closed comes back', async () => {
  const { anna, maria, first } = await valley()
  const open = () => asActor(anna, (tx) => sessionsToClose(tx, '2026-05-28', '2026-06-10'))
  expect(await open()).toMatchObject([{ id: first.id, title: 'Laboratorio di cucito' }])
  await keep(anna, first.id, { present: [maria], [`state-${maria}`]: 'none', act: 'close' })
  expect(await open()).toEqual([])
})

test('neither a visitor, nor an administrator, nor another territory keeps or reads a register', async () => {
  const { territory, anna, maria, first } = await valley()
  await keep(anna, first.id, { present: [maria], [`state-${maria}`]: 'none' })
  const ada = await territory.operator('Ada Conti', 'administrator')
  const stranger = await (await newTerritory()).operator('Bruno Galli', 'coordinator')
  expect(await register(anna, first)).toHaveLength(1)
  expect(await register(ada, first)).toEqual([])
  expect(await asActor(territory.visitor, (tx) => registerOf(tx, first))).toEqual([])
  await expect(keep(ada, first.id, { present: [maria], [`state-${maria}`]: 'none' })).rejects.toThrow(
    'row-level security',
  )
  await expect(keep(stranger, first.id, {})).rejects.toThrow(NotHere)
})
